//! Levers: what happens to the cluster from outside, as buttons and small forms that say what they do.

pub mod act;
pub mod forms;
pub mod object;
pub mod panel;

pub use object::{ObjectLevers, thing_levers};
pub use panel::{LeversDrawer, LeversPanel as LeversSheet};
