//! Rolling updates. (Signatures follow; the rules are being written.)

pub mod throttle;

/// One pass of the service scheduler.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Pass {}
