//! What a view is made of: a world, the trace up to the cursor, and the trace as far as it was
//! played.

use base::{Seq, ServiceId, SimTime, TaskId};
use model::{Event, Service, Stamped, Task, World};
use rules::placement::{Ask, Placement};

/// The verdicts of a placement, made again.
pub type Evidence = Placement;

/// The cursor's moment. `all` is the whole played trace of the branch, `trace` its part up to
/// `now`.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    pub world: &'a World,
    pub trace: &'a [Stamped],
    pub all: &'a [Stamped],
    pub now: SimTime,
    /// How far the branch has been played.
    pub end: SimTime,
    /// The whole evidence of one placement, made again: on a big fleet events hold counts only.
    pub evidence: Option<(Seq, &'a Evidence)>,
    /// When the waiting tasks find a place by themselves, if that was looked into and they do.
    pub wait: Option<SimTime>,
}

impl<'a> Moment<'a> {
    /// A moment at the end of what was played.
    pub fn at_end(world: &'a World, trace: &'a [Stamped], end: SimTime) -> Moment<'a> {
        Moment {
            world,
            trace,
            all: trace,
            now: end,
            end,
            evidence: None,
            wait: None,
        }
    }

    /// The ask and the verdicts of a placement decision, as whole as they are known.
    pub fn placement(&self, seq: Seq) -> Option<(&'a Ask, &'a Placement)> {
        let Event::PlacementDecided { ask, placement, .. } = &self.event(seq)?.event else {
            return None;
        };
        let whole = self.evidence.filter(|(whose, _)| *whose == seq);
        Some((ask, whole.map_or(placement, |(_, whole)| whole)))
    }

    /// The decision among these whose verdicts the event left out.
    pub fn thin(&self, decisions: impl IntoIterator<Item = Seq>) -> Option<Seq> {
        decisions.into_iter().find(|seq| {
            self.placement(*seq)
                .is_some_and(|(_, it)| (it.candidates.len() as u32) < it.considered)
        })
    }

    /// The event of that number, wherever the cursor is.
    pub fn event(&self, seq: Seq) -> Option<&'a Stamped> {
        let index = model::place_in(self.all, seq)?;
        self.all.get(index)
    }

    /// The service in focus: the wished one, else the first that is still there.
    pub fn service(&self, wished: Option<ServiceId>) -> Option<&'a Service> {
        wished
            .and_then(|id| self.world.services.get(&id))
            .or_else(|| self.world.services.values().next())
    }

    /// The event that made the task, and the decision that placed it.
    pub fn birth(&self, task: TaskId) -> Option<&'a Stamped> {
        self.all
            .iter()
            .find(|it| matches!(&it.event, Event::TaskCreated(made) if made.id == task))
    }
}

/// `A` for the world's first service, `B` for the second ...: how a service is told from another.
pub fn letter(world: &World, service: ServiceId) -> char {
    let index = world.services.keys().position(|id| *id == service);
    char::from(b'A' + (index.unwrap_or(0) % 26) as u8)
}

/// `r8` for `web:8`.
pub fn revision(task: &Task) -> String {
    format!("r{}", task.definition.revision)
}

/// `1a` for `us-east-1a`.
pub fn short_zone(zone: &str) -> &str {
    match zone.rfind('-') {
        Some(at) => &zone[at + 1..],
        None => zone,
    }
}
