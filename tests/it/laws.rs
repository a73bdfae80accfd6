//! Laws that hold for every script: of time (fold, replay, slices, going back, undo) and of decisions.
//!
//! Each law judges generated scripts; a failure prints the smallest script found, as a scenario that
//! `taskyard run` plays.

mod account;
mod decisions;
pub mod life;
mod rollouts;
pub mod scaling;
mod time;
