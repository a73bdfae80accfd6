//! The lesson: a run in time, the files it comes from and the links it travels in.
//!
//! `Scenario` is what a file says, `Timeline` is a run of it that can be played, sought, forked and
//! undone, `share` puts both into a link, and `trace` words events as one line each.
//! Everything here speaks calls in AWS JSON; the machine below never sees text.

pub mod exercise;
pub mod fault;
pub mod goal;
pub mod practice;
pub mod reference;
pub mod report;
pub mod scenario;
pub mod share;
pub mod timeline;
pub mod trace;

pub use fault::{Fault, Path, Place};
pub use scenario::{LIMIT, Scenario, Step};
pub use timeline::{Branch, BranchId, Explanation, Logged, Origin, Timeline};

/// The value of a YAML text.
///
/// # Errors
/// What is wrong with it, with its place.
#[cfg(feature = "yaml")]
pub fn read_yaml(text: &str) -> Result<serde_json::Value, Fault> {
    scenario::yaml::read(text).map(|it| it.0)
}
