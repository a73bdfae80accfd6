//! From when until when something was there that is charged by the hour.
//!
//! Kept by `apply` beside the things themselves: instances stop and start again, gateways are deleted.
//! Tasks are not here; they keep their own times for ever.
//! Example: an instance that fails at 3 min and is terminated has one line, 0 to 3 min.

use base::{InstanceId, LoadBalancerId, SimTime};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Charged {
    Instance(InstanceId),
    LoadBalancer(LoadBalancerId),
    Nat(String),
    /// An interface endpoint in so many subnets.
    Endpoint(String, u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Line {
    pub what: Charged,
    pub from: SimTime,
    pub until: Option<SimTime>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Meter {
    pub lines: Vec<Line>,
}

impl Meter {
    pub(crate) fn begin(&mut self, what: Charged, from: SimTime) {
        let until = None;
        self.lines.push(Line { what, from, until });
    }

    pub(crate) fn end(&mut self, ended: impl Fn(&Charged) -> bool, at: SimTime) {
        let mut open = self.lines.iter_mut().rev();
        if let Some(it) = open.find(|it| it.until.is_none() && ended(&it.what)) {
            it.until = Some(at);
        }
    }
}
