//! The ECS service scheduler.

pub mod service_scheduler;
