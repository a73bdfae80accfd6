//! The service strip as text: `occupying` row, ruler, `healthy` row, walls (`!` is lit) and the flag.

use crate::english::{English, moment, played};
use lab::Timeline;
use screen::service::{Cell, ServiceView};
use serde_json::json;

fn row(cells: &[Cell]) -> String {
    let cell = |it: &Cell| {
        let wanted = if it.wanted { "?" } else { "" };
        let many = match it.width {
            1 => String::new(),
            width => format!("{width}x"),
        };
        format!("{many}{}:{}{wanted}", it.revision, it.face.glyph)
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

fn print(view: &ServiceView, english: &English) -> String {
    let gauge = &view.gauge;
    let lit = |lit: bool| if lit { "!" } else { "" };
    let flag = gauge.flag.as_ref().map(|it| english.say(it));
    let marks = gauge.marks.iter().map(|it| it.x.to_string());
    format!(
        "{}\noccupying {} [{}]\nhealthy {} [{}]\nfloor {}{} {}, ceiling {}{} {}, desired {}\n\
         ruler {}\n{}",
        english.say(&view.state),
        gauge.occupying,
        row(&gauge.occupying_row),
        gauge.healthy,
        row(&gauge.healthy_row),
        gauge.floor.value,
        lit(gauge.floor_lit),
        english.say(&gauge.floor.origin),
        gauge.ceiling.value,
        lit(gauge.ceiling_lit),
        english.say(&gauge.ceiling.origin),
        gauge.desired,
        marks.collect::<Vec<_>>().join(" "),
        flag.unwrap_or_default(),
    )
}

fn shown(timeline: &Timeline) -> String {
    let view = screen::service::service(moment(timeline), None).expect("a service");
    print(&view, &English::new())
}

fn check(timeline: &Timeline, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    let found = shown(timeline);
    let found: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(found.join("\n"), expected.join("\n").trim_end());
}

/// An accepted UpdateService, played on for so many seconds.
fn updated(slug: &str, at: u64, input: serde_json::Value, more: u64) -> Timeline {
    let mut timeline = played(slug, at);
    let mut request = json!({"cluster": "lab", "service": "web"});
    for (name, value) in input.as_object().expect("an object") {
        request[name] = value.clone();
    }
    timeline
        .call("ecs.UpdateService", &request)
        .unwrap_or_else(|error| panic!("{}: {}", error.code, error.message));
    timeline.advance_to(base::SimTime::from_secs(at + more));
    timeline
}

#[test]
fn steady() {
    check(
        &played("half-way", 110),
        "runs r7
         occupying 4 [r7:healthy r7:healthy r7:healthy r7:healthy]
         healthy 4 [r7:healthy r7:healthy r7:healthy r7:healthy]
         floor 2 = 50 % of 4, ceiling 4 = 100 % of 4, desired 4
         ruler 0 1 2 3 4
         ",
    );
}

#[test]
fn the_floor_blocks_the_rollout_of_the_design() {
    check(
        &played("half-way", 200),
        "r7 → r8, rolling for 1:20
         occupying 2 [r7:healthy r7:healthy r8:unplaced? r8:unplaced?]
         healthy 2 [r7:healthy r7:healthy]
         floor 2! = 50 % of 4, ceiling 4 = 100 % of 4, desired 4
         ruler 0 1 2 3 4
         cannot stop r7: 2 healthy is the floor",
    );
}

#[test]
fn floor_and_ceiling_that_meet_leave_nothing_to_do() {
    check(
        &played("the-update-that-never-starts", 200),
        "r1 → r2, rolling for 1:20
         occupying 4 [r1:healthy r1:healthy r1:healthy r1:healthy]
         healthy 4 [r1:healthy r1:healthy r1:healthy r1:healthy]
         floor 4! from 3.6, ceiling 4! = 100 % of 4, desired 4
         ruler 0 1 2 3 4
         cannot stop, cannot start",
    );
}

#[test]
fn rounding_keeps_the_unrounded_value() {
    let bounds = json!({"desiredCount": 3, "deploymentConfiguration":
        {"minimumHealthyPercent": 50, "maximumPercent": 150}});
    let timeline = updated("half-way", 100, bounds, 60);
    let text = shown(&timeline);
    assert!(
        text.contains("floor 2! from 1.5, ceiling 4 from 4.5, desired 3"),
        "{text}"
    );
}

#[test]
fn no_task_is_asked_for() {
    check(
        &updated("first-service", 100, json!({"desiredCount": 0}), 120),
        "runs r1
         occupying 0 []
         healthy 0 []
         floor 0 = 100 % of 0, ceiling 0 = 200 % of 0, desired 0
         ruler 0 1
         asks for no tasks",
    );
}

#[test]
fn tasks_that_are_on_their_way_out_count_for_neither_row() {
    check(
        &played("rolling-100-150", 150),
        "r1 → r2, rolling for 0:30
         occupying 4 [r1:healthy r1:healthy r2:healthy r2:healthy]
         healthy 4 [r1:healthy r1:healthy r2:healthy r2:healthy]
         floor 4! = 100 % of 4, ceiling 6 = 150 % of 4, desired 4
         ruler 0 1 2 3 4 5 6
         cannot stop r1: 4 healthy is the floor",
    );
}
