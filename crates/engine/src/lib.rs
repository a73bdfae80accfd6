//! The machine: commands and timers go in, events come out.
//!
//! `Run` holds a world and its trace. `submit` takes a call that a boundary has parsed; `run_until` pops
//! timers and wakes controllers. Nothing here knows JSON, the wall clock or the browser.

pub mod capacity;
mod cluster_load;
pub mod command;
pub mod commands;
pub mod controller;
pub mod controllers;
pub mod cost;
pub mod door;
mod gpus;
pub mod inherit;
pub mod launch;
pub mod lifecycle;
pub mod load;
pub mod network;
pub mod nodes;
pub mod refusal;
pub mod run;
pub mod step;
pub mod storage;

pub use command::{Answer, Command};
pub use refusal::{Failure, FailureReason, Many, Refusal};
pub use run::Run;

#[cfg(test)]
mod tests;
