//! The stage: zones, instances in them, tasks on them, and the tray of tasks that have no place.
//!
//! The service in focus is drawn task by task; others are quiet, one grey chip each with a count.
//! When a task of the focus fits nowhere its ask is drawn on every bar and each instance says why
//! not.
//! Example: i-4 has 835 of 3907 MiB left, the ask of 1024 sticks out by 189, "memory −189,
//! closest".

mod instance;
mod large;
mod tray;

use crate::face::{self, Face};
use crate::moment::{self, Moment};
use crate::select::Selection;
use crate::text::Text;
use base::{InstanceId, ServiceId, TaskId};
use model::{Service, Task, World};
use rules::placement::{Ask, Placement};
use std::collections::BTreeMap;

pub use instance::{Agent, CardDetail, InstanceCard, Meter, Pips, Segment, Verdict, Want};
pub use large::{Detail, Find, Histogram, Line};
pub use tray::{Tray, TrayStopped, TrayWaiting};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fleet {
    pub cluster: String,
    pub zones: Vec<Zone>,
    pub tray: Tray,
    pub detail: Detail,
    pub instances: usize,
    /// Instances that the search left; all of them when nothing is searched.
    pub found: usize,
    /// The focus has tasks that fit nowhere, so "only those that refused" means something.
    pub refusal: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub name: String,
    pub failed: bool,
    /// Live tasks per service, focus first.
    pub counts: Vec<(String, usize)>,
    /// All instances that the search left, however they are drawn.
    pub found: usize,
    pub instances: Vec<InstanceCard>,
    /// In place of cards, for a big fleet.
    pub lines: Vec<Line>,
    pub histogram: Option<Histogram>,
    /// Fargate tasks sit in the zone itself: there is no instance to draw, so none is drawn.
    pub chips: Vec<Chip>,
    pub quiet: Vec<QuietChip>,
}

/// One task as a focusable tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub task: TaskId,
    pub label: String,
    pub revision: String,
    /// Belongs to the revision that is being rolled out.
    pub new: bool,
    pub face: Face,
    pub exit_code: Option<i32>,
    pub selected: bool,
    /// The whole chip in words.
    pub name: Text,
}

/// Tasks of another service on the same instance, as one grey chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuietChip {
    pub service: Option<ServiceId>,
    pub letter: char,
    pub who: String,
    pub count: usize,
    pub healthy: usize,
}

/// What the stage is drawn for: the focus, the selection, and the last ask that fitted nowhere.
pub(crate) struct Lens<'a> {
    pub moment: Moment<'a>,
    pub focus: Option<&'a Service>,
    pub selection: Option<Selection>,
    pub failed: Option<(&'a Ask, &'a Placement)>,
}

impl<'a> Lens<'a> {
    fn new(moment: Moment<'a>, focus: Option<ServiceId>, selection: Option<Selection>) -> Self {
        let focus = moment.service(focus);
        let failed = focus
            .and_then(|it| it.unplaced.as_ref())
            .and_then(|it| moment.placement(it.decided));
        Lens {
            moment,
            focus,
            selection,
            failed,
        }
    }

    pub fn world(&self) -> &'a World {
        self.moment.world
    }

    pub fn in_focus(&self, task: &Task) -> bool {
        task.service.is_none() || task.service == self.focus.map(|it| it.id)
    }

    /// The task runs the revision that its service is moving to, and there is an older one to tell
    /// it from.
    pub fn is_new(&self, task: &Task) -> bool {
        let Some(service) = self.focus.filter(|it| Some(it.id) == task.service) else {
            return false;
        };
        service
            .primary()
            .is_some_and(|it| it.definition == task.definition && (it.definition.revision > 1))
    }

    pub fn chip(&self, task: &Task) -> Chip {
        let face = face::of(task);
        let exit_code = face::exit_code(task).filter(|_| task.is_stopped());
        let mut name = Text::new(match (&task.instance, exit_code) {
            (_, Some(_)) if face::ended_badly(task) => "chip-name-failed",
            (_, Some(_)) => "chip-name-stopped",
            (Some(_), None) => "chip-name",
            (None, None) => "chip-name-fargate",
        })
        .str("who", owner(self.world(), task))
        .str("task", task.id)
        .num("revision", task.definition.revision)
        .text("state", face::state(task))
        .str("zone", moment::short_zone(&task.zone));
        if let Some(instance) = task.instance {
            name = name.str("instance", instance);
        }
        if let Some(code) = exit_code {
            name = name.num("code", code);
        }
        Chip {
            task: task.id,
            label: task.id.to_string(),
            revision: moment::revision(task),
            new: self.is_new(task),
            face,
            exit_code: exit_code.filter(|_| face::ended_badly(task)),
            selected: self.selection == Some(Selection::Task(task.id)),
            name,
        }
    }
}

