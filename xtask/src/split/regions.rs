//! Which pieces of a function can be cut out because they never ran: runs of whole statements in
//! one frame, each of which leaves the stack as it found it (or ends its frame).
//!
//! Example: `get; if; <a>; else; <b>; end` where only <b> ran gives one region, <a>.

use super::flow::{Flow, Frames, opens};
use wasmparser::Operator;

/// The operators from `from` up to but without `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    pub from: usize,
    pub to: usize,
    /// Whether the frame ends at `to`.
    pub ends_frame: bool,
}

struct Search<'f, 'a> {
    flow: &'f Flow<'a>,
    frames: Frames,
    /// How many operators before each ran.
    ran_before: Vec<usize>,
    least: usize,
    found: Vec<Region>,
}

/// The regions of at least `least` bytes whose stretches did not run.
pub fn cold(flow: &Flow<'_>, ran: impl Fn(u32) -> bool, least: usize) -> Vec<Region> {
    let mut ran_before = vec![0];
    for (at, op) in flow.ops.iter().enumerate() {
        ran_before.push(ran_before[at] + usize::from(ran(op.stretch)));
    }
    let mut search = Search {
        frames: Frames::of(flow),
        flow,
        ran_before,
        least,
        found: Vec::new(),
    };
    let whole = flow.ops.len().saturating_sub(1);
    search.frame(0, whole);
    search.found
}

impl Search<'_, '_> {
    /// The frame or arm whose operators are `from..to`.
    fn frame(&mut self, from: usize, to: usize) {
        let mut at = from;
        let mut run = None;
        while at < to {
            let next = self.statement(at, to);
            if self.ran_before[next] == self.ran_before[at] {
                run.get_or_insert(at);
            } else {
                self.keep(run.take(), at, to);
                self.inside(at, next);
            }
            at = next;
        }
        self.keep(run, to, to);
    }

    /// Where the statement that begins at `at` ends.
    fn statement(&self, at: usize, to: usize) -> usize {
        let mut next = self.after(at);
        while next < to && self.flow.ops[next].above > 0 {
            next = self.after(next);
        }
        next.min(to)
    }

    /// The operator behind `at`, or behind the frame that `at` opens.
    fn after(&self, at: usize) -> usize {
        match opens(&self.flow.ops[at].operator) {
            true => self.frames.end_of(self.flow, at) + 1,
            false => at + 1,
        }
    }

    /// The frames that a statement opens.
    fn inside(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            if opens(&self.flow.ops[at].operator) {
                let close = self.frames.close_of(at);
                self.frame(at + 1, close);
                if matches!(self.flow.ops[close].operator, Operator::Else) {
                    self.frame(close + 1, self.frames.close_of(close));
                }
            }
            at = self.after(at);
        }
    }

    fn keep(&mut self, run: Option<usize>, to: usize, frame_ends: usize) {
        let Some(from) = run else { return };
        let size = self.flow.offset(to) - self.flow.offset(from);
        if size >= self.least && self.flow.ops[from].reachable {
            let ends_frame = to == frame_ends;
            self.found.push(Region {
                from,
                to,
                ends_frame,
            });
        }
    }
}
