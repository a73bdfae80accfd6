//! Rolling updates. (Signatures follow; the rules are being written.)

/// One pass of the service scheduler.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Pass {}
