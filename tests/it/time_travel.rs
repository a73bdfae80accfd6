//! Going to and fro on the ready scenarios, and that it is quick.

use crate::fixture::ready;
use base::{Seq, SimDuration, SimTime};
use lab::timeline::Made;
use lab::{Origin, Timeline};
use model::{Event, TaskStatus};
use serde_json::json;

fn minutes(count: u64) -> SimTime {
    SimTime::from_secs(60 * count)
}

#[test]
fn the_past_is_a_place_to_act_in_and_nothing_is_lost() {
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(minutes(5));
    let (first, end) = (lab.current(), lab.digest());
    lab.seek(minutes(2));
    assert_eq!((lab.now(), lab.end()), (minutes(2), minutes(5)));
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 6});
    lab.call("ecs.UpdateService", &input)
        .expect("it is accepted");
    assert_ne!(lab.current(), first);
    assert_eq!(lab.branch().made, Made::ByCall);
    assert_eq!(
        lab.branch().fork.map(|it| (it.from, it.at)),
        Some((first, minutes(2)))
    );
    lab.seek(minutes(5));
    assert_ne!(lab.digest(), end);
    let second = (lab.current(), lab.digest());
    assert!(lab.switch(first));
    assert_eq!(lab.now(), minutes(2), "each branch keeps its own cursor");
    lab.seek(minutes(5));
    assert_eq!(lab.digest(), end);
    assert!(lab.switch(second.0));
    assert_eq!((lab.now(), lab.digest()), (minutes(5), second.1));
    assert_eq!(lab.branches().count(), 2);
}

#[test]
fn a_question_about_the_past_makes_no_branch() {
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(minutes(3));
    let (end, world) = (lab.digest(), lab.world().clone());
    lab.seek(SimTime::ZERO);
    let ask = json!({"cluster": "lab", "services": ["web"]});
    let then = lab
        .call("ecs.DescribeServices", &ask)
        .expect("it is answered");
    assert_eq!(then["services"][0]["runningCount"], json!(0));
    assert_eq!(lab.branches().count(), 1);
    lab.seek(minutes(3));
    assert_eq!(lab.digest(), end);
    assert_eq!(*lab.world(), world);
    let now = lab
        .call("ecs.DescribeServices", &ask)
        .expect("it is answered");
    assert_eq!(now["services"][0]["runningCount"], json!(4));
}

#[test]
fn a_refused_call_changes_nothing_anywhere() {
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(minutes(3));
    for at in [minutes(3), minutes(1)] {
        lab.seek(at);
        let (digest, calls) = (lab.digest(), lab.log().len());
        let refused = lab.call(
            "ecs.UpdateService",
            &json!({"cluster": "lab", "service": "nobody"}),
        );
        assert!(refused.is_err());
        assert_eq!(
            (lab.digest(), lab.log().len(), lab.now()),
            (digest, calls, at)
        );
        assert_eq!(lab.branches().count(), 1);
    }
}

#[test]
fn steps_ahead_are_played_on_every_branch() {
    let mut lab = Timeline::open(ready("rolling-50-100"));
    lab.seek(minutes(1));
    lab.fork();
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 3});
    lab.call("ecs.UpdateService", &input)
        .expect("it is accepted");
    lab.seek(minutes(3));
    let steps = lab
        .log()
        .iter()
        .filter(|it| matches!(it.origin, Origin::Step(_)))
        .count();
    assert_eq!(steps, lab.scenario().steps.len());
}

#[test]
fn undo_and_redo_go_back_and_forth_and_reset_begins_again() {
    let mut lab = Timeline::open(ready("first-service"));
    let start = lab.digest();
    assert!(!lab.can_undo() && !lab.undo() && !lab.redo());
    lab.seek(minutes(2));
    let before = (lab.now(), lab.digest());
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 5});
    lab.call("ecs.UpdateService", &input)
        .expect("it is accepted");
    lab.seek(minutes(4));
    let after = (lab.now(), lab.digest());
    assert!(lab.undo());
    assert_eq!((lab.now(), lab.digest()), before);
    assert!(!lab.can_undo(), "the scenario's own steps are not undone");
    assert!(lab.redo());
    assert_eq!((lab.now(), lab.digest()), after);
    assert_eq!(
        lab.branches().count(),
        1,
        "an undo that was taken back leaves no branch"
    );
    assert!(lab.undo());
    lab.reset();
    assert_eq!((lab.now(), lab.digest()), (SimTime::ZERO, start));
    assert_eq!(lab.branches().count(), 3);
}

#[test]
fn a_row_of_calls_is_undone_as_one_and_ends_at_a_refusal() {
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(minutes(2));
    let before = lab.digest();
    let desired = |count: u32| {
        let input = json!({"cluster": "lab", "service": "web", "desiredCount": count});
        ("ecs.UpdateService".to_string(), input)
    };
    let question = ("ecs.ListClusters".to_string(), json!({}));
    let answers = lab
        .call_all(&[desired(5), question, desired(3)])
        .expect("all are accepted");
    assert_eq!(answers.len(), 3);
    assert!(lab.undo());
    assert_eq!(lab.digest(), before, "both calls are gone");
    assert!(!lab.can_undo());
    // Two calls that were not made as one are two steps.
    for (name, input) in [desired(5), desired(3)] {
        lab.call(&name, &input).expect("it is accepted");
    }
    assert!(lab.undo() && lab.can_undo());
    let wrong = (
        "ecs.UpdateService".to_string(),
        json!({"service": "nobody"}),
    );
    let refused = lab.call_all(&[desired(2), wrong, desired(1)]);
    assert!(refused.is_err_and(|(at, error)| at == 1 && !error.code.is_empty()));
}

