//! The service strip as text: `occupying` row, ruler, `healthy` row, walls and the flag.

use crate::english::{English, moment, played};
use screen::service::{Cell, Gauge, ServiceView};

fn row(cells: &[Cell]) -> String {
    let cell = |it: &Cell| {
        let wanted = if it.wanted { "?" } else { "" };
        format!("{}:{}{wanted}", it.revision, it.face.glyph)
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

fn print(view: &ServiceView, english: &English) -> String {
    let gauge: &Gauge = &view.gauge;
    let lit = |lit: bool| if lit { "!" } else { "" };
    let flag = gauge.flag.as_ref().map(|it| english.say(it));
    format!(
        "{}\noccupying {} [{}]\nhealthy {} [{}]\nfloor {}{} ceiling {}{} desired {}\n{}",
        english.say(&view.state),
        gauge.occupying,
        row(&gauge.occupying_row),
        gauge.healthy,
        row(&gauge.healthy_row),
        gauge.floor.value,
        lit(gauge.floor_lit),
        gauge.ceiling.value,
        lit(gauge.ceiling_lit),
        gauge.desired,
        flag.unwrap_or_default(),
    )
}

fn at(slug: &str, secs: u64) -> String {
    let timeline = played(slug, secs);
    let view = screen::service::service(moment(&timeline), None).expect("a service");
    print(&view, &English::new())
}

#[test]
fn dump() {
    for (slug, secs) in [("half-way", 110), ("half-way", 200), ("half-way", 130), ("the-update-that-never-starts", 200), ("first-service", 100), ("rolling-100-150", 150)] {
        println!("== {slug} {secs}\n{}", at(slug, secs));
    }
}
