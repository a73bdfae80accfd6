//! One container instance as a card: two bars, its tasks, ports and interfaces, and why it says no.

use super::{Chip, Lens, QuietChip, quiet};
use crate::face;
use crate::inspect::Links;
use crate::select::Selection;
use crate::why::margin::{Lack, lacks};
use base::{InstanceId, TaskId};
use model::{Instance, InstanceState, Task};
use rules::placement::{Candidate, NodeStatus};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceCard {
    pub id: InstanceId,
    pub name: String,
    pub kind: String,
    pub zone: String,
    pub agent: Agent,
    pub cpu: Meter,
    pub memory: Meter,
    pub chips: Vec<Chip>,
    pub quiet: Vec<QuietChip>,
    pub pips: Pips,
    pub verdict: Option<Verdict>,
    pub selected: bool,
    /// Ports, interfaces, images and volumes, while the card is picked.
    pub detail: Option<CardDetail>,
}

/// What else is on the instance: each of it can be inspected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardDetail {
    /// Host ports in use, with their holder.
    pub ports: Vec<String>,
    pub things: Vec<Links>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agent {
    Connected,
    Disconnected,
    Draining,
    Registering,
    RegistrationFailed,
    Stopped,
}

impl Agent {
    /// Message id of the word on the card.
    pub fn word(self) -> &'static str {
        match self {
            Agent::Connected => "agent-ok",
            Agent::Disconnected => "agent-off",
            Agent::Draining => "agent-draining",
            Agent::Registering => "agent-registering",
            Agent::RegistrationFailed => "agent-registration-failed",
            Agent::Stopped => "agent-stopped",
        }
    }
}

/// One bar. Positions are ten-thousandths of the bar's length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub free: u32,
    pub total: u32,
    pub segments: Vec<Segment>,
    pub want: Option<Want>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub start: u32,
    pub length: u32,
    /// Whose it is; `None` for another service's.
    pub task: Option<TaskId>,
    pub face: Option<face::Face>,
}

/// The ask that fits nowhere, drawn behind what is used; `over` is what sticks out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    pub start: u32,
    pub length: u32,
    pub over: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pips {
    /// The fixed host ports that matter here: the ask's, else those in use; with their holder.
    pub ports: Vec<(u16, Option<TaskId>)>,
    pub enis_used: u32,
    pub enis: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub lacks: Vec<Lack>,
    /// The instance that passed most checks.
    pub closest: bool,
}

pub fn card(lens: &Lens<'_>, instance: &Instance) -> InstanceCard {
    let world = lens.world();
    let mut tasks: Vec<&Task> = world.live_tasks_on(instance.id).collect();
    // Focus first, the rest by service: both bars and the chips share this order.
    tasks.sort_by_key(|it| (!lens.in_focus(it), it.service, it.id));
    let mut chips = Vec::new();
    let mut others = Vec::new();
    for task in &tasks {
        if lens.in_focus(task) {
            chips.push(lens.chip(task));
        } else {
            quiet(world, &mut others, task);
        }
    }
    let selected = lens.selection == Some(Selection::Instance(instance.id));
    let node = &instance.node;
    let ask = lens.failed.map(|(ask, _)| ask);
    let sizes = |of: fn(&Task) -> u32| tasks.iter().map(move |it| (*it, of(it))).collect();
    InstanceCard {
        id: instance.id,
        name: instance.id.to_string(),
        kind: instance.instance_type.clone(),
        zone: instance.zone().to_owned(),
        agent: agent(instance),
        cpu: meter(
            lens,
            (node.cpu_left.0, node.cpu_total.0),
            sizes(|it| it.cpu.0),
            ask.map(|it| it.cpu.0),
        ),
        memory: meter(
            lens,
            (node.memory_left.0, node.memory_total.0),
            sizes(|it| it.memory.0),
            ask.map(|it| it.memory.0),
        ),
        chips,
        quiet: others,
        pips: pips(lens, instance),
        verdict: verdict(lens, instance.id),
        selected,
        detail: selected.then(|| detail(lens, instance)),
    }
}

