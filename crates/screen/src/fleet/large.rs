//! A big fleet on the stage: one line per instance above 40, a histogram per zone above 400, and a
//! way to find the instances that matter.
//!
//! Example: 120 instances, "show only those that refused" and "1b" leave the 7 instances of zone
//! 1b that the last ask did not fit on, each with the check that failed.

use super::{Agent, Lens, instance};
use crate::face::{self, Tone};
use crate::select::Selection;
use crate::why::margin::Lack;
use base::InstanceId;
use model::{Instance, Task};

/// How much of each instance is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    Cards,
    /// Cards without pips and verdicts.
    Compact,
    /// One line per instance, one cell per task.
    Strips,
    /// Counts per zone, and lines for what was searched.
    Histograms,
}

impl Detail {
    pub fn of(instances: usize) -> Detail {
        match instances {
            0..=16 => Detail::Cards,
            17..=40 => Detail::Compact,
            41..=400 => Detail::Strips,
            _ => Detail::Histograms,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Detail::Cards => "cards",
            Detail::Compact => "compact",
            Detail::Strips => "strips",
            Detail::Histograms => "histograms",
        }
    }
}

/// Lines that a zone of a histogram shows; more are counted.
const FOUND: usize = 40;
/// Cells of a line; an instance with more tasks says how many.
const CELLS: usize = 24;

/// What is searched for on the stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// Part of an instance's name, type or zone, of a task's name or of its service's.
    pub text: String,
    /// Only instances that the last ask did not fit on.
    pub refused: bool,
}

impl Find {
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && !self.refused
    }

    pub(super) fn keeps(&self, lens: &Lens<'_>, at: &Instance) -> bool {
        (!self.refused || instance::refuses(lens, at.id)) && self.names(lens, at)
    }

    fn names(&self, lens: &Lens<'_>, at: &Instance) -> bool {
        let wanted = self.text.trim().to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&wanted);
        let task = |it: &Task| it.id.to_string() == wanted || has(&super::owner(lens.world(), it));
        wanted.is_empty()
            || at.id.to_string() == wanted
            || has(&at.instance_type)
            || has(at.zone())
            || lens.world().live_tasks_on(at.id).any(task)
    }
}

/// One instance as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: InstanceId,
    pub name: String,
    pub kind: String,
    pub zone: String,
    pub agent: Agent,
    /// Used, in percent.
    pub cpu: u32,
    pub memory: u32,
    /// One per task, the focus's first; `None` for another service's.
    pub cells: Vec<Option<Tone>>,
    pub tasks: usize,
    /// The first check that refused the last ask.
    pub lack: Option<Lack>,
    pub selected: bool,
}

/// How many instances use so much: ten steps of ten percent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    pub cpu: [u32; 10],
    pub memory: [u32; 10],
}

impl Histogram {
    pub(super) fn add(&mut self, at: &Instance) {
        let (cpu, memory) = used(at);
        let step = |percent: u32| (percent / 10).min(9) as usize;
        self.cpu[step(cpu)] += 1;
        self.memory[step(memory)] += 1;
    }

    /// The longest column.
    pub fn most(&self) -> u32 {
        let all = self.cpu.iter().chain(&self.memory);
        all.copied().max().unwrap_or(0).max(1)
    }
}

fn used(at: &Instance) -> (u32, u32) {
    let percent = |left: u32, total: u32| match total {
        0 => 0,
        _ => (u64::from(total.saturating_sub(left)) * 100 / u64::from(total)) as u32,
    };
    let node = &at.node;
    (
        percent(node.cpu_left.0, node.cpu_total.0),
        percent(node.memory_left.0, node.memory_total.0),
    )
}

/// Whether a zone that has so many lines already takes one more.
pub(super) fn room(detail: Detail, lines: usize) -> bool {
    detail != Detail::Histograms || lines < FOUND
}

pub(super) fn line(lens: &Lens<'_>, at: &Instance) -> Line {
    let mut tasks: Vec<&Task> = lens.world().live_tasks_on(at.id).collect();
    tasks.sort_by_key(|it| (!lens.in_focus(it), it.service, it.id));
    let tone = |it: &&Task| lens.in_focus(it).then(|| face::of(it).tone);
    let (cpu, memory) = used(at);
    Line {
        id: at.id,
        name: at.id.to_string(),
        kind: at.instance_type.clone(),
        zone: at.zone().to_owned(),
        agent: instance::agent(at),
        cpu,
        memory,
        cells: tasks.iter().take(CELLS).map(tone).collect(),
        tasks: tasks.len(),
        lack: instance::verdict(lens, at.id).and_then(|it| it.lacks.into_iter().next()),
        selected: lens.selection == Some(Selection::Instance(at.id)),
    }
}
