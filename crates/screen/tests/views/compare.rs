//! Two branches side by side: the moment of the design, and what a smaller task would change.

use crate::english::{English, played};
use screen::compare::{Compare, Run, compare, edit};
use screen::moment::Moment;
use serde_json::json;

fn moment(branch: &lab::Branch) -> Moment<'_> {
    Moment {
        world: branch.world(),
        trace: branch.trace(),
        all: branch.whole_trace(),
        now: branch.cursor().at,
        end: branch.end(),
        evidence: None,
        wait: None,
    }
}

/// `slug` at `secs`, a branch with these calls made there, and both played on to `until`.
fn what_if(slug: &str, secs: u64, calls: &[(String, serde_json::Value)], until: u64) -> Compare {
    let mut lab = played(slug, until);
    let a = lab.current();
    lab.seek(base::SimTime::from_secs(secs));
    let b = lab.fork();
    lab.call_all(calls).expect("they are accepted");
    lab.seek(base::SimTime::from_secs(until));
    let parted = lab.parted(a, b).expect("they are two");
    assert_eq!(lab.parted(b, a), Some(parted));
    lab.seek_branch(a, base::SimTime::from_secs(until));
    let (a, b) = (lab.branch_of(a).expect("a"), lab.branch_of(b).expect("b"));
    let edits: Vec<String> = b.own_calls().map(|it| edit(&it.name, &it.input)).collect();
    let a = Run {
        last: a.world_at_end(),
        moment: moment(a),
        edits: &[],
    };
    let b = Run {
        last: b.world_at_end(),
        moment: moment(b),
        edits: &edits,
    };
    compare(a, b, None, parted).expect("the service is on both")
}

fn rows(view: &Compare) -> String {
    let english = English::new();
    let rows = view.outcomes.iter().map(|it| {
        let words = [&it.a, &it.b, &it.delta].map(|it| english.say(it));
        format!("{} {}", it.name, words.join(" | "))
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_branch_without_an_edit_is_the_same_run() {
    let view = what_if("rolling-50-100", 60, &[], 600);
    assert!(view.difference.is_none(), "{:?}", view.difference);
    assert!(view.outcomes.iter().all(|it| it.same), "{}", rows(&view));
    assert!(view.sides[1].edits.is_empty());
    let (a, b) = (&view.sides[0], &view.sides[1]);
    assert_eq!(
        (&a.instances, &a.lanes, &a.gauge),
        (&b.instances, &b.lanes, &b.gauge)
    );
}

#[test]
fn another_corridor_changes_the_outcomes_and_the_first_difference_is_named() {
    let change = json!({"cluster": "lab", "service": "web", "deploymentConfiguration":
        {"minimumHealthyPercent": 100, "maximumPercent": 200}});
    let view = what_if(
        "rolling-50-100",
        60,
        &[("ecs.UpdateService".into(), change)],
        600,
    );
    assert_eq!(view.sides[1].edits.len(), 1);
    let difference = view.difference.as_ref().expect("they differ");
    assert!(difference.at >= base::SimTime::from_secs(60));
    assert_ne!(difference.sides[0], difference.sides[1]);
    let lowest = view
        .outcomes
        .iter()
        .find(|it| it.name == "outcome-lowest")
        .expect("a row");
    assert!(!lowest.same, "{}", rows(&view));
    let most = view
        .outcomes
        .iter()
        .find(|it| it.name == "outcome-most")
        .expect("a row");
    assert!(!most.same, "{}", rows(&view));
}

#[test]
fn an_edit_is_said_in_short() {
    let input = json!({"cluster": "lab", "service": "web", "desiredCount": 5});
    assert_eq!(
        edit("ecs.UpdateService", &input),
        "ecs.UpdateService desiredCount 5"
    );
    let long = json!({"name": "x".repeat(500)});
    assert_eq!(edit("a.B", &long).chars().count(), 120);
}
