//! One region that is cut out: what it takes, what it gives back, and how control leaves it.

use super::flow::{Flow, Frames, Label};
use super::liveness::Locals;
use super::regions::Region;
use std::collections::BTreeSet;
use wasmparser::{BlockType, Operator, ValType};

/// A way out of a region: falling through (`depth` is none), or to the frame that many frames out.
pub struct Exit {
    pub depth: Option<u32>,
    pub value: Option<ValType>,
}

/// A region that is cut out.
pub struct Cut {
    pub region: Region,
    pub inputs: Vec<u32>,
    pub outputs: Vec<u32>,
    pub exits: Vec<Exit>,
    /// Kinds of values that some exit carries, each once.
    pub carries: Vec<ValType>,
    /// The number of the new function.
    pub function: u32,
}

/// What is known about the places of a function.
pub struct Places {
    pub live: Vec<Locals>,
    pub frames: Frames,
}

impl Cut {
    /// None when a way out carries more than one value.
    pub fn of(flow: &Flow<'_>, region: Region, own: Label, places: &Places) -> Option<Cut> {
        let open = flow.open_at(region.from);
        let around = |depth: u32| {
            open.len()
                .checked_sub(1 + depth as usize)
                .map(|at| open[at])
        };
        let label = |depth: u32| around(depth).map_or(own, |at| flow.label(at));
        // Branches to a frame that ends with the region do what falling through does.
        let joins = region.ends_frame && !label(0).is_loop;
        let depths = leaving(flow, region);
        let falls = flow.ops[region.to].reachable || joins && depths.contains(&0);
        let mut exits = Vec::new();
        if falls {
            let value = left_behind(region, label(0))?;
            exits.push(Exit { depth: None, value });
        }
        for depth in depths.into_iter().filter(|depth| *depth > 0 || !joins) {
            let value = carried(label(depth))?;
            exits.push(Exit {
                depth: Some(depth),
                value,
            });
        }
        let goes_on: Vec<usize> = exits
            .iter()
            .map(|exit| match exit.depth {
                None => region.to,
                Some(depth) => around(depth)
                    .map_or(flow.ops.len(), |at| places.frames.branch_goes_to(flow, at)),
            })
            .collect();
        let mut cut = Cut {
            region,
            inputs: Vec::new(),
            outputs: Vec::new(),
            carries: distinct(exits.iter().filter_map(|exit| exit.value)),
            exits,
            function: 0,
        };
        cut.note_locals(flow, &places.live, &goes_on);
        Some(cut)
    }

    fn note_locals(&mut self, flow: &Flow<'_>, live: &[Locals], goes_on: &[usize]) {
        let Region { from, to, .. } = self.region;
        let mut matter = BTreeSet::new();
        let mut read = BTreeSet::new();
        for op in &flow.ops[from..to] {
            match op.operator {
                Operator::LocalGet { local_index } => {
                    read.insert(local_index);
                }
                Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                    matter.insert(local_index);
                }
                _ => {}
            }
        }
        matter.retain(|local| goes_on.iter().any(|place| live[*place].has(*local)));
        self.outputs = matter.into_iter().collect();
        read.extend(&self.outputs);
        read.retain(|local| live[from].has(*local));
        self.inputs = read.into_iter().collect();
        let by_type = |local: &u32| (rank(flow.locals[*local as usize]), *local);
        self.outputs.sort_by_key(by_type);
        self.inputs.sort_by_key(by_type);
    }

    /// How many bytes stand in the region's place, about.
    pub fn cost(&self) -> usize {
        let ways = if self.exits.len() > 1 {
            4 + 2 * self.exits.len()
        } else {
            2
        };
        10 + 2 * (self.inputs.len() + self.outputs.len() + self.carries.len()) + ways
    }
}

/// The value that a branch to the label carries; none at all when it is more than one.
fn carried(label: Label) -> Option<Option<ValType>> {
    match label.ty {
        BlockType::Empty => Some(None),
        BlockType::Type(_) if label.is_loop => Some(None),
        BlockType::Type(ty) => Some(Some(ty)),
        BlockType::FuncType(_) => None,
    }
}

/// What falling out of the region leaves on the stack: what its frame gives, if it ends there.
fn left_behind(region: Region, label: Label) -> Option<Option<ValType>> {
    match label.ty {
        _ if !region.ends_frame => Some(None),
        BlockType::Type(ty) => Some(Some(ty)),
        BlockType::Empty => Some(None),
        BlockType::FuncType(_) => None,
    }
}

/// Each type once.
pub fn distinct(types: impl Iterator<Item = ValType>) -> Vec<ValType> {
    let mut seen = Vec::new();
    for ty in types {
        if !seen.contains(&ty) {
            seen.push(ty);
        }
    }
    seen
}

/// How many frames out the region may leave, 0 being the frame that it stands in.
fn leaving(flow: &Flow<'_>, region: Region) -> BTreeSet<u32> {
    let around = flow.ops[region.from].depth;
    let mut depths = BTreeSet::new();
    for op in &flow.ops[region.from..region.to] {
        let inner = (op.depth - around) as u32;
        let mut note = |depth: u32| depths.extend(depth.checked_sub(inner));
        match &op.operator {
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                note(*relative_depth);
            }
            Operator::BrTable { targets } => {
                let all = targets.targets().flatten().chain([targets.default()]);
                all.for_each(note);
            }
            Operator::Return => note(op.depth as u32 - 1),
            _ => {}
        }
    }
    depths
}

/// Locals in this order have few runs of one type, and signatures repeat.
pub fn rank(ty: ValType) -> u8 {
    match ty {
        ValType::I32 => 0,
        ValType::I64 => 1,
        ValType::F32 => 2,
        ValType::F64 => 3,
        _ => 4,
    }
}
