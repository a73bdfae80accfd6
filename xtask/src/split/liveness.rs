//! Which locals still matter at each place of a function: those that some way on from there reads
//! before it writes them. Computed backwards over the frames, loops until nothing changes.

use super::flow::{Flow, opens};
use wasmparser::Operator;

/// A set of locals.
#[derive(Clone, Default, PartialEq)]
pub struct Locals(Vec<u64>);

impl Locals {
    fn none(count: usize) -> Locals {
        Locals(vec![0; count.div_ceil(64)])
    }

    pub fn has(&self, local: u32) -> bool {
        self.0[local as usize / 64] >> (local % 64) & 1 == 1
    }

    fn add(&mut self, local: u32) {
        self.0[local as usize / 64] |= 1 << (local % 64);
    }

    fn remove(&mut self, local: u32) {
        self.0[local as usize / 64] &= !(1 << (local % 64));
    }

    fn join(&mut self, other: &Locals) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
}

/// A frame, seen from its end.
struct Open {
    /// What matters behind its end.
    behind: Locals,
    /// What matters at the start of the `else` arm, once that has been passed.
    at_else: Option<Locals>,
    /// Where a branch to it goes on: behind its end, or for a loop at its start.
    label: Locals,
    end: usize,
}

/// What matters before each operator, and behind the last one.
pub fn live(flow: &Flow<'_>) -> Vec<Locals> {
    let nothing = Locals::none(flow.locals.len());
    let mut loops = loops(flow, &nothing);
    loop {
        let mut before = vec![nothing.clone(); flow.ops.len() + 1];
        if !pass(flow, &mut loops, &mut before) {
            return before;
        }
    }
}

/// What matters at the start of each loop, by the place of its end: nothing yet.
fn loops(flow: &Flow<'_>, nothing: &Locals) -> Vec<Option<Locals>> {
    let mut loops = vec![None; flow.ops.len()];
    let mut open = Vec::new();
    for (at, op) in flow.ops.iter().enumerate() {
        match op.operator {
            ref operator if opens(operator) => {
                open.push(matches!(operator, Operator::Loop { .. }));
            }
            Operator::End if open.pop() == Some(true) => loops[at] = Some(nothing.clone()),
            _ => {}
        }
    }
    loops
}

/// One way back through the function; whether a loop's start got more than was assumed.
fn pass(flow: &Flow<'_>, loops: &mut [Option<Locals>], before: &mut [Locals]) -> bool {
    let mut now = before[flow.ops.len()].clone();
    let mut open: Vec<Open> = Vec::new();
    let mut changed = false;
    for (at, op) in flow.ops.iter().enumerate().rev() {
        match &op.operator {
            Operator::End => {
                let label = loops[at].clone().unwrap_or_else(|| now.clone());
                open.push(Open {
                    behind: now.clone(),
                    at_else: None,
                    label,
                    end: at,
                });
            }
            Operator::Else => {
                if let Some(frame) = open.last_mut() {
                    frame.at_else = Some(std::mem::replace(&mut now, frame.behind.clone()));
                }
            }
            Operator::If { .. } => {
                if let Some(frame) = open.pop() {
                    now.join(&frame.at_else.unwrap_or(frame.behind));
                }
            }
            Operator::Block { .. } => {
                open.pop();
            }
            Operator::Loop { .. } => {
                if let Some(frame) = open.pop() {
                    let known = loops[frame.end].as_ref();
                    changed |= known != Some(&now);
                    loops[frame.end] = Some(now.clone());
                }
            }
            operator => step(operator, &open, &mut now),
        }
        before[at] = now.clone();
    }
    changed
}

fn step(operator: &Operator<'_>, open: &[Open], now: &mut Locals) {
    let label = |depth: u32| {
        open.len()
            .checked_sub(1 + depth as usize)
            .map(|at| &open[at].label)
    };
    match operator {
        Operator::LocalGet { local_index } => now.add(*local_index),
        Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
            now.remove(*local_index);
        }
        Operator::Br { relative_depth } => {
            if let Some(label) = label(*relative_depth) {
                now.clone_from(label);
            }
        }
        Operator::BrIf { relative_depth } => {
            if let Some(label) = label(*relative_depth) {
                now.join(label);
            }
        }
        Operator::BrTable { targets } => {
            now.0.fill(0);
            let all = targets.targets().flatten().chain([targets.default()]);
            for label in all.filter_map(label) {
                now.join(label);
            }
        }
        Operator::Return | Operator::Unreachable => now.0.fill(0),
        _ => {}
    }
}
