//! The ECS service scheduler.

pub mod managed_instances;
pub mod service_scheduler;
