//! Elastic Load Balancing health checks, CloudWatch's minute, and Application Auto Scaling.

pub mod metrics;
pub mod target_group;
pub mod target_tracking;
