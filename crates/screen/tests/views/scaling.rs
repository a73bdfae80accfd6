//! Charts with their alarms, what users feel, and deployments as bars, over shipped scenarios.

use crate::english::{English, expect, moment, played};
use base::SimTime;
use screen::charts::{Chart, Charts, Slot, charts};
use screen::timeline::{End, Phase, TimelineView, timeline};

fn drawn(slug: &str, secs: u64) -> Charts {
    let lab = played(slug, secs);
    let at = moment(&lab);
    let id = at.service(None).expect("a service").id;
    let history = screen::history::history(at.all, id);
    let length = screen::timeline::length(at.end, SimTime(240_000));
    charts(at, &history, id, length)
}

fn rows(chart: &Chart, english: &English) -> String {
    let rows = chart.alarms.iter().map(|it| {
        let slots = it.window.iter().map(|it| match it {
            Slot::Breaching => 'X',
            Slot::Fine => 'o',
            Slot::Missing => '-',
        });
        let slots: String = slots.collect();
        let side = it.name.rsplit_once("-Alarm").map_or("", |it| it.1);
        let side = side.split('-').next().unwrap_or_default();
        let words = [&it.rule, &it.found].map(|it| english.say(it)).join("; ");
        format!(
            "{side} {} {slots} {words}",
            english.say(&screen::Text::new(it.state_word))
        )
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn alarms_show_which_periods_breach() {
    let english = English::new();
    let at = |secs: u64| rows(&drawn("target-tracking-day", secs).cpu, &english);
    let all = [3_000, 3_300, 6_600, 19_000].map(|secs| format!("{secs} s\n{}", at(secs)));
    expect("chart-alarms", &all.join("\n"));
    let chart = drawn("target-tracking-day", 6_600).cpu;
    let breaching = chart
        .dots
        .iter()
        .filter(|it| it.breaching.is_some())
        .count();
    assert!(breaching > 0 && breaching < chart.dots.len());
}

#[test]
fn alarms_together_ring_while_any_rings() {
    let english = English::new();
    let found = drawn("two-thermostats", 7_200);
    let together = found.together.expect("more than one alarm");
    let charts = std::iter::once(&found.cpu).chain(found.watched.iter().map(|it| &it.1));
    let rows: Vec<_> = charts.flat_map(|it| &it.alarms).collect();
    let ringing = rows
        .iter()
        .filter(|it| it.state_word == "alarm-state-alarm");
    let words = format!("{} of {} in ALARM", ringing.count(), rows.len());
    assert_eq!(english.say(&together.words), words);
    let inside = |shades: &[(u32, u32)], at: u32| {
        shades
            .iter()
            .any(|(t, width)| (*t..t + width).contains(&at))
    };
    for at in (0..10_000).step_by(7) {
        let any = rows.iter().any(|it| inside(&it.shades, at));
        assert_eq!(inside(&together.shades, at), any, "at {at}");
    }
    let clear = |two: &[(u32, u32)]| two[0].0 + two[0].1 < two[1].0;
    assert!(together.shades.windows(2).all(clear), "{together:?}");
}

#[test]
fn a_capacity_providers_reservation_is_charted_too() {
    let found = drawn("capacity-provider-scale-out", 400);
    let names: Vec<&str> = found.watched.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(names, ["CapacityProviderReservation nodes"]);
    assert_eq!(found.watched[0].1.alarms.len(), 2);
    assert!(found.users.is_none(), "nobody asks for anything");
}

#[test]
fn users_feel_a_queue_before_they_feel_failures() {
    let english = English::new();
    let felt = |secs: u64| {
        let users = drawn("two-thermostats", secs).users.expect("traffic");
        format!("{secs} s: {}", english.say(&users.now))
    };
    expect("users", &[300, 540, 560, 900].map(felt).join("\n"));
}

fn bars(slug: &str, secs: u64) -> String {
    let lab = played(slug, secs);
    let at = moment(&lab);
    let view: TimelineView = timeline(at, None, None, SimTime(240_000));
    let english = English::new();
    let bars = view.deployments.iter().map(|it| {
        let parts = it.parts.iter().map(|it| {
            let phase = match it.phase {
                Phase::Rolling => "rolling",
                Phase::Shifting => "shifting",
                Phase::Baking => "baking",
            };
            format!("{phase} {}+{}", it.t, it.width)
        });
        assert_ne!((it.end, it.width), (End::Completed, 0));
        let parts: Vec<String> = parts.collect();
        format!("{}: {}", english.say(&it.name), parts.join(", "))
    });
    bars.collect::<Vec<_>>().join("\n")
}

#[test]
fn deployments_are_bars_with_their_ends() {
    let all = [
        ("first-service", 240),
        ("half-way", 200),
        ("circuit-breaker", 900),
        ("alarm-rollback", 1_500),
        ("blue-green", 1_200),
    ];
    let all = all.map(|(slug, secs)| format!("{slug}\n{}", bars(slug, secs)));
    expect("deployments", &all.join("\n"));
}
