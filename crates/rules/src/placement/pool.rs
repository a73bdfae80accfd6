//! The fleet as placement sees it: the nodes, and the index that spares asking all of them.
//!
//! A pool is built from nodes and then kept up to date: a placed task takes its resources, a task
//! told to stop leaves its group, a stopped one frees what it held. Two pools with equal nodes are
//! equal and decide alike, however they got there.
//! Example: `pool.assign(&ask, node, task)` after `place` named the node.

use super::index::Index;
use super::{Ask, Node, NodeId, ZONE_ATTRIBUTE};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// Empty slots that a pool puts up with before it is laid out anew.
const SPARE_SLOTS: usize = 64;

/// Nodes by id, with their index.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// The id of each slot, ascending.
    ids: Vec<NodeId>,
    /// The node of each slot; `None` once it is gone.
    slots: Vec<Option<Node>>,
    live: usize,
    /// Made when it is first needed, kept up to date from then on.
    index: OnceLock<Index>,
}

impl Pool {
    /// Of several nodes with one id the last counts.
    pub fn new(nodes: Vec<Node>) -> Pool {
        let by_id: BTreeMap<NodeId, Node> = nodes.into_iter().map(|one| (one.id, one)).collect();
        Pool {
            ids: by_id.keys().copied().collect(),
            live: by_id.len(),
            slots: by_id.into_values().map(Some).collect(),
            index: OnceLock::new(),
        }
    }

