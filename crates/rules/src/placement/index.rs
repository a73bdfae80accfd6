//! The index behind a pool: who could win, without asking everybody.
//!
//! Every node has a slot, its place in id order. Sets of slots are bits: a zone, the holders of a
//! port, those with so many tasks of a group. Per zone, two lists keep the slots in order of free
//! memory and of free CPU. What the index does not know for sure, the filters are asked; laws hold
//! both together.
//! Example: spread over zones, then binpack memory: the emptiest zone's list, from the size asked
//! for.

pub(super) mod bits;
pub(super) mod blocks;
pub(super) mod search;

use super::{Node, NodeStatus, Protocol};
use bits::Bits;
use blocks::Blocks;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One zone's nodes: as a set, and in order of what is left.
#[derive(Clone, Debug, Default)]
pub(super) struct Zone {
    pub name: String,
    pub slots: Bits,
    pub by_memory: Blocks,
    pub by_cpu: Blocks,
}

/// Where a task group's tasks are.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// Tasks per zone, by zone number.
    pub totals: Vec<u32>,
    /// Slots with at least one task.
    pub any: Bits,
    /// `levels[n]`: slots with exactly n + 1 tasks.
    pub levels: Vec<Bits>,
}

/// Nodes with the same attributes, as instances of one type have.
#[derive(Clone, Debug)]
pub(super) struct Class {
    pub attributes: Arc<BTreeMap<String, Option<String>>>,
    pub slots: Bits,
}

/// Most classes the index keeps apart; nodes beyond are simply asked.
const MAX_CLASSES: usize = 16;

#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// In order of first appearance; a zone that lost its nodes stays, empty.
    pub zones: Vec<Zone>,
    pub zone_of: Vec<u32>,
    pub cpu: Vec<u32>,
    pub memory: Vec<u32>,
    /// Draining or without an agent.
    pub closed: Bits,
    pub ports: BTreeMap<(Protocol, u16), Bits>,
    pub classes: Vec<Class>,
    /// Slots that are in a class.
    pub classed: Bits,
    group_numbers: BTreeMap<String, u32>,
    groups: Vec<Group>,
}

