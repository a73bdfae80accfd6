//! The rolling update: one scheduler pass looks at the counts and does one kind of thing.
//!
//! Two walls bound it: healthy tasks never fall below the floor by our own hand, and tasks that
//! occupy room never exceed the ceiling. Stopping comes before starting where the floor leaves
//! slack.
//! Example: 4 tasks at 50/100: stop 2, start 2, stop 2, start 2. At 100/200: start 4, stop 4.
//! Source: ECS API, DeploymentConfiguration; Best Practices Guide, "Task deployment" (read
//! 2026-11).

mod facts;

pub use facts::{Action, Counts, Hold, Pass, Revision, Wait, Wall, Which};

use base::{Percent, TaskCount};

/// Fewest tasks that must stay healthy while a rolling update runs.
///
/// Rounds up: 5 tasks at 50 % keep 3.
///
/// Source: ECS API, DeploymentConfiguration.minimumHealthyPercent (read 2026-11).
/// Model:  nothing assumed; the page gives the rounding.
pub fn floor(desired: TaskCount, minimum: Percent) -> TaskCount {
    let scaled = u64::from(desired.0) * u64::from(minimum.0);
    TaskCount(u32::try_from(scaled.div_ceil(100)).unwrap_or(u32::MAX))
}

/// Most tasks that may be RUNNING or PENDING while a rolling update runs.
///
/// Rounds down: 3 tasks at 125 % may be 3.
///
/// Source: ECS API, DeploymentConfiguration.maximumPercent (read 2026-11).
/// Model:  nothing assumed; the page gives the rounding. STOPPING tasks do not count.
pub fn ceiling(desired: TaskCount, maximum: Percent) -> TaskCount {
    let scaled = u64::from(desired.0) * u64::from(maximum.0);
    TaskCount(u32::try_from(scaled / 100).unwrap_or(u32::MAX))
}

/// Decides one pass of the service scheduler.
///
/// Source: ECS API, DeploymentConfiguration; Best Practices Guide, "Task deployment" (order of
/// stops and starts); Developer Guide, "Amazon ECS services" (unhealthy replacement) (read
/// 2026-11).
/// Model:  one kind of action per pass; older revisions are only kept up while the newest one
/// cannot start, so that a broken revision never blocks its own fix.
pub fn pass(counts: &Counts) -> Pass {
    let view = View::new(counts);
    let steps = [
        View::succeed_early,
        View::stop_pending,
        View::replace_new,
        View::stop_old,
        View::start_new,
        View::keep_up_old,
        View::scale_in,
    ];
    let action = steps.iter().find_map(|step| step(&view));
    Pass {
        action: action.unwrap_or_else(|| view.converge()),
        desired: counts.new.desired.saturating_sub(counts.new.moving),
        floor: view.floor,
        ceiling: view.ceiling,
        occupying: view.occupying,
        healthy: view.healthy,
        wanted: view.wanted(),
    }
}

/// The counts with their sums.
struct View<'a> {
    counts: &'a Counts,
    floor: u32,
    ceiling: u32,
    occupying: u32,
    healthy: u32,
}

