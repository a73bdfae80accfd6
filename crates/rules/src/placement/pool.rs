//! The fleet as placement sees it: the nodes, and in time the indexes that spare asking all of them.
//!
//! A pool is built from nodes and then kept up to date: a placed task takes its resources, a task told
//! to stop leaves its group, a stopped one frees what it held. Two pools with equal nodes are equal and
//! decide alike, however they got there.
//! Example: `pool.assign(&ask, node, task)` after `place` named the node.

use super::{Ask, Node, NodeId};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// Nodes by id.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    nodes: BTreeMap<NodeId, Node>,
}

impl Pool {
    pub fn new(nodes: Vec<Node>) -> Pool {
        let mut pool = Pool::default();
        for node in nodes {
            pool.insert(node);
        }
        pool
    }

    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = &Node> {
        self.nodes.values()
    }

    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(&id)
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Adds a node, or replaces the one with its id.
    pub fn insert(&mut self, node: Node) {
        self.nodes.insert(node.id, node);
    }

    /// The same as `insert`, for a node that changed in some other way than by tasks.
    pub fn update(&mut self, node: Node) {
        self.insert(node);
    }

    pub fn remove(&mut self, id: NodeId) -> Option<Node> {
        self.nodes.remove(&id)
    }

    /// Changes one node in place. Answers whether there is such a node.
    pub fn edit(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) -> bool {
        let Some(mut node) = self.remove(id) else {
            return false;
        };
        change(&mut node);
        node.id = id;
        self.insert(node);
        true
    }

    /// A task is placed: its resources are taken and its group counts one more.
    /// Answers whether there is such a node.
    pub fn assign(&mut self, ask: &Ask, id: NodeId, task: base::TaskId) -> bool {
        let Some(node) = self.nodes.get_mut(&id) else {
            return false;
        };
        node.cpu_left = node.cpu_left.saturating_sub(ask.cpu);
        node.memory_left = node.memory_left.saturating_sub(ask.memory);
        node.gpus_left = node.gpus_left.saturating_sub(ask.gpus);
        node.enis_left = node.enis_left.saturating_sub(ask.enis);
        for port in &ask.ports {
            node.ports.insert(*port, Some(task));
        }
        *node.groups.entry(ask.group.clone()).or_default() += 1;
        true
    }

    /// A task is gone in one step: it leaves its group and frees what it held.
    /// Answers whether there is such a node.
    pub fn release(&mut self, ask: &Ask, id: NodeId) -> bool {
        self.leave(&ask.group, id) && self.free(ask, id)
    }

    /// A task was told to stop: its desired status is no longer RUNNING, so its group counts one
    /// less. Its resources stay taken until `free`.
    pub fn leave(&mut self, group: &str, id: NodeId) -> bool {
        let Some(node) = self.nodes.get_mut(&id) else {
            return false;
        };
        if let Some(count) = node.groups.get_mut(group) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                node.groups.remove(group);
            }
        }
        true
    }

    /// A task has stopped: its resources and ports are free again.
    pub fn free(&mut self, ask: &Ask, id: NodeId) -> bool {
        let Some(node) = self.nodes.get_mut(&id) else {
            return false;
        };
        node.cpu_left = node.cpu_left.saturating_add(ask.cpu).min(node.cpu_total);
        node.memory_left = (node.memory_left.saturating_add(ask.memory)).min(node.memory_total);
        node.gpus_left = node.gpus_left.saturating_add(ask.gpus);
        node.enis_left = node.enis_left.saturating_add(ask.enis).min(node.eni_slots);
        for port in &ask.ports {
            if matches!(node.ports.get(port), Some(Some(_))) {
                node.ports.remove(port);
            }
        }
        true
    }

    /// How many tasks of a group run per value of an attribute; nodes without it count under "".
    pub fn spread(&self, group: &str, attribute: &str) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        for node in self.nodes.values() {
            let count = node.tasks_of(group);
            if count > 0 {
                let value = node.attribute(attribute).unwrap_or("");
                *counts.entry(value.to_owned()).or_default() += count;
            }
        }
        counts
    }
}

impl PartialEq for Pool {
    fn eq(&self, other: &Pool) -> bool {
        self.nodes == other.nodes
    }
}

impl Eq for Pool {}

impl Hash for Pool {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.nodes.hash(state);
    }
}

impl Serialize for Pool {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.nodes.serialize(serializer)
    }
}
