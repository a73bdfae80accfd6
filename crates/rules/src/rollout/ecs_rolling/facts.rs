//! What a pass of the service scheduler looks at, and what it can answer.
//!
//! Example: four healthy tasks of the old revision, none of the new: `StartNew { count: 4 }` at
//! 100/200.
//! Source: ECS API, DeploymentConfiguration and Deployment (read 2026-11).

use crate::rollout::success::Success;
use base::Percent;
use serde::Serialize;

/// The tasks of one revision with desired status RUNNING.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Revision {
    /// How many it should have: the service's number for the newest; for an older one what it had
    /// healthy when it was superseded, less every task stopped for the rollout since.
    pub desired: u32,
    /// Of those, the ones beyond the service's number while a task moves to another zone.
    pub moving: u32,
    /// Not yet RUNNING.
    pub pending: u32,
    /// RUNNING, but not yet counted as healthy.
    pub starting: u32,
    /// Counted as healthy.
    pub healthy: u32,
    /// RUNNING and found unhealthy (past its grace period).
    pub unhealthy: u32,
    /// Of the healthy ones, those on DRAINING instances, which have to move.
    pub draining: u32,
    /// Of the RUNNING ones, those protected from scale-in.
    pub protected: u32,
}

impl Revision {
    /// RUNNING and PENDING together: what the ceiling counts.
    pub const fn occupying(&self) -> u32 {
        self.pending + self.starting + self.healthy + self.unhealthy
    }
    pub(super) const fn running(&self) -> u32 {
        self.starting + self.healthy + self.unhealthy
    }
    pub(in crate::rollout) const fn stoppable(&self) -> u32 {
        self.running().saturating_sub(self.protected)
    }
    /// May still become healthy.
    pub(in crate::rollout) const fn hopeful(&self) -> u32 {
        self.pending + self.starting
    }
    /// Healthy and staying.
    pub(super) const fn good(&self) -> u32 {
        self.healthy.saturating_sub(self.draining)
    }
    /// Has to go once its replacement is there.
    pub(super) const fn leaving(&self) -> u32 {
        self.unhealthy + self.draining
    }
    /// Tasks beyond the desired number, not counting those whose replacement is on its way.
    pub(super) fn surplus(&self) -> u32 {
        let replacing = self.leaving().min(self.hopeful());
        self.occupying()
            .saturating_sub(self.desired)
            .saturating_sub(replacing)
    }
    /// Unhealthy ones without a replacement on its way.
    pub(super) fn unreplaced(&self) -> u32 {
        let lacking = self.desired.saturating_sub(self.good() + self.hopeful());
        lacking.min(self.unhealthy)
    }
}

/// Why nothing may be started now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Hold {
    /// Tasks keep failing to start; the next attempt waits.
    BackOff,
    /// The deployment has failed and was not rolled back.
    DeploymentFailed,
}

/// What one pass looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Counts {
    pub minimum: Percent,
    pub maximum: Percent,
    /// The newest revision; its `desired` is the service's.
    pub new: Revision,
    /// Older revisions that still have tasks, oldest first.
    pub old: Vec<Revision>,
    /// How many more tasks the cluster can take; `None` when the caller finds out by placing.
    pub placeable: Option<u32>,
    /// No task of the newest revision may be started now.
    pub hold: Option<Hold>,
    /// The newest deployment's rollout state is IN_PROGRESS.
    pub in_progress: bool,
    /// What counts as success besides all tasks being healthy.
    pub success: Success,
}

/// Which revision an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Which {
    New,
    /// Index into `Counts::old`.
    Old(usize),
}

/// The one kind of thing a pass does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Action {
    /// Start tasks of the newest revision.
    StartNew {
        count: u32,
    },
    /// Start tasks of the same revision for ones that died or are unhealthy.
    StartReplacement {
        revision: Which,
        count: u32,
    },
    /// Stop running tasks of older revisions, the oldest revision first.
    StopOld {
        count: u32,
    },
    /// Cancel tasks of a superseded revision that never came to RUNNING.
    StopPending {
        revision: Which,
        count: u32,
    },
    /// Stop tasks on DRAINING instances.
    StopDraining {
        count: u32,
    },
    /// Stop unhealthy tasks. Of an old revision this also lowers its `desired`.
    StopUnhealthy {
        revision: Which,
        count: u32,
    },
    /// Stop surplus tasks: those not yet healthy first.
    ScaleIn {
        count: u32,
    },
    /// The rollout is done.
    Complete,
    /// Nothing to do.
    Steady,
    Wait(Wait),
    Stuck(Wall),
    /// Stop tasks of one revision, as traffic shifting asks for.
    StopRevision {
        revision: Which,
        count: u32,
    },
}

/// What a pass waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Wait {
    /// Tasks that are not yet healthy.
    Starting {
        count: u32,
    },
    /// Room in the cluster for this many.
    NoRoom {
        wanted: u32,
    },
    Hold(Hold),
    /// Surplus tasks that are protected from scale-in.
    Protected {
        count: u32,
    },
    /// All is in place; the deployment's alarms are watched a while longer.
    Baking,
    /// Both fleets stand; traffic shifts, or a hook has the word.
    Shifting,
}

/// The wall that stops a rollout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Wall {
    Floor {
        healthy: u32,
        floor: u32,
    },
    Ceiling {
        occupying: u32,
        ceiling: u32,
    },
    Both {
        healthy: u32,
        floor: u32,
        occupying: u32,
        ceiling: u32,
    },
}

/// A pass's decision with the numbers it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pass {
    pub action: Action,
    pub desired: u32,
    pub floor: u32,
    pub ceiling: u32,
    /// RUNNING and PENDING over all revisions.
    pub occupying: u32,
    pub healthy: u32,
    /// Tasks of the newest revision still to be started.
    pub wanted: u32,
}
