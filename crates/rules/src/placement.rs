//! Placement: which node takes the next task, and why not the others.

pub mod facts;
pub mod verdict;

pub use facts::{
    Ask, Attribute, Constraint, Node, NodeId, NodeStatus, PlacedTask, Protocol, Strategy,
};
pub use verdict::{Candidate, Check, Placement, Rejection, Rung};