/// `web` for a service's task, its group for a lone one.
pub(crate) fn owner(world: &World, task: &Task) -> String {
    task.service
        .and_then(|id| world.services.get(&id))
        .map_or_else(|| task.group.clone(), |it| it.name.clone())
}

/// The stage at this moment.
pub fn fleet(
    moment: Moment<'_>,
    focus: Option<ServiceId>,
    selection: Option<Selection>,
    find: &Find,
) -> Fleet {
    let lens = Lens::new(moment, focus, selection);
    let world = moment.world;
    let cluster = lens
        .focus
        .map(|it| it.cluster)
        .or_else(|| world.clusters.keys().next().copied());
    let shown: Vec<InstanceId> = world
        .instances
        .values()
        .filter(|it| Some(it.cluster) == cluster)
        .filter(|it| it.state != model::InstanceState::Terminated)
        .map(|it| it.id)
        .collect();
    let detail = Detail::of(shown.len());
    let zones = zones(&lens, &shown, detail, find);
    Fleet {
        cluster: cluster
            .and_then(|id| world.clusters.get(&id))
            .map(|it| it.name.clone())
            .unwrap_or_default(),
        found: zones.iter().map(|it| it.found).sum(),
        zones,
        tray: tray::tray(&lens),
        detail,
        instances: shown.len(),
        refusal: lens.failed.is_some(),
    }
}

fn zones(lens: &Lens<'_>, shown: &[InstanceId], detail: Detail, find: &Find) -> Vec<Zone> {
    let world = lens.world();
    let mut zones: BTreeMap<&str, Zone> = BTreeMap::new();
    for id in shown {
        let at = &world.instances[id];
        let zone = zones
            .entry(at.zone())
            .or_insert_with(|| zone(lens, at.zone()));
        if detail == Detail::Histograms {
            zone.histogram.get_or_insert_default().add(at);
        }
        if !find.keeps(lens, at) {
            continue;
        }
        zone.found += 1;
        if detail <= Detail::Compact {
            zone.instances.push(instance::card(lens, at));
        } else if large::room(detail, zone.lines.len())
            && (detail == Detail::Strips || !find.is_empty())
        {
            zone.lines.push(large::line(lens, at));
        }
    }
    for task in world.tasks.values() {
        if task.instance.is_none() && !task.is_stopped() && !task.zone.is_empty() {
            let zone = zones
                .entry(&task.zone)
                .or_insert_with(|| zone(lens, &task.zone));
            if lens.in_focus(task) {
                zone.chips.push(lens.chip(task));
            } else {
                quiet(world, &mut zone.quiet, task);
            }
        }
    }
    zones.into_values().collect()
}

fn zone(lens: &Lens<'_>, name: &str) -> Zone {
    Zone {
        name: name.to_owned(),
        failed: lens.world().zone_failed(name),
        counts: counts(lens, name),
        found: 0,
        instances: Vec::new(),
        lines: Vec::new(),
        histogram: None,
        chips: Vec::new(),
        quiet: Vec::new(),
    }
}

fn counts(lens: &Lens<'_>, zone: &str) -> Vec<(String, usize)> {
    let world = lens.world();
    let focus = lens.focus.map(|it| it.id);
    let mut services: Vec<&Service> = world.services.values().collect();
    services.sort_by_key(|it| Some(it.id) != focus);
    services
        .into_iter()
        .map(|service| {
            let live = world.live_tasks_of(service.id);
            let here = live.filter(|it| it.zone == zone && it.wanted).count();
            (service.name.clone(), here)
        })
        .collect()
}

/// Adds the task to its service's grey chip.
pub(crate) fn quiet(world: &World, chips: &mut Vec<QuietChip>, task: &Task) {
    let healthy = usize::from(task.counted_healthy);
    if let Some(chip) = chips.iter_mut().find(|it| it.service == task.service) {
        chip.count += 1;
        chip.healthy += healthy;
        return;
    }
    chips.push(QuietChip {
        service: task.service,
        letter: task.service.map_or('–', |id| moment::letter(world, id)),
        who: owner(world, task),
        count: 1,
        healthy,
    });
}
