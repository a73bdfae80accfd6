//! Controllers of AWS services other than ECS.

pub mod auto_scaling_group;
pub mod group_tracking;
pub mod managed_scaling;
pub mod metrics;
pub mod predictive;
pub mod queue;
pub mod scaling_round;
pub mod scheduled;
pub mod step_scaling;
pub mod target_group;
pub mod target_tracking;
