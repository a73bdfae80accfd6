//! The stage as text: one line per instance, then the tray.

use crate::english::{English, expect, moment, played};
use screen::fleet::{Fleet, InstanceCard, Meter};
use screen::text::Text;
use screen::why::margin::check_name;

fn meter(meter: &Meter) -> String {
    let want = meter.want.map(|it| format!(" want+{}", it.over));
    format!("{}/{}{}", meter.free, meter.total, want.unwrap_or_default())
}

fn card(card: &InstanceCard, english: &English) -> String {
    let chips = card.chips.iter().map(|it| {
        let new = if it.new { "*" } else { "" };
        format!("{}:{}{new}:{}", it.label, it.revision, it.face.glyph)
    });
    let quiet = card
        .quiet
        .iter()
        .map(|it| format!("{}x{}", it.letter, it.count));
    let all: Vec<String> = chips.chain(quiet).collect();
    let verdict = card.verdict.as_ref().map(|it| {
        let lacks = it.lacks.iter().map(|lack| {
            let name = english.say(&Text::new(check_name(lack.check)));
            match lack.short {
                Some(short) => format!("{name} -{short}"),
                None => format!("{name} {}", english.say(&Text::new(lack.word))),
            }
        });
        let closest = if it.closest { " closest" } else { "" };
        format!(" | {}{closest}", lacks.collect::<Vec<_>>().join(", "))
    });
    format!(
        "  {} cpu {} memory {} [{}]{}",
        card.name,
        meter(&card.cpu),
        meter(&card.memory),
        all.join(" "),
        verdict.unwrap_or_default()
    )
}

fn print(fleet: &Fleet, english: &English) -> String {
    let mut lines = Vec::new();
    for zone in &fleet.zones {
        let counts = zone
            .counts
            .iter()
            .map(|(name, count)| format!("{name} {count}"));
        lines.push(format!(
            "{}: {}",
            zone.name,
            counts.collect::<Vec<_>>().join(", ")
        ));
        lines.extend(zone.instances.iter().map(|it| card(it, english)));
    }
    if let Some(waiting) = &fleet.tray.waiting {
        lines.push(format!(
            "waiting {}: {}",
            waiting.count,
            english.say(&waiting.note)
        ));
    }
    if let Some(stopped) = &fleet.tray.stopped {
        let chips = stopped.chips.iter().map(|it| it.label.clone());
        let chips = chips.collect::<Vec<_>>().join(" ");
        lines.push(format!("stopped {chips}: {}", english.say(&stopped.note)));
    }
    lines.join("\n")
}

fn at(slug: &str, secs: u64) -> String {
    let timeline = played(slug, secs);
    print(
        &screen::fleet::fleet(moment(&timeline), None, None),
        &English::new(),
    )
}

#[test]
fn the_moment_of_the_design() {
    expect("stage-half-way", &at("half-way", 200));
}

#[test]
fn a_zone_that_failed() {
    expect("stage-az-failure", &at("az-failure", 200));
}

#[test]
fn four_tasks_over_two_zones() {
    expect("stage-first-service", &at("first-service", 100));
}

#[test]
fn two_strategies_side_by_side() {
    expect("stage-binpack", &at("binpack-against-spread", 120));
}
