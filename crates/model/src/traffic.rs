//! What the outside does: how simulated images behave and how much traffic a service gets.

use crate::start::PullError;
use base::{MemoryMib, Milli, SimDuration, SimTime};
use serde::Serialize;

/// How a simulated image behaves.
///
/// Model: an image nobody described starts in 5 s, stays up, is healthy and ends 1 s after SIGTERM.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
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
