//! The face of a task: six groups of states told apart by colour, glyph, fill and outline.
//!
//! One table for chips, gauge cells and timeline bars, so that a task looks the same wherever it
//! is.
//! Example: RUNNING and counted is a solid `healthy` tile with a tick; RUNNING but not counted yet
//! is hollow.

use crate::text::Text;
use model::{StopCode, StoppedReason, Task, TaskStatus};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Waiting,
    Healthy,
    Leaving,
    Failed,
    Stopped,
    Unplaced,
}

impl Tone {
    /// The `data-s` value of the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Waiting => "waiting",
            Tone::Healthy => "healthy",
            Tone::Leaving => "leaving",
            Tone::Failed => "failed",
            Tone::Stopped => "stopped",
            Tone::Unplaced => "unplaced",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    pub tone: Tone,
    pub hollow: bool,
    pub dashed: bool,
    /// Name of the symbol without its `g-`.
    pub glyph: &'static str,
    /// Message id of the state in words.
    pub word: &'static str,
}

const fn face(tone: Tone, hollow: bool, glyph: &'static str, word: &'static str) -> Face {
    Face {
        tone,
        hollow,
        dashed: false,
        glyph,
        word,
    }
}

/// A task that is wanted and fits nowhere.
pub const UNPLACED: Face = Face {
    tone: Tone::Unplaced,
    hollow: true,
    dashed: true,
    glyph: "unplaced",
    word: "state-unplaced",
};

pub const COUNTED: Face = face(Tone::Healthy, false, "healthy", "state-healthy");
pub const RUNNING: Face = face(Tone::Healthy, true, "running", "state-running");
pub const PENDING: Face = face(Tone::Waiting, true, "pending", "state-pending");
pub const STOPPING: Face = face(Tone::Leaving, false, "stopping", "state-stopping");
pub const FAILED: Face = face(Tone::Failed, false, "failed", "state-failed");
pub const STOPPED: Face = face(Tone::Stopped, true, "stopped", "state-stopped");

/// The rows of the key under the stage, in reading order.
pub const KEY: [(Face, &str); 7] = [
    (PENDING, "key-waiting"),
    (COUNTED, "key-healthy"),
    (RUNNING, "key-not-counted"),
    (STOPPING, "key-leaving"),
    (FAILED, "key-failed"),
    (STOPPED, "key-stopped"),
    (UNPLACED, "key-unplaced"),
];

/// The face of a task as it is.
pub fn of(task: &Task) -> Face {
    of_state(State {
        status: task.last_status,
        wanted: task.wanted,
        unhealthy: task.unhealthy,
        counted: task.counted_healthy,
        failed: task.is_stopped() && ended_badly(task),
    })
}

/// The few facts of a task that its face depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub status: TaskStatus,
    /// Not told to stop.
    pub wanted: bool,
    pub unhealthy: bool,
    pub counted: bool,
    /// It stopped, and not because somebody wished it.
    pub failed: bool,
}

pub fn of_state(state: State) -> Face {
    let waiting = |glyph, word| face(Tone::Waiting, true, glyph, word);
    let leaving = |glyph, word| face(Tone::Leaving, false, glyph, word);
    match state.status {
        TaskStatus::Provisioning => waiting("provisioning", "state-provisioning"),
        TaskStatus::Pending => PENDING,
        TaskStatus::Activating => waiting("activating", "state-activating"),
        TaskStatus::Running if !state.wanted => leaving("deactivating", "state-told-to-stop"),
        TaskStatus::Running if state.unhealthy => {
            face(Tone::Failed, false, "unhealthy", "state-unhealthy")
        }
        TaskStatus::Running if state.counted => COUNTED,
        TaskStatus::Running => RUNNING,
        TaskStatus::Deactivating => leaving("deactivating", "state-deactivating"),
        TaskStatus::Stopping => STOPPING,
        TaskStatus::Deprovisioning => leaving("deprovisioning", "state-deprovisioning"),
        TaskStatus::Stopped if state.failed => FAILED,
        TaskStatus::Stopped => STOPPED,
    }
}

/// Stopped by a failure, and not because somebody wished it.
pub fn ended_badly(task: &Task) -> bool {
    match (&task.stop_code, &task.stopped_reason) {
        (_, Some(StoppedReason::ElbHealthChecks(_) | StoppedReason::ContainerHealthChecks)) => true,
        (Some(StopCode::UserInitiated | StopCode::ServiceSchedulerInitiated), _) => false,
        (Some(StopCode::EssentialContainerExited), _) => {
            // A task outside a service may simply have done its work.
            task.service.is_some() || exit_code(task) != Some(0)
        }
        (Some(_), _) => true,
        (None, _) => false,
    }
}

/// The first exit code above zero, else the first there is.
pub fn exit_code(task: &Task) -> Option<i32> {
    let codes = || task.containers.iter().filter_map(|it| it.exit_code);
    codes().find(|code| *code != 0).or_else(|| codes().next())
}

/// `running, counted healthy`, for names of chips.
pub fn state(task: &Task) -> Text {
    Text::new(of(task).word)
}
