//! Are enough GPUs left? A GPU belongs to one task at a time.
//!
//! Example: the second one-GPU task does not fit on a g4dn.xlarge.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, Rejection};

/// What is left must be at least what is asked for.
///
/// Source: ECS API, ResourceRequirement; API failure reason RESOURCE:GPU (read 2026-11).
/// Model:  GPUs are alike and exclusive; sharing strategies are not modelled.
pub struct Gpu;

impl Filter for Gpu {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        let needed = crate::gpu::least(ask.gpus);
        pass_or(node.gpus_left >= needed, || Rejection::InsufficientGpus {
            needed,
            available: node.gpus_left,
        })
    }
}
