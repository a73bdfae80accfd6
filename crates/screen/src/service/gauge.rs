//! The corridor gauge: one ruler from zero past the ceiling, a row above it and a row below.

use super::wall;
use crate::face::{self, Face};
use crate::moment::Moment;
use crate::text::Text;
use base::{Milli, TaskId};
use model::{Deployment, Service, Task};
use rules::rollout::ecs_rolling;

/// Up to this many places every task has a cell of its own; beyond, equal neighbours share one.
const SINGLE_CELLS: u32 = 14;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// Length of the ruler in thousandths of a task.
    pub span: u32,
    pub desired: u32,
    pub floor: Bound,
    pub ceiling: Bound,
    pub occupying: u32,
    pub healthy: u32,
    pub occupying_row: Vec<Cell>,
    pub healthy_row: Vec<Cell>,
    pub marks: Vec<Mark>,
    pub floor_lit: bool,
    pub ceiling_lit: bool,
    /// The wall that blocks, in words.
    pub flag: Option<Text>,
    /// Put the flag at the ceiling's label instead of the floor's.
    pub flag_on_top: bool,
    /// The whole gauge in words.
    pub name: Text,
}

/// A limit with the value it was rounded from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    pub value: u32,
    /// Thousandths, before rounding.
    pub raw: u32,
    pub percent: u32,
    /// ` = 50 % of 4`, or ` from 1.5`.
    pub origin: Text,
    pub rounded: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Place on the ruler and how many places it takes.
    pub x: u32,
    pub width: u32,
    pub face: Face,
    pub revision: String,
    pub new: bool,
    /// Wanted, but nothing has been started for it.
    pub wanted: bool,
    pub tasks: Vec<TaskId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub x: u32,
    /// A wall or the desired count stands here.
    pub strong: bool,
    pub desired: bool,
}

/// What the service has at this moment, counted the way the limits count.
pub(super) struct Counts<'a> {
    pub occupying: Vec<&'a Task>,
    pub healthy: Vec<&'a Task>,
    pub primary: Option<&'a Deployment>,
    pub unplaced: u32,
}

impl<'a> Counts<'a> {
    fn of(moment: Moment<'a>, service: &'a Service) -> Counts<'a> {
        let primary = service.primary();
        let old = |it: &Task| primary.is_none_or(|new| it.definition != new.definition);
        let live = || moment.world.live_tasks_of(service.id);
        let mut occupying: Vec<&Task> = live()
            .filter(|it| it.is_running() || it.is_pending())
            .collect();
        occupying.sort_by_key(|it| (!old(it), it.is_pending(), !it.counted_healthy, it.id));
        let mut healthy: Vec<&Task> = live()
            .filter(|it| it.counted_healthy && it.is_running())
            .collect();
        healthy.sort_by_key(|it| (!old(it), it.id));
        Counts {
            occupying,
            healthy,
            primary,
            unplaced: service.unplaced.as_ref().map_or(0, |it| it.count.0),
        }
    }

    pub fn is_new(&self, task: &Task) -> bool {
        self.primary
            .is_some_and(|it| it.definition == task.definition)
    }
}

pub fn gauge(moment: Moment<'_>, service: &Service) -> Gauge {
    let counts = Counts::of(moment, service);
    let (desired, minimum, maximum) = (
        service.desired,
        service.minimum_healthy_percent,
        service.maximum_percent,
    );
    let floor = bound(ecs_rolling::floor(desired, minimum).0, desired.0, minimum.0);
    let ceiling = bound(
        ecs_rolling::ceiling(desired, maximum).0,
        desired.0,
        maximum.0,
    );
    let occupying = counts.occupying.len() as u32;
    let healthy = counts.healthy.len() as u32;
    let furthest = [
        ceiling.value,
        ceiling.raw.div_ceil(1000),
        desired.0,
        occupying + counts.unplaced,
        1,
    ]
    .into_iter()
    .max()
    .unwrap_or(1);
    let wall = wall::wall(&counts, service, floor.value, ceiling.value);
    let span = (furthest * 1000 + 600).max(furthest.saturating_mul(1140));
    let single = furthest <= SINGLE_CELLS;
    let mut name = Text::new(match wall.flag {
        Some(_) => "gauge-name-flag",
        None => "gauge-name",
    })
    .str("service", &service.name)
    .num("healthy", healthy)
    .num("floor", floor.value)
    .num("occupying", occupying)
    .num("ceiling", ceiling.value)
    .num("desired", desired.0);
    if let Some(flag) = &wall.flag {
        name = name.text("flag", flag.clone());
    }
    Gauge {
        span,
        desired: desired.0,
        occupying_row: occupying_row(&counts, single),
        healthy_row: merge(counts.healthy.iter().map(|it| cell(&counts, it)), single),
        marks: marks(furthest, &floor, &ceiling, desired.0, span),
        occupying,
        healthy,
        floor,
        ceiling,
        floor_lit: wall.floor,
        ceiling_lit: wall.ceiling,
        flag: wall.flag,
        flag_on_top: wall.on_top,
        name,
    }
}

