//! Two charts as path data with a table beside each: CPU against its target, and running tasks in
//! the corridor.
//!
//! The drawing is a box of 10,000 by 1,000; the page stretches it. Values are thousandths.
//! Example: 62.5 % on a 0 to 100 scale is y = 375.

use crate::history::History;
use crate::moment::Moment;
use crate::text::clock;
use crate::timeline::place;
use base::{Milli, ServiceId, SimDuration, SimTime};
use model::Metric;

const HEIGHT: i64 = 1_000;
/// Rows of a chart's table.
const ROWS: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charts {
    pub cpu: Chart,
    pub running: Chart,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub lines: Vec<Line>,
    /// Horizontal rulings: place and what is written there.
    pub grid: Vec<(u32, String)>,
    pub times: Vec<(u32, String)>,
    pub table: Vec<Vec<String>>,
    pub now: u32,
    /// What the last value is, for the heading.
    pub latest: Option<String>,
    pub target: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Class of the style sheet: `value`, `target`, `floor`, `ceiling`, `desired`.
    pub class: &'static str,
    pub path: String,
}

#[inline(never)]
pub fn charts(
    moment: Moment<'_>,
    history: &History,
    service: ServiceId,
    length: SimDuration,
) -> Charts {
    Charts {
        cpu: cpu(moment, history, service, length),
        running: running(moment, history, length),
    }
}

/// A round, even number at or above, for the top of a scale: its half is marked too.
fn nice(value: i64) -> i64 {
    let steps = [
        2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200,
    ];
    let found = steps.into_iter().find(|it| *it >= value);
    found.unwrap_or_else(|| value.max(1).unsigned_abs().next_multiple_of(100) as i64)
}

fn y(value: i64, top: i64) -> i64 {
    HEIGHT - HEIGHT * value.clamp(0, top) / top.max(1)
}

fn grid(top: i64, unit: &str) -> Vec<(u32, String)> {
    [0, top / 2, top]
        .into_iter()
        .map(|value| {
            let label = format!("{}{unit}", Milli(value).decimal());
            (y(value, top) as u32, label)
        })
        .collect()
}

/// Nobody reads thousandths of a percent.
fn tenths(value: Milli) -> String {
    Milli((value.0 + 50).div_euclid(100) * 100).decimal()
}

fn times(length: SimDuration) -> Vec<(u32, String)> {
    [0, 2, 4, 6, 8]
        .into_iter()
        .map(|index: u64| {
            let at = SimTime(length.0 / 8 * index);
            (place(at, length), clock(at))
        })
        .collect()
}

fn cpu(moment: Moment<'_>, history: &History, service: ServiceId, length: SimDuration) -> Chart {
    let target = moment
        .world
        .policies
        .values()
        .find(|it| it.service == service && it.metric.metric() == Some(Metric::CpuUtilization))
        .map(|it| it.target);
    let shown: Vec<(SimTime, Milli)> = history.cpu.clone();
    let highest = shown.iter().map(|it| it.1.0).max().unwrap_or(0);
    let top = nice(highest.max(target.map_or(0, |it| it.0)).max(50_000) / 1000) * 1000;
    let mut path = String::new();
    for (at, value) in &shown {
        let command = if path.is_empty() { 'M' } else { 'L' };
        path.push_str(&format!(
            "{command}{},{}",
            place(*at, length),
            y(value.0, top)
        ));
    }
    let mut lines = vec![Line {
        class: "value",
        path,
    }];
    if let Some(target) = target {
        lines.push(Line {
            class: "target",
            path: format!("M0,{}H10000", y(target.0, top)),
        });
    }
    let latest = shown.iter().rev().find(|it| it.0 <= moment.now);
    let rows = shown.iter().rev().take(ROWS);
    Chart {
        lines,
        grid: grid(top, " %"),
        times: times(length),
        table: rows
            .map(|(at, value)| vec![clock(*at), tenths(*value)])
            .collect(),
        now: place(moment.now, length),
        latest: latest.map(|it| tenths(it.1)),
        target: target.map(Milli::decimal),
    }
}

fn running(moment: Moment<'_>, history: &History, length: SimDuration) -> Chart {
    let counts = &history.counts;
    let highest = counts
        .iter()
        .map(|it| {
            it.running
                .max(it.occupying)
                .max(it.ceiling.min(it.desired * 2))
        })
        .max();
    let top = nice(i64::from(highest.unwrap_or(1)) + 1) * 1000;
    let line = |class, of: fn(&crate::history::Counts) -> u32| Line {
        class,
        path: crate::timeline::steps(history, moment.end, length, |it| {
            Some(y(i64::from(of(it)) * 1000, top) as u32)
        }),
    };
    let latest = counts.iter().rev().find(|it| it.at <= moment.now);
    let rows = counts.iter().rev().take(ROWS);
    Chart {
        lines: vec![
            line("ceiling", |it| it.ceiling),
            line("floor", |it| it.floor),
            line("desired", |it| it.desired),
            line("value", |it| it.running),
        ],
        grid: grid(top, ""),
        times: times(length),
        table: rows
            .map(|it| {
                let numbers = [it.running, it.desired, it.floor, it.ceiling];
                let numbers = numbers.iter().map(u32::to_string);
                std::iter::once(clock(it.at)).chain(numbers).collect()
            })
            .collect(),
        now: place(moment.now, length),
        latest: latest.map(|it| it.running.to_string()),
        target: None,
    }
}
