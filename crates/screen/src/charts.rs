//! Charts as path data with a table beside each: what users feel, CPU against its target, running
//! tasks in the corridor, and every other metric that an alarm of the service watches.
//!
//! Datapoints of a watched metric are dots, marked where they breach (`alarms`).
//! The drawing is a box of 10,000 by 1,000; the page stretches it. Values are thousandths.
//! Example: 62.5 % on a 0 to 100 scale is y = 375.

mod alarms;
mod feel;

use crate::history::History;
use crate::moment::Moment;
use crate::text::{Text, clock};
use crate::timeline::place;
use base::{Milli, ServiceId, SimDuration, SimTime};
use model::{Alarm, Metric, MetricKey, Statistic, World};

pub use alarms::{AlarmRow, Slot, Together};
pub use feel::felt;

const HEIGHT: i64 = 1_000;
/// Moments below a chart.
const MOMENTS: usize = 5;
/// Rows of a chart's table.
const ROWS: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charts {
    /// What users feel; `None` without traffic.
    pub users: Option<Users>,
    pub cpu: Chart,
    pub running: Chart,
    /// Other metrics that alarms of the service watch.
    pub watched: Vec<(String, Chart)>,
    /// All its alarms as one; `None` with fewer than two.
    pub together: Option<Together>,
}

/// Requests answered, and how long the answers took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Users {
    pub success: Chart,
    pub latency: Chart,
    /// At the cursor, in a sentence.
    pub now: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    High,
    Low,
}

impl Side {
    pub fn name(self) -> &'static str {
        match self {
            Side::High => "high",
            Side::Low => "low",
        }
    }
}

/// One datapoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dot {
    pub x: u32,
    pub y: u32,
    /// Of which side's alarm it breaches the threshold.
    pub breaching: Option<Side>,
    pub name: Text,
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
    pub dots: Vec<Dot>,
    /// The alarms that watch it, one row each on the chart's own ruler.
    pub alarms: Vec<AlarmRow>,
}

/// Metrics beside CPU that are charted.
const WATCHED: usize = 6;

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
    let world = moment.world;
    let concerned = alarms::of_service(world, service);
    let points = alarms::points(moment, &concerned);
    let mut shades = alarms::shades(moment, length);
    let together = alarms::together(&concerned, &shades);
    let mut cpu = cpu(moment, history, service, length);
    let mut watched = Vec::new();
    for (key, points) in points {
        let own: Vec<&Alarm> = concerned
            .iter()
            .copied()
            .filter(|it| it.key == key)
            .collect();
        let rows = own.iter().map(|it| {
            let shades = shades.remove(&it.id).unwrap_or_default();
            alarms::row(moment, it, &points, shades)
        });
        let rows: Vec<AlarmRow> = rows.collect();
        let statistic = own.first().map_or(Statistic::Average, |it| it.statistic);
        let values = points.iter().map(|it| (it.at, it.statistic(statistic)));
        let values: Vec<(SimTime, Milli)> = values.collect();
        let thresholds: Vec<Milli> = own.iter().map(|it| it.threshold).collect();
        let mut chart = metric(moment, &values, &thresholds, unit(key), length);
        chart.dots = alarms::dots(&own, &values, chart_top(&values, &thresholds), length);
        chart.alarms = rows;
        if is_cpu(key, service) {
            chart.target = cpu.target.take();
            cpu = chart;
        } else if watched.len() < WATCHED {
            watched.push((name(world, key), chart));
        }
    }
    Charts {
        users: feel::users(moment, history, service, length),
        cpu,
        running: running(moment, history, length),
        watched,
        together,
    }
}

fn is_cpu(key: MetricKey, of: ServiceId) -> bool {
    let metric = Metric::CpuUtilization;
    key == MetricKey::Service {
        service: of,
        metric,
    }
}

/// `CPUUtilization`, and whose it is if it is not the service's own.
fn name(world: &World, key: MetricKey) -> String {
    let name = world.metric_name(key);
    if let MetricKey::Provider(id) = key {
        let provider = model::capacity::Provider::Group(id);
        return format!("{} {}", name.name, world.provider_name(provider));
    }
    match (key, name.dimensions.last()) {
        (MetricKey::Service { .. }, _) | (_, None) => name.name,
        (_, Some((_, whose))) => format!("{} {whose}", name.name),
    }
}

fn unit(key: MetricKey) -> &'static str {
    match key {
        MetricKey::Service { metric, .. } => match metric {
            Metric::CpuUtilization | Metric::MemoryUtilization => " %",
            _ => "",
        },
        MetricKey::Cluster { .. } | MetricKey::Provider(_) | MetricKey::Group(_) => " %",
        MetricKey::Queue { .. } | MetricKey::Custom(_) => "",
    }
}

/// The scale's top: above every value and every threshold.
fn chart_top(values: &[(SimTime, Milli)], thresholds: &[Milli]) -> i64 {
    let highest = values
        .iter()
        .map(|it| it.1.0)
        .chain(thresholds.iter().map(|it| it.0));
    nice((highest.max().unwrap_or(0) + 999) / 1000) * 1000
}

/// A metric's line and the thresholds of its alarms.
fn metric(
    moment: Moment<'_>,
    values: &[(SimTime, Milli)],
    thresholds: &[Milli],
    unit: &str,
    length: SimDuration,
) -> Chart {
    let top = chart_top(values, thresholds);
    let mut lines = vec![Line {
        class: "value",
        path: path(values, top, length),
    }];
    lines.extend(thresholds.iter().map(|it| Line {
        class: "target",
        path: format!("M0,{}H10000", y(it.0, top)),
    }));
    let latest = values.iter().rev().find(|it| it.0 <= moment.now);
    let rows = values.iter().rev().take(ROWS);
    Chart {
        lines,
        grid: grid(top, unit),
        times: times(length),
        table: rows
            .map(|(at, value)| vec![clock(*at), tenths(*value)])
            .collect(),
        now: place(moment.now, length),
        latest: latest.map(|it| format!("{}{unit}", tenths(it.1))),
        target: None,
        dots: Vec::new(),
        alarms: Vec::new(),
    }
}

fn path(values: &[(SimTime, Milli)], top: i64, length: SimDuration) -> String {
    let mut path = String::new();
    for (at, value) in values {
        let command = if path.is_empty() { 'M' } else { 'L' };
        path.push_str(&format!(
            "{command}{},{}",
            place(*at, length),
            y(value.0, top)
        ));
    }
    path
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

/// The timeline's round moments, five at most.
fn times(length: SimDuration) -> Vec<(u32, String)> {
    let marks = crate::timeline::axis(length).marks;
    let every = marks.len().div_ceil(MOMENTS).max(1);
    let shown = marks.into_iter().step_by(every);
    shown.map(|it| (it.t, it.label)).collect()
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
    let path = path(&shown, top, length);
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
        latest: latest.map(|it| format!("{} %", tenths(it.1))),
        target: target.map(Milli::decimal),
        dots: Vec::new(),
        alarms: Vec::new(),
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
        dots: Vec::new(),
        alarms: Vec::new(),
    }
}