fn bound(value: u32, desired: u32, percent: u32) -> Bound {
    let raw = desired.saturating_mul(percent).saturating_mul(10);
    let rounded = raw != value.saturating_mul(1000);
    let origin = if rounded {
        Text::new("gauge-from").str("raw", Milli(i64::from(raw)).decimal())
    } else {
        Text::new("gauge-of")
            .num("percent", percent)
            .num("desired", desired)
    };
    Bound {
        value,
        raw,
        percent,
        origin,
        rounded,
    }
}

fn cell(counts: &Counts<'_>, task: &Task) -> Cell {
    Cell {
        x: 0,
        width: 1,
        face: face::of(task),
        revision: crate::moment::revision(task),
        new: counts.is_new(task) && task.definition.revision > 1,
        wanted: false,
        tasks: vec![task.id],
    }
}

fn occupying_row(counts: &Counts<'_>, single: bool) -> Vec<Cell> {
    let revision = counts.primary.map_or(1, |it| it.definition.revision);
    let waiting = (0..counts.unplaced).map(|_| Cell {
        x: 0,
        width: 1,
        face: face::UNPLACED,
        revision: format!("r{revision}"),
        new: revision > 1,
        wanted: true,
        tasks: Vec::new(),
    });
    let here = counts.occupying.iter().map(|it| cell(counts, it));
    merge(here.chain(waiting), single)
}

/// Puts cells side by side; without room for all of them equal neighbours become one.
fn merge(cells: impl Iterator<Item = Cell>, single: bool) -> Vec<Cell> {
    let mut row: Vec<Cell> = Vec::new();
    for (x, mut cell) in cells.enumerate() {
        cell.x = x as u32;
        let last = row
            .last_mut()
            .filter(|it| !single && it.face == cell.face && it.revision == cell.revision);
        match last {
            Some(last) => {
                last.width += 1;
                last.tasks.append(&mut cell.tasks);
            }
            None => row.push(cell),
        }
    }
    row
}

fn marks(furthest: u32, floor: &Bound, ceiling: &Bound, desired: u32, span: u32) -> Vec<Mark> {
    let step = match furthest {
        0..=12 => 1,
        13..=30 => 5,
        31..=120 => 20,
        _ => furthest.div_ceil(6).next_multiple_of(50),
    };
    let strong = |x: u32| x == floor.value || x == ceiling.value || x == desired;
    let mut places: Vec<u32> = (0..=furthest).step_by(step as usize).collect();
    places.extend([floor.value, ceiling.value, desired]);
    places.sort_unstable();
    places.dedup();
    // "4 desired" needs room to its right, and numbers must not touch.
    let room = span / 26;
    let crowded = |x: u32| {
        let near = |strong_x: u32, after: u32| {
            x != strong_x
                && (x.abs_diff(strong_x) * 1000 < room
                    || (x > strong_x && (x - strong_x) * 1000 < after))
        };
        !strong(x)
            && (near(desired, span / 7) || near(floor.value, room) || near(ceiling.value, room))
    };
    places
        .into_iter()
        .filter(|x| !crowded(*x))
        .map(|x| Mark {
            x,
            strong: strong(x),
            desired: x == desired,
        })
        .collect()
}
