//! Why an event happened: the chain of its causes and, for a placement, the whole evidence.
//!
//! On a large fleet a decision holds the winner and counts only. Runs are exact, so the rest is asked
//! again of the world just before the decision, and must agree with what was decided.

use super::Timeline;
use base::{InstanceId, Seq, ServiceId, SimDuration, SimTime};
use model::{Event, InstanceState, PlacementSubject, Stamped, World};
use rules::placement::{Ask, Placement, Pool};

/// Longest chain of causes; a longer one is cut.
const LONGEST_CHAIN: usize = 64;

/// How far a wait is looked into.
///
/// Model: ten minutes; what has not moved by then waits for somebody.
pub const LONGEST_WAIT: SimDuration = SimDuration(600_000);

/// An event and what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub event: Stamped,
    /// Its cause, the cause of that, and so on; the last began it all. Timers are among them.
    pub chain: Vec<Stamped>,
    /// For a placement: the verdict on every instance, also where the event holds counts only.
    pub placement: Option<Placement>,
}

impl Timeline {
    /// Explains the event of this number on the current branch, played or not yet reached by the cursor.
    pub fn explain(&self, seq: Seq) -> Option<Explanation> {
        let trace = self.whole_trace();
        let index = model::place_in(trace, seq)?;
        let event = trace[index].clone();
        let mut chain: Vec<Stamped> = Vec::new();
        let mut cause = event.cause.seq();
        while let Some(at) = cause.and_then(|it| model::place_in(trace, it)) {
            if chain.len() == LONGEST_CHAIN {
                break;
            }
            cause = trace[at].cause.seq();
            chain.push(trace[at].clone());
        }
        let placement = match &event.event {
            Event::PlacementDecided { ask, placement, .. } => {
                Some(self.whole_placement(index, ask, placement))
            }
            _ => None,
        };
        Some(Explanation {
            event,
            chain,
            placement,
        })
    }

    /// When ECS next finds a place for a task of the service if nobody does anything more; `None`
    /// when it does not within `LONGEST_WAIT`. The run stays as it is.
    #[inline(never)]
    pub fn wait(&self, service: ServiceId) -> Option<SimTime> {
        let now = self.now();
        let mut later = self.clone();
        later.seek(now + LONGEST_WAIT);
        let placed = |it: &&Stamped| match &it.event {
            Event::PlacementDecided {
                subject: PlacementSubject::Service { service: whose, .. },
                placement,
                ..
            } => *whose == service && placement.winner.is_some(),
            _ => false,
        };
        let from = later.trace().partition_point(|it| it.at <= now);
        later.trace()[from..].iter().find(placed).map(|it| it.at)
    }

    fn whole_placement(&self, index: usize, ask: &Ask, decided: &Placement) -> Placement {
        if decided.candidates.len() as u32 == decided.considered {
            return decided.clone();
        }
        let world = self.branch().world_before(index);
        let again = place_again(&world, ask, decided);
        if again.winner == decided.winner {
            again
        } else {
            decided.clone()
        }
    }
}

/// Asks the whole fleet again. The cluster is that of the instances the decision named.
fn place_again(world: &World, ask: &Ask, decided: &Placement) -> Placement {
    let named: Option<InstanceId> = decided.winner.or(decided.closest);
    let Some(cluster) = named
        .and_then(|it| world.instances.get(&it))
        .map(|it| it.cluster)
    else {
        return decided.clone();
    };
    let registered = world
        .instances
        .values()
        .filter(|it| it.cluster == cluster && it.state != InstanceState::Terminated);
    let pool = Pool::new(registered.map(|it| it.node.clone()).collect());
    rules::placement::place_full(ask, &pool)
}
