//! `spread`: go where the fewest tasks of the same group are; stop where most are.
//!
//! Over instances each node is its own place; over an attribute all nodes with one value are a
//! place.
//! Example: two tasks in zone a, one in b, one in c: the next goes to b or c, never to a.

use super::Preference;
use crate::placement::facts::ZONE_ATTRIBUTE;
use crate::placement::{Node, NodeId, PlacedTask, Pool};
use std::collections::BTreeMap;

/// `spread` on `instanceId` (also written `host`).
///
/// Source: ECS Developer Guide, "Use strategies to define Amazon ECS task placement": spread, tasks
/// of the same service or, for standalone tasks, of the same group (read 2026-11).
/// Model:  counts tasks with desired status RUNNING.
pub struct OverInstances<'a> {
    group: &'a str,
    pool: &'a Pool,
    stopped: BTreeMap<NodeId, i64>,
}

impl<'a> OverInstances<'a> {
    pub fn new(group: &'a str, pool: &'a Pool) -> OverInstances<'a> {
        OverInstances {
            group,
            pool,
            stopped: BTreeMap::new(),
        }
    }
}

impl Preference for OverInstances<'_> {
    fn place_key(&self, node: &Node) -> i64 {
        i64::from(node.tasks_of(self.group))
    }
    fn stop_key(&self, task: &PlacedTask) -> i64 {
        let Some(id) = task.node else {
            return -1;
        };
        let here = self.pool.node(id).map_or(0, |node| self.place_key(node));
        self.stopped.get(&id).copied().unwrap_or(0) - here
    }
    fn note_stop(&mut self, task: &PlacedTask) {
        if let Some(id) = task.node {
            *self.stopped.entry(id).or_default() += 1;
        }
    }
}

/// `spread` on an attribute, most often the Availability Zone.
///
/// Source: ECS Developer Guide, "Use strategies to define Amazon ECS task placement": spread
/// (read 2026-11).
/// Model:  nodes that lack the attribute are one place of their own, the empty value.
pub struct OverAttribute<'a> {
    name: &'a str,
    pool: &'a Pool,
    counts: BTreeMap<String, i64>,
}

impl<'a> OverAttribute<'a> {
    pub fn new(name: &'a str, group: &str, pool: &'a Pool, afloat: &[PlacedTask]) -> Self {
        let mut counts = BTreeMap::new();
        for (value, count) in pool.spread(group, name) {
            counts.insert(value, i64::from(count));
        }
        let mut over = OverAttribute { name, pool, counts };
        for task in afloat.iter().filter(|task| task.node.is_none()) {
            let value = over.value_of(task).to_owned();
            *over.counts.entry(value).or_default() += 1;
        }
        over
    }

    fn value_of<'t>(&'t self, task: &'t PlacedTask) -> &'t str {
        match task.node.and_then(|id| self.pool.node(id)) {
            Some(node) => node.attribute(self.name).unwrap_or(""),
            None if self.name == ZONE_ATTRIBUTE => &task.zone,
            None => "",
        }
    }

    fn count(&self, value: &str) -> i64 {
        self.counts.get(value).copied().unwrap_or(0)
    }
}

impl Preference for OverAttribute<'_> {
    fn place_key(&self, node: &Node) -> i64 {
        self.count(node.attribute(self.name).unwrap_or(""))
    }
    fn stop_key(&self, task: &PlacedTask) -> i64 {
        -self.count(self.value_of(task))
    }
    fn note_stop(&mut self, task: &PlacedTask) {
        let value = self.value_of(task).to_owned();
        *self.counts.entry(value).or_default() -= 1;
    }
}
