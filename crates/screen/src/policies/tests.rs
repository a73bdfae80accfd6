//! Each kind opens, is taken as it opens, and its fields write where they read.

use super::*;
use crate::fixture::lab;
use crate::moment::Moment;
use lab::Timeline;

fn sheet(timeline: &Timeline, kind: Kind, name: Option<&str>) -> Sheet {
    let moment = Moment::at_end(timeline.world(), timeline.trace(), timeline.now());
    let id = moment.service(None).expect("a service").id;
    open(moment, id, kind, name).expect("a sheet")
}

fn field(sheet: &Sheet, id: &str) -> Field {
    let found = fields(sheet).into_iter().find(|it| it.id == id);
    found.unwrap_or_else(|| panic!("no field {id}"))
}

fn send(timeline: &mut Timeline, sheet: &Sheet) -> Result<(), aws_api::ApiError> {
    let calls = sheet.calls().into_iter();
    let calls: Vec<(String, Value)> = calls.map(|it| (it.name.to_owned(), it.input)).collect();
    calls
        .iter()
        .try_for_each(|it| timeline.call(&it.0, &it.1).map(|_| ()))
}

#[test]
fn what_a_sheet_begins_with_is_taken_and_opens_again() {
    for (kind, name) in [
        (Kind::Tracking, "cpu"),
        (Kind::Step, "steps"),
        (Kind::Scheduled, "morning"),
    ] {
        let mut timeline = lab();
        let new = sheet(&timeline, kind, None);
        send(&mut timeline, &new).unwrap_or_else(|it| panic!("{kind:?}: {it}"));
        let id = *timeline.world().services.keys().next().expect("web");
        assert_eq!(policies(timeline.world(), id), [(kind, name.to_owned())]);
        let again = sheet(&timeline, kind, Some(name));
        assert!(again.calls().is_empty(), "{kind:?}: {:?}", again.calls());
        let gone = again.removal().expect("it can go");
        timeline.call(gone.name, &gone.input).expect("it goes");
        assert!(policies(timeline.world(), id).is_empty());
    }
}

#[test]
fn fields_write_where_they_read() {
    let timeline = lab();
    for kind in Kind::ALL {
        let sheet = sheet(&timeline, kind, None);
        for it in fields(&sheet) {
            let typed = match it.input {
                Input::Number => "7",
                Input::Flag => "true",
                Input::Text => "abc",
                Input::Names => "a, b",
                Input::Choice(all) => all[1],
            };
            let after = sheet.edit(&it, typed);
            let found = fields(&after).into_iter().find(|new| new.path == it.path);
            assert_eq!(
                found.map(|it| it.value).as_deref(),
                Some(typed),
                "{}",
                it.path
            );
        }
    }
}

#[test]
fn the_alarm_runs_the_policy_whatever_it_is_called() {
    let mut timeline = lab();
    let new = sheet(&timeline, Kind::Step, None).steps(true);
    assert_eq!(
        fields(&new).iter().filter(|it| it.id == "step-by").count(),
        3
    );
    let new = new.edit(&field(&new, "name"), "more");
    send(&mut timeline, &new).expect("they are taken");
    let alarm = timeline.world().alarms.values().next().expect("an alarm");
    assert_eq!(alarm.policies.len(), 1);
}

#[test]
fn a_refusal_finds_its_field() {
    for (kind, id, typed) in [
        (Kind::Tracking, "target", "much"),
        (Kind::Tracking, "max", "-1"),
        (Kind::Tracking, "out", "-5"),
        (Kind::Step, "step-by", "two"),
        (Kind::Step, "threshold", "high"),
        (Kind::Scheduled, "schedule", "noon"),
        (Kind::Scheduled, "zone", "Mars"),
        (Kind::Deployment, "maximum", "7"),
    ] {
        let mut timeline = lab();
        let new = sheet(&timeline, kind, None);
        let wrong = new.edit(&field(&new, id), typed);
        let mut refused = None;
        for call in wrong.calls() {
            if let Err(error) = timeline.call(call.name, &call.input) {
                refused = Some((call.name, error));
                break;
            }
        }
        let (call, error) = refused.unwrap_or_else(|| panic!("{id} {typed} was taken"));
        let all = fields(&wrong);
        let message = error.message.to_string();
        let at = problem(&wrong, &all, call, error.path.as_deref(), &message);
        assert_eq!(
            at.map(|it| all[it].id),
            Some(id),
            "{error} {:?}",
            error.path
        );
    }
}

#[test]
fn a_strategy_brings_its_settings() {
    let mut timeline = lab();
    let new = sheet(&timeline, Kind::Deployment, None);
    assert!(new.calls().is_empty(), "nothing was changed");
    let canary = new.edit(&field(&new, "strategy"), "CANARY");
    let value = canary.value(0).expect("JSON");
    let configuration = &value["deploymentConfiguration"];
    assert_eq!(configuration["canaryConfiguration"]["canaryPercent"], 10);
    let linear = canary.edit(&field(&canary, "strategy"), "LINEAR");
    let value = linear.value(0).expect("JSON");
    assert!(value["deploymentConfiguration"]["canaryConfiguration"].is_null());
    let broken = linear.typed(0, "{".to_owned());
    assert_eq!((broken.broken(), broken.calls().len()), (vec![0], 0));
    let flags = new.edit(&field(&new, "breaker"), "true");
    let flags = flags.edit(&field(&flags, "rollback"), "true");
    send(&mut timeline, &flags).expect("it is taken");
}