#[test]
fn one_steps_from_event_to_event_and_from_decision_to_decision() {
    let mut lab = Timeline::open(ready("rolling-50-100"));
    let mut moments = vec![lab.now()];
    for _ in 0..12 {
        moments.push(lab.seek_next_event().expect("something happens"));
    }
    assert!(moments.windows(2).all(|it| it[0] < it[1]), "{moments:?}");
    for expected in moments.iter().rev().skip(1).take(6) {
        assert_eq!(lab.seek_previous_event(), Some(*expected));
    }
    lab.seek(minutes(1));
    let decided = lab
        .seek_next_decision()
        .expect("the update at 2m is decided upon");
    assert!(decided >= minutes(2), "{decided}");
    let at = |it: &&model::Stamped| it.at == decided && it.event.is_decision();
    assert!(lab.trace().iter().rev().any(|it| at(&it)));
}

#[test]
fn a_decision_is_explained_down_to_its_call() {
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(minutes(1));
    let placed = |it: &&model::Stamped| matches!(it.event, Event::PlacementDecided { .. });
    let seq = lab
        .trace()
        .iter()
        .find(placed)
        .expect("tasks were placed")
        .seq;
    let explanation = lab.explain(seq).expect("it is there");
    let evidence = explanation.placement.expect("a placement has its evidence");
    assert_eq!(evidence.candidates.len(), 4);
    let root = explanation.chain.last().expect("there is a cause");
    assert!(
        matches!(&root.event, Event::CommandAccepted { name, .. } if name.contains("CreateService")),
        "{root:?}"
    );
    assert_eq!(lab.explain(Seq(0)), None);
    assert_eq!(lab.explain(Seq(u64::MAX)), None);
}

#[test]
fn a_large_fleet_is_explained_in_full() {
    let mut lab = Timeline::open(ready("second-copy-host-port"));
    let fleet = json!({"cluster": "lab", "instanceType": "m5.large", "count": 150,
        "availabilityZones": ["us-east-1a", "us-east-1b"]});
    lab.call("lab.AddContainerInstances", &fleet)
        .expect("it is accepted");
    let run = json!({"cluster": "lab", "taskDefinition": "web", "count": 3});
    lab.call("ecs.RunTask", &run).expect("it is accepted");
    lab.seek(SimTime::from_secs(30));
    let decided = lab.trace().iter().rev().find_map(|it| match &it.event {
        Event::PlacementDecided { placement, .. } => Some((it.seq, placement.clone())),
        _ => None,
    });
    let (seq, decided) = decided.expect("it was placed");
    assert_eq!(decided.considered, 152);
    let whole = lab
        .explain(seq)
        .and_then(|it| it.placement)
        .expect("it is explained");
    assert_eq!(whole.candidates.len(), 152);
    assert_eq!(whole.winner, decided.winner);
}

#[test]
fn time_ends_after_seven_days() {
    let text = r#"{"format": 1, "title": "t", "until": "1s", "steps": [
        {"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}}]}"#;
    let mut lab = Timeline::open(lab::Scenario::from_json(text).expect("it is right"));
    assert_eq!(lab.seek_next_event(), None, "nothing happens by itself");
    assert_eq!(lab.now(), SimTime::ZERO);
    assert!(!lab.is_full());
    assert_eq!(lab.seek(SimTime::MAX), lab::LIMIT);
    assert!(lab.is_full());
    assert_eq!(lab.advance_to(SimTime::MAX), lab::LIMIT);
    lab.call("ecs.CreateCluster", &json!({"clusterName": "late"}))
        .expect("it is accepted");
    assert_eq!(lab.world().clusters.len(), 2);
}

/// A day with traffic and scaling: any moment of it within 50 ms in release; debug builds get more.
#[test]
fn a_day_can_be_sought_quickly() {
    let mut lab = Timeline::open(ready("first-service"));
    let day = SimTime::from_secs(24 * 3600);
    lab.seek(day);
    let running = |it: &model::Task| it.last_status == TaskStatus::Running;
    assert!(lab.world().all_tasks().any(running));
    let mut worst = 0;
    for hour in [23, 1, 12, 18, 5, 22, 2, 9] {
        let started = clock();
        lab.seek(SimTime::from_secs(hour * 3600) + SimDuration(1234));
        worst = worst.max(clock() - started);
    }
    let limit = if cfg!(debug_assertions) { 500 } else { 50 };
    assert!(worst <= limit, "{worst} ms");
}

/// Milliseconds of the machine's clock; the only place that asks for them.
fn clock() -> u128 {
    #[allow(clippy::disallowed_types, clippy::disallowed_methods)]
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |it| it.as_millis())
}