#[inline(never)]
fn detail(lens: &Lens<'_>, instance: &Instance) -> CardDetail {
    let fixed = instance.node.ports.iter();
    let fixed = fixed.filter_map(|((_, port), task)| Some((*port, (*task)?)));
    let tasks = lens.world().live_tasks_on(instance.id);
    let bound = tasks.flat_map(|task| task.ports.iter().map(|it| (it.host_port, task.id)));
    let mut ports: Vec<(u16, TaskId)> = fixed.chain(bound).collect();
    ports.sort_unstable();
    ports.dedup();
    CardDetail {
        ports: ports
            .iter()
            .map(|(port, task)| format!("{port} {task}"))
            .collect(),
        things: crate::inspect::on_instance(lens.moment, instance),
    }
}

pub(super) fn agent(instance: &Instance) -> Agent {
    match instance.state {
        InstanceState::Stopped | InstanceState::Terminated => Agent::Stopped,
        InstanceState::Running if !instance.node.agent_connected => Agent::Disconnected,
        InstanceState::Running => match instance.node.status {
            NodeStatus::Draining => Agent::Draining,
            NodeStatus::Registering => Agent::Registering,
            NodeStatus::RegistrationFailed => Agent::RegistrationFailed,
            _ => Agent::Connected,
        },
    }
}

/// `part` of `whole` in ten-thousandths.
fn share(part: u32, whole: u32) -> u32 {
    match whole {
        0 => 0,
        _ => (u64::from(part) * 10_000 / u64::from(whole)).min(20_000) as u32,
    }
}

fn meter(
    lens: &Lens<'_>,
    (free, total): (u32, u32),
    sizes: Vec<(&Task, u32)>,
    ask: Option<u32>,
) -> Meter {
    let mut used = 0;
    let mut segments = Vec::new();
    for (task, size) in sizes.into_iter().filter(|(_, size)| *size > 0) {
        let shown = lens.in_focus(task);
        let (start, end) = (share(used, total), share(used.saturating_add(size), total));
        segments.push(Segment {
            start,
            length: end.saturating_sub(start),
            task: shown.then_some(task.id),
            face: shown.then(|| face::of(task)),
        });
        used = used.saturating_add(size);
    }
    let want = ask.filter(|it| *it > 0).map(|ask| {
        let start = share(total.saturating_sub(free), total);
        let length = share(ask, total);
        Want {
            start,
            length,
            over: (start + length).saturating_sub(10_000),
        }
    });
    Meter {
        free,
        total,
        segments,
        want,
    }
}

fn pips(lens: &Lens<'_>, instance: &Instance) -> Pips {
    let node = &instance.node;
    let holder = |port: u16| {
        let held = node.ports.iter().find(|((_, number), _)| *number == port);
        held.and_then(|(_, task)| *task)
    };
    let asked = lens.failed.map_or(&[][..], |(ask, _)| &ask.ports);
    let ports = if asked.is_empty() {
        let held = node.ports.iter().filter(|(_, task)| task.is_some());
        held.take(2)
            .map(|((_, port), task)| (*port, *task))
            .collect()
    } else {
        let asked = asked.iter().take(2);
        asked.map(|(_, port)| (*port, holder(*port))).collect()
    };
    Pips {
        ports,
        // The instance's own interface takes one of its slots.
        enis_used: 1 + node.eni_slots.saturating_sub(node.enis_left),
        enis: 1 + node.eni_slots,
    }
}

pub(super) fn verdict(lens: &Lens<'_>, instance: InstanceId) -> Option<Verdict> {
    let (_, placement) = lens.failed?;
    let found = |it: &&Candidate| it.node == instance;
    let candidate = placement.candidates.iter().find(found)?;
    Some(Verdict {
        lacks: lacks(&candidate.rejections),
        closest: placement.closest == Some(instance),
    })
}

/// Whether the last ask did not fit on the instance.
pub(super) fn refuses(lens: &Lens<'_>, instance: InstanceId) -> bool {
    verdict(lens, instance).is_some_and(|it| !it.lacks.is_empty())
}
