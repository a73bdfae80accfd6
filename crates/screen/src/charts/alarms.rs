//! Alarms under the chart of their metric: which datapoints breach, and M of N at the cursor.
//!
//! A dot stands for a datapoint that the trace recorded; it breaches where the alarm's own comparison
//! says so. The window holds the newest N periods. Example: "above 60, 3 of 3 minutes": ● ● ○.

use super::{Dot, Side, y};
use crate::moment::Moment;
use crate::text::{Text, clock_secs};
use crate::timeline::place;
use base::{AlarmId, Milli, ServiceId, SimDuration, SimTime};
use model::{Alarm, AlarmOwner, AlarmState, Datapoint, Event, MetricKey, World};
use rules::alarm::Comparison;
use std::collections::BTreeMap;

/// Dots drawn at most: the newest.
const DOTS: usize = 180;
/// Periods of a window that are drawn.
const SLOTS: u64 = 30;

/// One period of an alarm's window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Breaching,
    Fine,
    Missing,
}

impl Slot {
    pub fn name(self) -> &'static str {
        match self {
            Slot::Breaching => "breaching",
            Slot::Fine => "fine",
            Slot::Missing => "missing",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmRow {
    pub name: String,
    /// `above 60, 3 of 3 periods of 1:00`.
    pub rule: Text,
    /// At the cursor.
    pub state: AlarmState,
    pub state_word: &'static str,
    /// Oldest first.
    pub window: Vec<Slot>,
    /// `2 of 3 breach, 3 are needed`.
    pub found: Text,
    /// Where it was in ALARM, on the ruler of the chart.
    pub shades: Vec<(u32, u32)>,
}

/// The alarms of a service as one: in ALARM while any of them is.
///
/// Model: a view of the lab, no composite alarm of CloudWatch's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// How many are in ALARM at the cursor, and of how many.
    pub words: Text,
    /// Where any was in ALARM, on the ruler of the charts; nothing overlaps.
    pub shades: Vec<(u32, u32)>,
}

pub(super) fn together(
    alarms: &[&Alarm],
    shades: &BTreeMap<AlarmId, Vec<(u32, u32)>>,
) -> Option<Together> {
    let own = alarms.iter().filter_map(|it| shades.get(&it.id));
    let mut parts: Vec<(u32, u32)> = own.flatten().copied().collect();
    parts.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (t, width) in parts {
        match merged.last_mut() {
            Some(last) if t <= last.0 + last.1 => last.1 = last.1.max(t + width - last.0),
            _ => merged.push((t, width)),
        }
    }
    let ringing = alarms.iter().filter(|it| it.state == AlarmState::Alarm);
    let words = Text::new("alarms-any")
        .num("ringing", ringing.count() as i64)
        .num("all", alarms.len() as i64);
    (alarms.len() > 1).then_some(Together {
        words,
        shades: merged,
    })
}

/// The alarms that concern a service: its own metrics', its policies', its capacity providers'.
pub(super) fn of_service(world: &World, id: ServiceId) -> Vec<&Alarm> {
    let concerns = |it: &&Alarm| {
        let runs = |policy: &base::PolicyId| {
            let tracking = world.policies.get(policy).map(|it| it.service);
            let steps = world.step_policies.get(policy).map(|it| it.service);
            tracking.or(steps) == Some(id)
        };
        let own = matches!(it.key, MetricKey::Service { service, .. } if service == id);
        own || it.policies.iter().any(runs)
            || match it.owner {
                AlarmOwner::Policy(policy) => runs(&policy),
                AlarmOwner::Provider(provider) => provides(world, id, provider),
                AlarmOwner::Group(group) => {
                    let mut providers = world.providers.values().filter(|it| it.group == group);
                    providers.any(|it| provides(world, id, it.id))
                }
                AlarmOwner::User => false,
            }
    };
    world.alarms.values().filter(concerns).collect()
}

fn provides(world: &World, id: ServiceId, provider: model::capacity::ProviderId) -> bool {
    let wanted = model::capacity::Provider::Group(provider);
    let strategy = world.service_strategies.get(&id);
    strategy.is_some_and(|it| it.iter().any(|it| it.provider == wanted))
}

/// Every datapoint of these metrics.
pub(super) fn points(moment: Moment<'_>, alarms: &[&Alarm]) -> BTreeMap<MetricKey, Vec<Datapoint>> {
    let mut found: BTreeMap<MetricKey, Vec<Datapoint>> =
        alarms.iter().map(|it| (it.key, Vec::new())).collect();
    if found.is_empty() {
        return found;
    }
    for stamped in moment.all {
        if let Event::MetricRecorded { key, point } = &stamped.event
            && let Some(list) = found.get_mut(key)
        {
            list.push(*point);
        }
    }
    found
}

/// Where each alarm was in ALARM.
pub(super) fn shades(
    moment: Moment<'_>,
    length: SimDuration,
) -> BTreeMap<AlarmId, Vec<(u32, u32)>> {
    let mut shades: BTreeMap<AlarmId, Vec<(u32, u32)>> = BTreeMap::new();
    let mut since: BTreeMap<AlarmId, SimTime> = BTreeMap::new();
    let mut close = |id: AlarmId, from: SimTime, until: SimTime| {
        let t = place(from, length);
        let width = place(until, length).saturating_sub(t);
        shades.entry(id).or_default().push((t, width));
    };
    for stamped in moment.all {
        if let Event::AlarmStateChanged { alarm, state } = &stamped.event {
            if *state == AlarmState::Alarm {
                since.insert(*alarm, stamped.at);
            } else if let Some(from) = since.remove(alarm) {
                close(*alarm, from, stamped.at);
            }
        }
    }
    for (id, from) in since {
        close(id, from, moment.end);
    }
    shades
}

pub(super) fn row(
    moment: Moment<'_>,
    alarm: &Alarm,
    points: &[Datapoint],
    shades: Vec<(u32, u32)>,
) -> AlarmRow {
    let window = window(alarm, points, moment.now);
    let breaching = window.iter().filter(|it| **it == Slot::Breaching).count() as i64;
    let rule = Text::new(match alarm.comparison {
        Comparison::GreaterThanThreshold => "alarm-rule-above",
        Comparison::GreaterThanOrEqualToThreshold => "alarm-rule-at-least",
        Comparison::LessThanThreshold => "alarm-rule-below",
        Comparison::LessThanOrEqualToThreshold => "alarm-rule-at-most",
    });
    AlarmRow {
        name: alarm.name.clone(),
        rule: rule
            .str("threshold", alarm.threshold.decimal())
            .num("points", alarm.datapoints_to_alarm)
            .num("of", alarm.evaluation_periods)
            .num("seconds", alarm.period.as_secs() as i64),
        state: alarm.state,
        state_word: match alarm.state {
            AlarmState::Ok => "alarm-state-ok",
            AlarmState::Alarm => "alarm-state-alarm",
            AlarmState::InsufficientData => "alarm-state-no-data",
        },
        found: Text::new("alarm-found")
            .num("breaching", breaching)
            .num("of", alarm.evaluation_periods)
            .num("needed", alarm.datapoints_to_alarm),
        window,
        shades,
    }
}

/// The newest N periods up to the last whole minute, as the evaluation saw them.
fn window(alarm: &Alarm, points: &[Datapoint], now: SimTime) -> Vec<Slot> {
    let step = alarm.period.0.clamp(1, 60_000);
    let end = now.0 / step * step;
    let count = u64::from(alarm.evaluation_periods).min(SLOTS);
    let slots = (0..count).rev().map(|n| {
        let until = end.checked_sub(n * alarm.period.0)?;
        let within = |it: &&Datapoint| it.at.0 <= until && it.at.0 + alarm.period.0 > until;
        let within = points.iter().filter(within).copied();
        Some(
            within
                .reduce(|sum, it| sum.with(&it))?
                .statistic(alarm.statistic),
        )
    });
    slots
        .map(|value| match value {
            None => Slot::Missing,
            Some(it) if alarm.comparison.breaches(it, alarm.threshold) => Slot::Breaching,
            Some(_) => Slot::Fine,
        })
        .collect()
}

/// Every datapoint as a dot; it breaches if it does for one of these alarms.
pub(super) fn dots(
    alarms: &[&Alarm],
    points: &[(SimTime, Milli)],
    top: i64,
    length: SimDuration,
) -> Vec<Dot> {
    let newest = points.len().saturating_sub(DOTS);
    let dot = |(at, value): &(SimTime, Milli)| {
        let breaches = |it: &&&Alarm| it.comparison.breaches(*value, it.threshold);
        let broken = alarms.iter().find(breaches);
        Dot {
            x: place(*at, length),
            y: y(value.0, top) as u32,
            breaching: broken.map(|it| match it.comparison {
                Comparison::GreaterThanThreshold | Comparison::GreaterThanOrEqualToThreshold => {
                    Side::High
                }
                Comparison::LessThanThreshold | Comparison::LessThanOrEqualToThreshold => Side::Low,
            }),
            name: match broken {
                Some(alarm) => {
                    Text::new("dot-breaching").str("threshold", alarm.threshold.decimal())
                }
                None => Text::new("dot-fine"),
            }
            .str("at", clock_secs(*at))
            .str("value", super::tenths(*value)),
        }
    };
    points[newest..].iter().map(dot).collect()
}