impl View<'_> {
    fn new(counts: &Counts) -> View<'_> {
        let desired = TaskCount(counts.new.desired.saturating_sub(counts.new.moving));
        let all = || counts.old.iter().chain([&counts.new]);
        View {
            counts,
            floor: floor(desired, counts.minimum).0,
            ceiling: ceiling(desired, counts.maximum).0,
            occupying: all().map(Revision::occupying).sum(),
            healthy: all().map(|one| one.healthy).sum(),
        }
    }

    /// Healthy tasks that may go.
    fn slack(&self) -> u32 {
        self.healthy.saturating_sub(self.floor)
    }

    /// Places under the ceiling.
    fn headroom(&self) -> u32 {
        self.ceiling.saturating_sub(self.occupying)
    }

    /// Places that can really be taken now.
    fn room(&self) -> u32 {
        self.headroom()
            .min(self.counts.placeable.unwrap_or(u32::MAX))
    }

    /// Tasks of the newest revision that are missing, those on draining instances included.
    fn wanted(&self) -> u32 {
        let new = &self.counts.new;
        let staying = new.occupying().saturating_sub(new.draining);
        new.desired.saturating_sub(staying)
    }

    fn old_occupying(&self) -> u32 {
        self.counts.old.iter().map(Revision::occupying).sum()
    }

    /// Early success criteria: enough healthy tasks of the newest revision are a success; what is
    /// missing is started afterwards.
    fn succeed_early(&self) -> Option<Action> {
        let success = &self.counts.success;
        let enough = success.enough.filter(|_| self.counts.in_progress)?;
        let gone = success.deferred || (self.old_occupying() == 0 && !success.leaving);
        let early = self.counts.new.good() >= enough && gone && !success.baking;
        early.then_some(Action::Complete)
    }

    /// A superseded revision's tasks that never ran are cancelled; they hold up a place for
    /// nothing.
    fn stop_pending(&self) -> Option<Action> {
        let surplus = |one: &Revision| {
            let beyond = one.occupying().saturating_sub(one.desired);
            one.pending.min(beyond)
        };
        let mut old = self.counts.old.iter().enumerate();
        old.find(|(_, one)| surplus(one) > 0)
            .map(|(n, one)| Action::StopPending {
                revision: Which::Old(n),
                count: surplus(one),
            })
    }

    /// The newest revision's unhealthy tasks: replacement first where the ceiling allows it, else
    /// one stop at a time.
    fn replace_new(&self) -> Option<Action> {
        let new = &self.counts.new;
        let revision = Which::New;
        let over = new.unhealthy.min(new.surplus());
        if over > 0 {
            return Some(Action::StopUnhealthy {
                revision,
                count: over,
            });
        }
        if new.unreplaced() == 0 || self.counts.hold.is_some() {
            return None;
        }
        match (self.room(), self.headroom()) {
            (0, 0) => Some(Action::StopUnhealthy { revision, count: 1 }),
            (0, _) => None,
            (room, _) => Some(Action::StartReplacement {
                revision,
                count: new.unreplaced().min(room),
            }),
        }
    }

    /// Old tasks, then tasks on draining instances, as far as the floor leaves slack. Unhealthy old
    /// ones cost no slack. Once the deployment has failed the old ones keep running.
    fn stop_old(&self) -> Option<Action> {
        let old = &self.counts.old;
        let stoppable: u32 = old.iter().map(Revision::stoppable).sum();
        let unhealthy: u32 = old.iter().map(|one| one.unhealthy).sum();
        let free = if self.healthy >= self.floor {
            self.slack() + unhealthy
        } else {
            0
        };
        let failed = self.counts.hold == Some(Hold::DeploymentFailed);
        let count = stoppable.min(free);
        if count > 0 && !failed {
            return Some(Action::StopOld { count });
        }
        let new = &self.counts.new;
        let draining = new.draining.min(new.stoppable()).min(self.slack());
        (draining > 0).then_some(Action::StopDraining { count: draining })
    }

    fn start_new(&self) -> Option<Action> {
        let count = self.wanted().min(self.room());
        let may = count > 0 && self.counts.hold.is_none();
        may.then_some(Action::StartNew { count })
    }

    /// Old revisions lose tasks too. While the newest waits for a place, unhealthy old ones make
    /// it, one at a time. While it cannot start, dead and unhealthy ones are replaced within their
    /// revision until the service has its number again.
    fn keep_up_old(&self) -> Option<Action> {
        let new = &self.counts.new;
        let all = || self.counts.old.iter().chain([new]);
        let useful: u32 = all().map(|one| one.good() + one.hopeful()).sum();
        let waiting = self.wanted() > 0 && self.counts.hold.is_none();
        for (n, one) in self.counts.old.iter().enumerate() {
            let revision = Which::Old(n);
            let unhealthy = one.unhealthy.min(one.stoppable());
            if waiting && unhealthy > 0 && self.headroom() == 0 {
                return Some(Action::StopUnhealthy { revision, count: 1 });
            }
            let count = unhealthy.min(one.surplus());
            if count > 0 {
                return Some(Action::StopUnhealthy { revision, count });
            }
            let missing = one.desired.saturating_sub(one.good() + one.hopeful());
            let lacking = new.desired.saturating_sub(useful);
            let count = missing.min(lacking).min(self.room());
            if count > 0 && !waiting {
                return Some(Action::StartReplacement { revision, count });
            }
        }
        None
    }

    fn scale_in(&self) -> Option<Action> {
        if self.old_occupying() > 0 {
            return None;
        }
        let new = &self.counts.new;
        let count = new.surplus().min(new.stoppable() + new.pending);
        (count > 0).then_some(Action::ScaleIn { count })
    }

    /// Nothing can be done in this pass: say whether that is an end, a wait or a wall.
    fn converge(&self) -> Action {
        let new = &self.counts.new;
        let all = || self.counts.old.iter().chain([new]);
        let settled = new.good() == new.desired && new.occupying() == new.desired;
        if settled && self.old_occupying() == 0 {
            return match (self.counts.in_progress, self.counts.success.baking) {
                (true, true) => Action::Wait(Wait::Baking),
                (true, false) => Action::Complete,
                (false, _) => Action::Steady,
            };
        }
        let count = all().map(Revision::hopeful).sum();
        if count > 0 {
            return Action::Wait(Wait::Starting { count });
        }
        let wanted = self.wanted() + new.unreplaced();
        match self.counts.hold {
            Some(hold) if wanted > 0 || hold == Hold::DeploymentFailed => {
                return Action::Wait(Wait::Hold(hold));
            }
            _ => {}
        }
        if wanted > 0 && self.headroom() > 0 {
            return Action::Wait(Wait::NoRoom { wanted });
        }
        self.wall(wanted)
    }

    fn wall(&self, wanted: u32) -> Action {
        let (healthy, floor) = (self.healthy, self.floor);
        let (occupying, ceiling) = (self.occupying, self.ceiling);
        let leftover = self.old_occupying() + self.counts.new.draining;
        let floor_blocks = leftover > 0 && self.slack() == 0;
        Action::Stuck(match (wanted > 0, floor_blocks) {
            (true, true) => Wall::Both {
                healthy,
                floor,
                occupying,
                ceiling,
            },
            (true, false) => Wall::Ceiling { occupying, ceiling },
            (false, true) => Wall::Floor { healthy, floor },
            (false, false) => {
                let count = leftover.max(self.counts.new.surplus());
                return Action::Wait(Wait::Protected { count });
            }
        })
    }
}

#[cfg(test)]
mod tests;
