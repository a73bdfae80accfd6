//! Worlds kept on the way, so that going back means replaying few events.
//!
//! One before each call and one a simulated minute, unless hardly anything happened since the last.
//! When they are too many, the one whose neighbours are closest to each other goes.
//! Example: a day with 1,440 busy minutes keeps 180 of them, 8 to 16 minutes apart.

use base::Digest;
use engine::Run;
use model::World;
use std::rc::Rc;

/// Most checkpoints of one branch.
const MOST: usize = 180;
/// Fewer events than this are replayed rather than kept.
const WORTH_KEEPING: usize = 64;

/// A world and how many events made it.
#[derive(Clone, Debug)]
pub(super) struct Checkpoint {
    pub events: usize,
    pub digest: Digest,
    pub world: Rc<World>,
}

impl Checkpoint {
    pub(super) fn of(run: &Run) -> Checkpoint {
        Checkpoint {
            events: run.trace.len(),
            digest: run.digest,
            world: Rc::new(run.world.clone()),
        }
    }
}

/// In order of their events; the first has none.
#[derive(Clone, Debug, Default)]
pub(super) struct Checkpoints {
    kept: Vec<Checkpoint>,
}

impl Checkpoints {
    pub(super) fn keep(&mut self, checkpoint: Checkpoint) {
        if self
            .kept
            .last()
            .is_some_and(|it| it.events >= checkpoint.events)
        {
            return;
        }
        self.kept.push(checkpoint);
        if self.kept.len() > MOST {
            self.thin();
        }
    }

    /// Keeps the run's world if enough happened since the last one.
    pub(super) fn keep_now_and_then(&mut self, run: &Run) {
        let last = self.kept.last().map_or(0, |it| it.events);
        if run.trace.len() - last >= WORTH_KEEPING.max(last / MOST) {
            self.keep(Checkpoint::of(run));
        }
    }

    /// The last one that has at most this many events.
    pub(super) fn before(&self, events: usize) -> &Checkpoint {
        let after = self.kept.partition_point(|it| it.events <= events);
        &self.kept[after.saturating_sub(1)]
    }

    /// Those of a branch that leaves at so many events.
    pub(super) fn up_to(&self, events: usize) -> Checkpoints {
        let after = self.kept.partition_point(|it| it.events <= events);
        Checkpoints {
            kept: self.kept[..after].to_vec(),
        }
    }

    /// Drops the one that is missed least; the first and the last stay.
    fn thin(&mut self) {
        let gaps = self.kept.windows(3).map(|it| it[2].events - it[0].events);
        if let Some((position, _)) = gaps.enumerate().min_by_key(|(_, gap)| *gap) {
            self.kept.remove(position + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(events: usize) -> Checkpoint {
        let world = Rc::new(World::default());
        Checkpoint {
            events,
            digest: Digest::default(),
            world,
        }
    }

    #[test]
    fn the_nearest_before_is_found_and_their_number_stays_bounded() {
        let mut kept = Checkpoints::default();
        for events in 0..10_000 {
            kept.keep(at(events * 10));
            kept.keep(at(events * 10));
        }
        assert!(kept.kept.len() <= MOST);
        assert_eq!(kept.before(0).events, 0);
        assert_eq!(kept.before(usize::MAX).events, 99_990);
        let worst = (0..100_000).map(|it| it - kept.before(it).events).max();
        assert!(worst.is_some_and(|it| it < 3 * 100_000 / MOST), "{worst:?}");
        assert_eq!(kept.up_to(5).kept.len(), 1);
    }
}