    /// In id order.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = &Node> {
        self.slots.iter().flatten()
    }

    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.slots[self.slot(id)?].as_ref()
    }

    pub fn len(&self) -> usize {
        self.live
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    fn slot(&self, id: NodeId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let slots = (0u32..).zip(&self.slots);
            Index::of(slots.filter_map(|(slot, node)| Some((slot, node.as_ref()?))))
        })
    }

    pub(super) fn at(&self, slot: u32) -> Option<&Node> {
        self.slots.get(slot as usize)?.as_ref()
    }

    pub(super) fn slot_at_or_after(&self, id: NodeId) -> u32 {
        self.ids.partition_point(|one| *one < id) as u32
    }

    /// The lowest and the highest id.
    pub(super) fn span(&self) -> Option<(NodeId, NodeId)> {
        Some((self.nodes().next()?.id, self.nodes().next_back()?.id))
    }

    /// Adds a node, or replaces the one with its id.
    pub fn insert(&mut self, node: Node) {
        self.remove(node.id);
        let slot = match self.ids.binary_search(&node.id) {
            Ok(slot) => slot,
            Err(slot) if slot == self.ids.len() => {
                self.ids.push(node.id);
                self.slots.push(None);
                slot
            }
            Err(_) => {
                let nodes = std::mem::take(self).slots.into_iter().flatten();
                *self = Pool::new(nodes.chain([node]).collect());
                return;
            }
        };
        if let Some(index) = self.index.get_mut() {
            index.add(slot as u32, &node);
        }
        self.slots[slot] = Some(node);
        self.live += 1;
    }

    /// The same as `insert`, for a node that changed in some other way than by tasks.
    pub fn update(&mut self, node: Node) {
        self.insert(node);
    }

    pub fn remove(&mut self, id: NodeId) -> Option<Node> {
        let slot = self.slot(id)?;
        let node = self.slots[slot].take()?;
        if let Some(index) = self.index.get_mut() {
            index.remove(slot as u32, &node);
        }
        self.live -= 1;
        if self.slots.len() > 2 * self.live + SPARE_SLOTS {
            let nodes = std::mem::take(self).slots.into_iter().flatten();
            *self = Pool::new(nodes.collect());
        }
        Some(node)
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

    /// Changes what is left on a node and keeps its lists in order.
    fn resources(&mut self, slot: usize, change: impl FnOnce(&mut Node)) {
        let Some(node) = &mut self.slots[slot] else {
            return;
        };
        match self.index.get_mut() {
            Some(index) => {
                index.unlink(slot as u32);
                change(node);
                index.link(slot as u32, node);
            }
            None => change(node),
        }
    }

    /// Changes a node's number of tasks of a group.
    fn regroup(&mut self, slot: usize, group: &str, change: impl FnOnce(u32) -> u32) {
        let Some(node) = &mut self.slots[slot] else {
            return;
        };
        let from = node.tasks_of(group);
        let to = change(from);
        match node.groups.get_mut(group) {
            Some(count) if to > 0 => *count = to,
            Some(_) => {
                node.groups.remove(group);
            }
            None if to > 0 => {
                node.groups.insert(group.to_owned(), to);
            }
            None => {}
        }
        if let Some(index) = self.index.get_mut() {
            index.move_group(slot as u32, group, from, to);
        }
    }

    fn occupied(&self, id: NodeId) -> Option<usize> {
        let slot = self.slot(id)?;
        self.slots[slot].is_some().then_some(slot)
    }

    /// A task is placed: its resources are taken and its group counts one more.
    /// Answers whether there is such a node.
    pub fn assign(&mut self, ask: &Ask, id: NodeId, task: base::TaskId) -> bool {
        let Some(slot) = self.occupied(id) else {
            return false;
        };
        self.resources(slot, |node| {
            node.cpu_left = node.cpu_left.saturating_sub(ask.cpu);
            node.memory_left = node.memory_left.saturating_sub(ask.memory);
            node.gpus_left = node.gpus_left.saturating_sub(ask.gpus);
            node.enis_left = node.enis_left.saturating_sub(ask.enis);
            for port in &ask.ports {
                node.ports.insert(*port, Some(task));
            }
        });
        if let Some(index) = self.index.get_mut() {
            for port in &ask.ports {
                index.take_port(slot as u32, *port);
            }
        }
        self.regroup(slot, &ask.group, |count| count.saturating_add(1));
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
        let Some(slot) = self.occupied(id) else {
            return false;
        };
        self.regroup(slot, group, |count| count.saturating_sub(1));
        true
    }

    /// A task has stopped: its resources and ports are free again. Ports that the instance reserves
    /// for itself stay taken.
    pub fn free(&mut self, ask: &Ask, id: NodeId) -> bool {
        let Some(slot) = self.occupied(id) else {
            return false;
        };
        let mut freed = Vec::new();
        self.resources(slot, |node| {
            node.cpu_left = node.cpu_left.saturating_add(ask.cpu).min(node.cpu_total);
            node.memory_left = node.memory_left.saturating_add(ask.memory);
            node.memory_left = node.memory_left.min(node.memory_total);
            node.gpus_left = node.gpus_left.saturating_add(ask.gpus);
            node.enis_left = node.enis_left.saturating_add(ask.enis).min(node.eni_slots);
            for port in &ask.ports {
                if let Some(Some(_)) = node.ports.get(port) {
                    node.ports.remove(port);
                    freed.push(*port);
                }
            }
        });
        if let Some(index) = self.index.get_mut() {
            for port in freed {
                index.free_port(slot as u32, port);
            }
        }
        true
    }

    /// How many tasks of a group run per value of an attribute; nodes without it count under "".
    pub fn spread(&self, group: &str, attribute: &str) -> BTreeMap<String, u32> {
        let indexed = self.index.get().filter(|_| attribute == ZONE_ATTRIBUTE);
        if let Some(index) = indexed {
            let totals = index.group(group).map(|group| group.totals.as_slice());
            let zones = index.zones.iter().zip(totals.unwrap_or_default());
            let busy = zones.filter(|(_, total)| **total > 0);
            return busy
                .map(|(zone, total)| (zone.name.clone(), *total))
                .collect();
        }
        let mut counts = BTreeMap::new();
        for node in self.nodes() {
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
        self.nodes().eq(other.nodes())
    }
}

impl Eq for Pool {}

impl Hash for Pool {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.live);
        for node in self.nodes() {
            node.hash(state);
        }
    }
}

impl Serialize for Pool {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.nodes())
    }
}
