//! Rollouts: how a service gets from one revision to the next, a step at a time.

pub mod circuit_breaker;
pub mod ecs_rolling;
pub mod foresee;
pub mod rebalance;
pub mod shift;
pub mod success;
pub mod task_set;
pub mod throttle;

pub use ecs_rolling::Pass;
