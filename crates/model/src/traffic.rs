//! What the outside does: how simulated images behave and how much traffic a service gets.

use crate::start::{PullError, RunError};
use base::{MemoryMib, Milli, SimDuration, SimTime};
use serde::Serialize;
use std::hash::{Hash, Hasher};

/// How a simulated image behaves.
///
/// Model: an image nobody described starts in 5 s, stays up, is healthy and ends 1 s after SIGTERM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImageBehaviour {
    pub size_mib: u32,
    /// From container start until it answers.
    pub starts_in: SimDuration,
    /// From container start until the process ends by itself.
    pub exits_after: Option<SimDuration>,
    pub exit_code: i32,
    pub health: ImageHealth,
    /// What the process uses; above the container's hard limit it is killed.
    pub memory: Option<MemoryMib>,
    /// CPU milliseconds that one request costs, in thousandths.
    pub cpu_per_request: Milli,
    /// The port it listens on; `None` listens wherever it is asked.
    pub port: Option<u16>,
    /// From SIGTERM until the process is gone; `None` ignores SIGTERM and is killed.
    pub stops_in: Option<SimDuration>,
    /// Exit code after SIGTERM: 143 for a process without a handler of its own.
    pub stop_code: i32,
    /// The image does not exist: every pull fails.
    pub missing: bool,
    /// Another reason why every pull fails.
    pub pull_error: Option<PullError>,
    /// The machine it was built for, as the agent spells it (`x86_64`, `arm64`); `None` runs anywhere.
    pub architecture: Option<String>,
    /// It is pulled, and the runtime does not bring its containers up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_error: Option<RunError>,
}

/// An image whose containers come up has the digest that it had before they could fail to.
impl Hash for ImageBehaviour {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (
            self.size_mib,
            self.starts_in,
            self.exits_after,
            self.exit_code,
        )
            .hash(state);
        (&self.health, self.memory, self.cpu_per_request, self.port).hash(state);
        (self.stops_in, self.stop_code, self.missing, self.pull_error).hash(state);
        self.architecture.hash(state);
        if self.run_error.is_some() {
            self.run_error.hash(state);
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ImageHealth {
    Always,
    Never,
    /// Healthy only in this window, counted from container start; an open end is for ever.
    Between {
        from: SimDuration,
        until: Option<SimDuration>,
    },
}

/// One corner of a service's traffic curve; linear between corners, flat before and after.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TrafficPoint {
    pub at: SimTime,
    pub requests_per_second: Milli,
}
