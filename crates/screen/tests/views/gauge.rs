//! The service strip as text: `occupying` row, ruler, `healthy` row, walls (`!` is lit) and the
//! flag.

use crate::english::{English, expect, moment, played};
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
    expect("gauge-steady", &shown(&played("half-way", 110)));
}

#[test]
fn the_floor_blocks_the_rollout_of_the_design() {
    expect("gauge-floor", &shown(&played("half-way", 200)));
}

#[test]
fn floor_and_ceiling_that_meet_leave_nothing_to_do() {
    expect(
        "gauge-stuck",
        &shown(&played("the-update-that-never-starts", 200)),
    );
}

#[test]
fn rounding_keeps_the_unrounded_value() {
    let bounds = json!({"desiredCount": 3, "deploymentConfiguration":
        {"minimumHealthyPercent": 50, "maximumPercent": 150}});
    let timeline = updated("half-way", 100, bounds, 60);
    expect("gauge-rounding", &shown(&timeline));
}

#[test]
fn no_task_is_asked_for() {
    expect(
        "gauge-none",
        &shown(&updated(
            "first-service",
            100,
            json!({"desiredCount": 0}),
            120,
        )),
    );
}

#[test]
fn tasks_that_are_on_their_way_out_count_for_neither_row() {
    expect("gauge-leaving", &shown(&played("rolling-100-150", 150)));
}

#[test]
fn every_moment_of_every_rollout_has_a_gauge_within_its_ruler() {
    for slug in crate::english::LESSONS {
        let mut timeline = played(slug, 0);
        for secs in (0..600).step_by(5) {
            timeline.seek(base::SimTime::from_secs(secs));
            let view = screen::service::service(moment(&timeline), None);
            let Some(gauge) = view.map(|it| it.gauge) else {
                continue;
            };
            let cells = gauge.occupying_row.iter().chain(&gauge.healthy_row);
            for cell in cells {
                assert!(
                    (cell.x + cell.width) * 1000 <= gauge.span,
                    "{slug} {secs}: {gauge:?}"
                );
            }
            assert!(gauge.floor.raw.div_ceil(1000) == gauge.floor.value);
            assert!(gauge.ceiling.raw / 1000 == gauge.ceiling.value);
        }
    }
}