impl Index {
    pub fn of<'a>(nodes: impl Iterator<Item = (u32, &'a Node)>) -> Index {
        let mut index = Index::default();
        for (slot, node) in nodes {
            index.add(slot, node);
        }
        index
    }

    /// Takes a node in at a slot that is free.
    pub fn add(&mut self, slot: u32, node: &Node) {
        let zone = self.zone_number(&node.zone);
        let place = slot as usize;
        if self.zone_of.len() <= place {
            self.zone_of.resize(place + 1, 0);
            self.cpu.resize(place + 1, 0);
            self.memory.resize(place + 1, 0);
        }
        self.zone_of[place] = zone as u32;
        self.zones[zone].slots.set(slot);
        self.link(slot, node);
        if node.status != NodeStatus::Active || !node.agent_connected {
            self.closed.set(slot);
        }
        for port in node.ports.keys() {
            self.take_port(slot, *port);
        }
        self.classify(slot, node);
        for (group, count) in &node.groups {
            self.move_group(slot, group, 0, *count);
        }
    }

    /// Lets a node go; the opposite of `add` with the same node.
    pub fn remove(&mut self, slot: u32, node: &Node) {
        for (group, count) in &node.groups {
            self.move_group(slot, group, *count, 0);
        }
        for class in &mut self.classes {
            class.slots.clear(slot);
        }
        self.classed.clear(slot);
        for port in node.ports.keys() {
            self.free_port(slot, *port);
        }
        self.closed.clear(slot);
        self.unlink(slot);
        let zone = self.zone_of[slot as usize] as usize;
        self.zones[zone].slots.clear(slot);
    }

    fn classify(&mut self, slot: u32, node: &Node) {
        let shared = |class: &Class| Arc::ptr_eq(&class.attributes, &node.attributes);
        let equal = |class: &Class| class.attributes == node.attributes;
        let classes = &self.classes;
        let known = classes.iter().position(shared);
        let place = known.or_else(|| classes.iter().position(equal));
        let place = match place {
            Some(place) => place,
            None if classes.len() == MAX_CLASSES => return,
            None => {
                let attributes = Arc::clone(&node.attributes);
                let slots = Bits::default();
                self.classes.push(Class { attributes, slots });
                self.classes.len() - 1
            }
        };
        self.classes[place].slots.set(slot);
        self.classed.set(slot);
    }

    fn zone_number(&mut self, name: &str) -> usize {
        let known = self.zones.iter().position(|zone| zone.name == name);
        known.unwrap_or_else(|| {
            self.zones.push(Zone {
                name: name.to_owned(),
                ..Zone::default()
            });
            self.zones.len() - 1
        })
    }

    /// Takes the slot out of its zone's lists, before what is left there changes.
    pub fn unlink(&mut self, slot: u32) {
        let place = slot as usize;
        let (cpu, memory) = (self.cpu[place], self.memory[place]);
        let zone = &mut self.zones[self.zone_of[place] as usize];
        zone.by_memory.remove(memory, slot, &self.cpu);
        zone.by_cpu.remove(cpu, slot, &self.memory);
    }

    /// Puts the slot back in by what is left on the node now.
    pub fn link(&mut self, slot: u32, node: &Node) {
        let place = slot as usize;
        let (cpu, memory) = (node.cpu_left.0, node.memory_left.0);
        self.cpu[place] = cpu;
        self.memory[place] = memory;
        let zone = &mut self.zones[self.zone_of[place] as usize];
        zone.by_memory.insert(memory, slot, cpu, &self.cpu);
        zone.by_cpu.insert(cpu, slot, memory, &self.memory);
    }

    pub fn take_port(&mut self, slot: u32, port: (Protocol, u16)) {
        self.ports.entry(port).or_default().set(slot);
    }

    pub fn free_port(&mut self, slot: u32, port: (Protocol, u16)) {
        if let Some(bits) = self.ports.get_mut(&port) {
            bits.clear(slot);
        }
    }

    /// Where the group's tasks are; `None` for a group that never had one.
    pub fn group(&self, name: &str) -> Option<&Group> {
        self.group_numbers
            .get(name)
            .map(|number| &self.groups[*number as usize])
    }

    fn group_number(&mut self, name: &str) -> usize {
        if let Some(number) = self.group_numbers.get(name) {
            return *number as usize;
        }
        let number = self.groups.len();
        self.group_numbers.insert(name.to_owned(), number as u32);
        self.groups.push(Group::default());
        number
    }

    /// The slot's number of tasks of a group has changed.
    pub fn move_group(&mut self, slot: u32, group: &str, from: u32, to: u32) {
        if from == to {
            return;
        }
        let number = self.group_number(group);
        let group = &mut self.groups[number];
        let zone = self.zone_of[slot as usize] as usize;
        if group.totals.len() <= zone {
            group.totals.resize(zone + 1, 0);
        }
        group.totals[zone] = group.totals[zone].saturating_sub(from).saturating_add(to);
        group.leave(slot, from);
        group.enter(slot, to);
    }
}

/// Counts above this share the last level; nobody runs so many copies on one node.
const TOP_LEVEL: u32 = 1024;

impl Group {
    fn leave(&mut self, slot: u32, count: u32) {
        if count > 0 {
            let level = count.min(TOP_LEVEL) as usize - 1;
            self.levels[level].clear(slot);
            self.any.clear(slot);
        }
    }

    fn enter(&mut self, slot: u32, count: u32) {
        if count > 0 {
            let level = count.min(TOP_LEVEL) as usize - 1;
            if self.levels.len() <= level {
                self.levels.resize(level + 1, Bits::default());
            }
            self.levels[level].set(slot);
            self.any.set(slot);
        }
    }
}
