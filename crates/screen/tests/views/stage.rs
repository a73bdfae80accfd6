//! The stage as text: one line per instance, then the tray.

use crate::english::{English, expect, moment, played};
use screen::fleet::{Detail, Find, Fleet, InstanceCard, Meter};
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
        &screen::fleet::fleet(moment(&timeline), None, None, &Find::default()),
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

/// So many m5.large in two zones and a service that fits on none of them beside the first tasks.
fn big(instances: u32) -> lab::Timeline {
    let text = BIG.replace("COUNT", &instances.to_string());
    let scenario = lab::Scenario::from_yaml(&text).expect("it is right");
    let mut timeline = lab::Timeline::open(scenario);
    timeline.advance_to(base::SimTime::from_secs(60));
    timeline
}

const BIG: &str = r#"
format: 1
title: Many
seed: 7
steps:
  - {at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}}
  - {at: 0s, call: lab.AddContainerInstances, input: {cluster: lab, instanceType: m5.large,
      count: COUNT, availabilityZones: [us-east-1a, us-east-1b]}}
  - {at: 0s, call: ecs.RegisterTaskDefinition, input: {family: web, containerDefinitions: [
      {name: app, image: "web:v1", cpu: 512, memory: 3000}]}}
  - {at: 0s, call: ecs.CreateService, input: {cluster: lab, serviceName: web,
      taskDefinition: web, desiredCount: 3}}
  - {at: 0s, call: ecs.RegisterTaskDefinition, input: {family: huge, containerDefinitions: [
      {name: app, image: "web:v1", cpu: 512, memory: 9000}]}}
  - {at: 1s, call: ecs.CreateService, input: {cluster: lab, serviceName: huge,
      taskDefinition: huge, desiredCount: 1}}
until: 10m
"#;

/// The fleet with `huge` in focus, and the evidence made again where the event holds counts only.
fn found(timeline: &lab::Timeline, find: &Find) -> Fleet {
    let mut moment = moment(timeline);
    let focus = moment.world.services.values().find(|it| it.name == "huge");
    let focus = focus.map(|it| it.id);
    let thin = screen::why::thin(moment, focus, None);
    let whole = thin.and_then(|seq| Some((seq, timeline.explain(seq)?.placement?)));
    moment.evidence = whole.as_ref().map(|(seq, placement)| (*seq, placement));
    screen::fleet::fleet(moment, focus, None, find)
}

#[test]
fn a_big_fleet_is_lines_and_a_huge_one_histograms() {
    let fleet = found(&big(60), &Find::default());
    assert_eq!(
        (fleet.detail, fleet.found, fleet.refusal),
        (Detail::Strips, 60, true)
    );
    let lines: Vec<usize> = fleet.zones.iter().map(|it| it.lines.len()).collect();
    assert_eq!(lines, [30, 30]);
    let fleet = found(&big(500), &Find::default());
    assert_eq!(fleet.detail, Detail::Histograms);
    let histograms = fleet.zones.iter().filter_map(|it| it.histogram.as_ref());
    let counted: u32 = histograms.map(|it| it.memory.iter().sum::<u32>()).sum();
    assert_eq!(counted, 500);
    assert!(
        fleet
            .zones
            .iter()
            .all(|it| it.lines.is_empty() && it.instances.is_empty())
    );
}

#[test]
fn a_search_leaves_the_instances_that_matter() {
    let timeline = big(100);
    let find = |text: &str, refused| {
        let text = text.to_owned();
        found(&timeline, &Find { text, refused }).found
    };
    assert_eq!(find("1b", false), 50);
    assert_eq!(find("web", false), 3);
    assert_eq!(find("i-7", false), 1);
    // Nothing has 9,000 MiB, and the whole evidence says so of each.
    assert_eq!(find("", true), 100);
    assert_eq!(find("no such", true), 0);
    let lines = found(
        &timeline,
        &Find {
            text: "i-7".into(),
            refused: true,
        },
    );
    let line = lines
        .zones
        .iter()
        .flat_map(|it| &it.lines)
        .next()
        .expect("one is left");
    assert_eq!(
        line.lack.as_ref().and_then(|it| it.short),
        Some(9000 - 7817)
    );
}

/// The scaling lane: what was decided, when alarms were in ALARM, and how long cooldowns lasted.
#[test]
fn the_scaling_lane_of_a_spike() {
    let timeline = played("step-scaling-spike", 1_500);
    let moment = moment(&timeline);
    let view = screen::timeline::timeline(moment, None, None, base::SimTime::from_secs(1_500));
    let english = English::new();
    let shades = view.shades.iter().map(|it| {
        let half = if it.alarm { "above" } else { "below" };
        format!("{} +{} {half}: {}", it.t, it.width, english.say(&it.name))
    });
    let ticks = view.scaling.iter();
    let ticks = ticks.map(|it| format!("{} {}", it.t, english.say(&it.name)));
    let lines: Vec<String> = shades.chain(ticks).collect();
    expect("stage-scaling-lane", &lines.join("\n"));
}
