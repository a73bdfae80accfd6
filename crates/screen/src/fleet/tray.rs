//! The tray: tasks that wait for a place, and the ones that stopped last. Nothing vanishes from the
//! screen.

use super::{Chip, Lens};
use crate::face::{self, Face};
use crate::select::Selection;
use crate::text::{Text, clock, clock_secs};
use base::{ServiceId, SimTime};
use engine::controllers::ecs::service_scheduler;
use model::{Service, Task};

/// Stopped tasks shown one by one; older ones are only counted.
const STOPPED_SHOWN: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tray {
    pub waiting: Option<TrayWaiting>,
    pub waiting_count: u32,
    pub stopped: Option<TrayStopped>,
    pub stopped_count: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayWaiting {
    pub service: ServiceId,
    pub count: u32,
    pub face: Face,
    /// What is written under the tile: revision only, the task does not exist yet.
    pub revision: String,
    pub new: bool,
    pub selected: bool,
    pub name: Text,
    /// Attempts, since when, when next, and that ECS keeps no record of it.
    pub note: Text,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayStopped {
    pub chips: Vec<Chip>,
    pub note: Text,
}

pub fn tray(lens: &Lens<'_>) -> Tray {
    let waiting = lens.focus.and_then(|it| waiting(lens, it));
    let mut stopped: Vec<&Task> = lens
        .world()
        .all_tasks()
        .filter(|it| it.is_stopped() && lens.in_focus(it))
        .collect();
    stopped.sort_by_key(|it| (std::cmp::Reverse(it.stopped_at), it.id));
    Tray {
        waiting_count: waiting.as_ref().map_or(0, |it| it.count),
        waiting,
        stopped_count: stopped.len(),
        stopped: stopped_note(&stopped).map(|note| TrayStopped {
            chips: stopped
                .iter()
                .take(STOPPED_SHOWN)
                .map(|it| lens.chip(it))
                .collect(),
            note,
        }),
    }
}

fn stopped_note(stopped: &[&Task]) -> Option<Text> {
    let newest = stopped.first()?;
    let at = newest.stopped_at.unwrap_or(SimTime::ZERO);
    let id = if face::ended_badly(newest) {
        "tray-stopped-failed"
    } else {
        "tray-stopped-wished"
    };
    Some(Text::new(id).str("at", clock_secs(at)))
}

fn waiting(lens: &Lens<'_>, service: &Service) -> Option<TrayWaiting> {
    let unplaced = service.unplaced.as_ref()?;
    let deployment = service.deployment(unplaced.deployment)?;
    let (attempts, next) = service_scheduler::attempts(service, unplaced.since, lens.moment.now);
    let attempts = i64::try_from(attempts).unwrap_or(i64::MAX);
    let note = Text::new("tray-waiting-next")
        .num("attempts", attempts)
        .str("since", clock(unplaced.since))
        .str("next", clock(next));
    Some(TrayWaiting {
        service: service.id,
        count: unplaced.count.0,
        face: face::UNPLACED,
        revision: format!("r{}", deployment.definition.revision),
        new: deployment.definition.revision > 1,
        selected: lens.selection == Some(Selection::Unplaced(service.id)),
        name: Text::new("chip-unplaced")
            .str("who", &service.name)
            .num("revision", deployment.definition.revision)
            .num("count", unplaced.count.0)
            .num("attempts", attempts),
        note,
    })
}
