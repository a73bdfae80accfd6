//! Service quotas of the account, where a lesson sets one: without, the lab has none.
//!
//! Source: ECS developer guide, service event messages; Service Quotas, AWS Fargate (read 2026-11).
//! Example: 6 vCPUs on Fargate hold six tasks of 1 vCPU; the seventh is not placed, and ECS says why.

use crate::event::PlacementSubject;
use base::ServiceId;
use rules::quota::{Hit, Limits};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum QuotaEvent {
    Set(Limits),
    /// A Fargate task was not launched, and by which numbers.
    Exceeded {
        subject: PlacementSubject,
        hit: Hit,
    },
    /// The service has launched as many tasks within a minute as it may.
    Throttled {
        service: ServiceId,
        launched: u32,
        limit: u32,
    },
}
