//! The law: facts in, decisions out. Pure functions with no world, no clock and no chance of their
//! own.
//!
//! A rule takes small structs and returns a decision that carries its evidence, so a page can embed
//! a single rule as a calculator and the lab can show why without deriving anything twice.

pub mod alarm;
pub mod app_runner;
pub mod capacity;
pub mod cost;
pub mod event_pattern;
pub mod fargate;
pub mod gpu;
pub mod health;
pub mod iam;
pub mod image_lifecycle;
pub mod image_scan;
pub mod instance_types;
pub mod metric_math;
pub mod placement;
pub mod platform;
pub mod query;
pub mod quota;
pub mod reach;
pub mod rollout;
pub mod routing;
pub mod scaling;
pub mod storage;
pub mod wildcard;
