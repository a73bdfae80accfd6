//! `binpack`: fill the fullest node that still fits; stop where that frees the most.
//!
//! Example: 500, 300 and 200 MiB left and a task of 256: it goes to the node with 300.

use super::Preference;
use crate::placement::{Node, NodeId, PlacedTask, Pool};
use std::collections::BTreeMap;

/// What `binpack` packs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    Cpu,
    Memory,
}

/// `binpack` on `cpu` or `memory`: least left wins; to stop, most left afterwards wins.
///
/// Source: ECS Developer Guide, "Use strategies to define Amazon ECS task placement": binpack, also
/// for which task is stopped on scale-in (read 2026-11).
/// Model:  nothing assumed; on Fargate nothing is packed and all tasks are equal.
pub struct Binpack<'a> {
    resource: Resource,
    pool: &'a Pool,
    freed: BTreeMap<NodeId, i64>,
}

impl<'a> Binpack<'a> {
    pub fn new(resource: Resource, pool: &'a Pool) -> Binpack<'a> {
        Binpack {
            resource,
            pool,
            freed: BTreeMap::new(),
        }
    }

    fn size(&self, task: &PlacedTask) -> i64 {
        match self.resource {
            Resource::Cpu => i64::from(task.cpu.0),
            Resource::Memory => i64::from(task.memory.0),
        }
    }
}

impl Preference for Binpack<'_> {
    fn place_key(&self, node: &Node) -> i64 {
        match self.resource {
            Resource::Cpu => i64::from(node.cpu_left.0),
            Resource::Memory => i64::from(node.memory_left.0),
        }
    }
    fn stop_key(&self, task: &PlacedTask) -> i64 {
        let Some(id) = task.node else {
            return 0;
        };
        let left = self.pool.node(id).map_or(0, |node| self.place_key(node));
        let freed = self.freed.get(&id).copied().unwrap_or(0);
        -(left + freed + self.size(task))
    }
    fn note_stop(&mut self, task: &PlacedTask) {
        if let Some(id) = task.node {
            *self.freed.entry(id).or_default() += self.size(task);
        }
    }
}
