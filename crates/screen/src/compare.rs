//! What if? Two branches of one run side by side, on one clock and with one seed.
//!
//! Both are measured from the moment they parted: when the rollout finished, how few were healthy,
//! how many tasks there were at most, how many requests found nobody. The first event that differs
//! is named on both sides. Example: with 768 MiB in place of 1024 the sixth task fits at 1:26.

mod difference;
mod measure;

use crate::fleet::{self, Find, InstanceCard, TrayWaiting};
use crate::history::{self, History};
use crate::moment::Moment;
use crate::service::{self, Gauge};
use crate::text::{Text, clock_secs};
use crate::timeline::{self, TaskLane, place};
use base::{ServiceId, SimDuration, SimTime};
use model::World;
use serde_json::Value;

pub use difference::Difference;
pub use measure::Outcome;

/// One branch, up to the common cursor and as far as it was played.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    pub moment: Moment<'a>,
    /// The world as far as the branch was played: it knows every task that the trace names.
    pub last: &'a World,
    /// Calls made on this branch itself since both were one, in the words of `edit`.
    pub edits: &'a [String],
}

impl<'a> Run<'a> {
    /// Everything that was played, in the light of its end.
    fn whole(&self) -> Moment<'a> {
        Moment {
            world: self.last,
            trace: self.moment.all,
            now: self.moment.end,
            ..self.moment
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    pub parted: String,
    pub sides: [Side; 2],
    pub length: SimDuration,
    pub axis: timeline::Axis,
    /// Healthy tasks over time in a box of 10,000 by 1,000, with the corridor of side A.
    pub healthy: Plot,
    /// Requests per second offered and served; `None` when the service has no traffic.
    pub requests: Option<Plot>,
    pub difference: Option<Difference>,
    pub outcomes: Vec<Outcome>,
    /// Up to when the outcomes count.
    pub until: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What was done here since both were one; empty for "as it happened".
    pub edits: Vec<String>,
    pub gauge: Option<Gauge>,
    pub instances: Vec<InstanceCard>,
    /// Instances that are not drawn.
    pub more: usize,
    pub waiting: Option<TrayWaiting>,
    pub lanes: Vec<TaskLane>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    /// Class of the style sheet and path: `ceil`, `floor`, `off`, `tx` for A, `tx dash` for B.
    pub lines: Vec<(&'static str, String)>,
    pub labels: Vec<(u32, Text)>,
}

/// A call in short: `ecs.UpdateService desiredCount 5`.
pub fn edit(name: &str, input: &Value) -> String {
    let mut words = name.to_owned();
    let known = ["cluster", "service"];
    for (key, value) in input.as_object().into_iter().flatten() {
        if !known.contains(&key.as_str()) {
            let value = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            words.extend([" ", key, " ", &value]);
        }
    }
    if words.chars().count() > LONGEST_EDIT {
        words = words.chars().take(LONGEST_EDIT - 1).collect();
        words.push('…');
    }
    words
}

/// Characters of an edit's words.
const LONGEST_EDIT: usize = 120;

/// Instances that a side draws.
const SHOWN: usize = 8;

/// Both sides at their common moment; `None` when the service is not on both.
#[inline(never)]
pub fn compare(
    a: Run<'_>,
    b: Run<'_>,
    focus: Option<ServiceId>,
    parted: SimTime,
) -> Option<Compare> {
    let id = a.moment.service(focus)?.id;
    b.moment.world.services.get(&id)?;
    let histories = [a, b].map(|it| history::history(it.moment.all, id));
    let end = a.moment.end.min(b.moment.end);
    let length = timeline::length(a.moment.end.max(b.moment.end), SimTime(240_000));
    let sides = [(a, &histories[0]), (b, &histories[1])].map(|(run, it)| side(run, it, id, length));
    let measured = [(a, &histories[0]), (b, &histories[1])]
        .map(|(run, it)| measure::measure(run.whole(), it, id, parted, end));
    Some(Compare {
        parted: clock_secs(parted),
        length,
        axis: timeline::axis(length),
        healthy: healthy(&histories, [a.moment.end, b.moment.end], length),
        requests: measure::requests([&measured[0], &measured[1]], parted, length),
        difference: difference::first(a.whole(), b.whole(), parted, length),
        outcomes: measure::outcomes(&measured[0], &measured[1]),
        until: clock_secs(end),
        sides,
    })
}

fn side(run: Run<'_>, history: &History, id: ServiceId, length: SimDuration) -> Side {
    let moment = run.moment;
    let fleet = fleet::fleet(moment, Some(id), None, &Find::default());
    let mut instances: Vec<InstanceCard> = fleet
        .zones
        .into_iter()
        .flat_map(|it| it.instances)
        .collect();
    let more = fleet.instances.saturating_sub(instances.len().min(SHOWN));
    instances.truncate(SHOWN);
    Side {
        edits: run.edits.to_vec(),
        gauge: service::service(moment, Some(id)).map(|it| it.gauge),
        instances,
        more,
        waiting: fleet.tray.waiting,
        lanes: timeline::timeline(moment, Some(id), Some(history), SimTime(length.0)).lanes,
    }
}

fn healthy(histories: &[History; 2], ends: [SimTime; 2], length: SimDuration) -> Plot {
    let all = || histories.iter().flat_map(|it| &it.counts);
    let top = all()
        .map(|it| it.ceiling.max(it.healthy))
        .max()
        .unwrap_or(1)
        .max(1)
        + 1;
    let y = |value: u32| 1_000u32.saturating_sub(value * 1_000 / top);
    let path = |side: usize, of: fn(&history::Counts) -> u32| {
        timeline::steps(&histories[side], ends[side], length, |it| Some(y(of(it))))
    };
    let last = histories[0].counts.last().copied().unwrap_or_default();
    let label = |id, value: u32| (y(value), Text::new(id).num("count", value));
    Plot {
        lines: vec![
            ("ceil", path(0, |it| it.ceiling)),
            ("floor", path(0, |it| it.floor)),
            ("tx", path(0, |it| it.healthy)),
            ("tx dash", path(1, |it| it.healthy)),
        ],
        labels: vec![
            label("gauge-ceiling", last.ceiling),
            label("gauge-floor", last.floor),
        ],
    }
}

/// The cursor's place on the common ruler.
pub fn cursor(now: SimTime, length: SimDuration) -> u32 {
    place(now, length)
}
