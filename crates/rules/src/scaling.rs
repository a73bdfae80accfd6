//! Scaling: how many tasks a service should have, from what a metric says.

pub mod group;
pub mod managed_instances;
pub mod predictive;
pub mod reservation;
pub mod schedule;
pub mod step_scaling;
pub mod step_turn;
pub mod target_tracking;

use base::{SimTime, TaskCount};
use serde::Serialize;
use target_tracking::Outcome;

/// The last time a policy changed the desired count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Activity {
    pub at: SimTime,
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Direction {
    Out,
    In,
}

/// Which bound of the scalable target changed the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Clamp {
    None,
    ToMinimum,
    ToMaximum,
}

/// What is left of a wish for fewer: the target's bounds have the last word.
fn fewer(desired: TaskCount, (minimum, maximum): (TaskCount, TaskCount), to: TaskCount) -> Outcome {
    // Set by hand above the maximum: to the maximum first, then as usual.
    if desired > maximum {
        return Outcome::Scale { to: maximum };
    }
    if desired <= minimum {
        return Outcome::NotScaled(NotScaled::AlreadyAtMinCapacity);
    }
    if to >= desired {
        return Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity);
    }
    Outcome::Scale { to }
}

/// Why a policy whose alarm is in ALARM left the desired count alone.
///
/// The first five are AWS's own codes.
///
/// Source: Application Auto Scaling API, NotScaledReason (read 2026-11).
/// Model:  AWS gives no code for the others; the lab names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum NotScaled {
    AutoScalingAnticipatedFlapping,
    TargetServicePutResourceAsUnscalable,
    AlreadyAtMaxCapacity,
    AlreadyAtMinCapacity,
    AlreadyAtDesiredCapacity,
    /// `DisableScaleIn` is set on the policy.
    ScaleInDisabled,
    /// Scale-in is off while a deployment is in progress.
    DeploymentInProgress,
    /// Another target tracking policy does not agree to scale in.
    OtherPolicyDisagrees,
    /// The scale-in cooldown lasts until then.
    Cooldown {
        until: SimTime,
    },
    /// Scaling in this direction is suspended on the scalable target.
    Suspended,
    /// There is no datapoint to compute with.
    NoMetric,
    /// Another policy asks for at least as many; the largest capacity is taken.
    OtherPolicyLarger,
}

impl NotScaled {
    /// AWS's code, where it has one.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            NotScaled::AutoScalingAnticipatedFlapping => Some("AutoScalingAnticipatedFlapping"),
            NotScaled::TargetServicePutResourceAsUnscalable => {
                Some("TargetServicePutResourceAsUnscalable")
            }
            NotScaled::AlreadyAtMaxCapacity => Some("AlreadyAtMaxCapacity"),
            NotScaled::AlreadyAtMinCapacity => Some("AlreadyAtMinCapacity"),
            NotScaled::AlreadyAtDesiredCapacity => Some("AlreadyAtDesiredCapacity"),
            _ => None,
        }
    }
}
