//! A run in time: play, go to any moment, act in the past, undo. Nothing that was done is ever lost.
//!
//! A timeline is a tree of branches. Each branch has its log of calls, the run they made and
//! checkpoints of it; the cursor is a position in one of them. The past is a checkpoint plus the events
//! after it; the future is played. A call made in the past begins a new branch there.
//! Steps of the scenario are played when a branch's clock reaches them; a branch made in the past keeps
//! the steps that were still ahead. After each call the run settles at that moment, so one jump and many
//! small ones give the same trace.
//! Example: play to 5m, seek to 2m, stop a task: branch b2 begins at 2m, b1 still holds the five minutes.

mod branch;
mod checkpoints;
mod explain;
mod jumps;

pub use branch::{Branch, BranchId, Fork, Logged, Made, Origin};
pub use explain::Explanation;

use crate::scenario::{LIMIT, Scenario};
use aws_api::ApiError;
use base::{Digest, SimTime};
use model::{Stamped, World};
use serde_json::Value;
use std::collections::BTreeMap;

/// A scenario being played.
#[derive(Clone, Debug)]
pub struct Timeline {
    scenario: Scenario,
    branches: BTreeMap<BranchId, Branch>,
    current: BranchId,
    last_branch: BranchId,
    /// Branches that `undo` left, newest last: where `redo` goes.
    undone: Vec<BranchId>,
    changes: u64,
}

impl Timeline {
    /// The scenario at its first moment, the steps at 0s played.
    pub fn open(scenario: Scenario) -> Timeline {
        let first = BranchId(1);
        let branch = Branch::start(first, &scenario);
        Timeline {
            scenario,
            branches: BTreeMap::from([(first, branch)]),
            current: first,
            last_branch: first,
            undone: Vec::new(),
            changes: 0,
        }
    }

    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The moment of the cursor.
    pub fn now(&self) -> SimTime {
        self.branch().cursor().at
    }

    /// How far the current branch has been played.
    pub fn end(&self) -> SimTime {
        self.branch().end()
    }

    /// The world at the cursor.
    pub fn world(&self) -> &World {
        self.branch().world()
    }

    /// Everything that happened on this branch up to the cursor.
    pub fn trace(&self) -> &[Stamped] {
        self.branch().trace()
    }

    /// Everything that has been played on this branch, also after the cursor.
    pub fn whole_trace(&self) -> &[Stamped] {
        self.branch().whole_trace()
    }

    /// Calls of this branch up to the cursor: the scenario's steps and one's own.
    pub fn log(&self) -> &[Logged] {
        self.branch().log()
    }

    /// Calls of this branch, also after the cursor.
    pub fn whole_log(&self) -> &[Logged] {
        self.branch().whole_log()
    }

    /// The digest of the events up to the cursor, in order: FNV-1a over their fields.
    /// It is the same natively, in Node and in a browser.
    pub fn digest(&self) -> Digest {
        self.branch().digest()
    }

    /// Grows with every change of this timeline; views compare it instead of worlds.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// No more can be played on this branch: its last moment or its largest trace is reached.
    pub fn is_full(&self) -> bool {
        self.branch().is_full()
    }

    /// Goes to a moment: the past is looked up, the future is played (seven days at most).
    /// Says where the cursor now is.
    pub fn seek(&mut self, at: SimTime) -> SimTime {
        self.changes += 1;
        let branch = current(&mut self.branches, self.current);
        branch.seek(at.min(LIMIT), &self.scenario);
        branch.cursor().at
    }

    /// Plays on to a moment; an earlier one than now changes nothing.
    pub fn advance_to(&mut self, at: SimTime) -> SimTime {
        if at > self.now() {
            self.seek(at)
        } else {
            self.now()
        }
    }

    /// Makes a call at the cursor. Questions (Describe, List) leave no mark; any other call is logged
    /// when it is accepted and, in the past, begins a branch there.
    ///
    /// # Errors
    /// AWS's error; the timeline is then unchanged.
    pub fn call(&mut self, name: &str, input: &Value) -> Result<Value, ApiError> {
        let branch = current(&mut self.branches, self.current);
        if aws_api::is_read(name) {
            return branch.ask(name, input);
        }
        if branch.at_end() {
            let response = branch.call(name, input)?;
            self.undone.clear();
            self.changes += 1;
            return Ok(response);
        }
        let mut fork = branch.fork(self.last_branch.next(), Made::ByCall);
        let response = fork.call(name, input)?;
        self.undone.clear();
        self.add(fork);
        Ok(response)
    }

    /// Several calls at one moment, which one `undo` takes back. The first refusal ends the row.
    ///
    /// # Errors
    /// AWS's error of the call that was refused, by its place in the row; the ones before it stand.
    pub fn call_all(&mut self, calls: &[(String, Value)]) -> Result<Vec<Value>, (usize, ApiError)> {
        let mut answers = Vec::new();
        let mut logged = false;
        for (at, (name, input)) in calls.iter().enumerate() {
            answers.push(self.call(name, input).map_err(|error| (at, error))?);
            if aws_api::is_read(name) {
                continue;
            }
            if logged {
                current(&mut self.branches, self.current).join_last();
            }
            logged = true;
        }
        Ok(answers)
    }

    /// Whether `undo` would do something.
    pub fn can_undo(&self) -> bool {
        self.branch().last_own_call().is_some()
    }

    /// Steps back to the moment before one's last call (or row of calls), on a new branch; the old branch stays.
    /// Says whether there was such a call.
    pub fn undo(&mut self) -> bool {
        let branch = self.branch();
        let Some(call) = branch.last_own_call() else {
            return false;
        };
        let fork = branch.fork_before(call, self.last_branch.next());
        self.undone.push(self.current);
        self.add(fork);
        true
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Goes back to the branch that the last `undo` left. A new call forgets this way; the branch stays.
    pub fn redo(&mut self) -> bool {
        let Some(back) = self.undone.pop() else {
            return false;
        };
        if self.branch().is_bare_undo() {
            self.branches.remove(&self.current);
        }
        self.current = back;
        self.changes += 1;
        true
    }

    /// The scenario from its first moment, on a new branch.
    pub fn reset(&mut self) -> BranchId {
        let mut branch = Branch::start(self.last_branch.next(), &self.scenario);
        branch.made = Made::ByReset;
        self.undone.clear();
        self.add(branch)
    }

    /// A new branch from the cursor, which becomes the current one.
    pub fn fork(&mut self) -> BranchId {
        let fork = self.branch().fork(self.last_branch.next(), Made::ByFork);
        self.undone.clear();
        self.add(fork)
    }

    /// Every branch, oldest first.
    pub fn branches(&self) -> impl Iterator<Item = &Branch> {
        self.branches.values()
    }

    pub fn current(&self) -> BranchId {
        self.current
    }

    /// Opens a branch where its cursor was left. Says whether there is such a branch.
    pub fn switch(&mut self, branch: BranchId) -> bool {
        if !self.branches.contains_key(&branch) {
            return false;
        }
        if branch != self.current {
            self.undone.clear();
        }
        self.current = branch;
        self.changes += 1;
        true
    }

    pub fn branch_of(&self, id: BranchId) -> Option<&Branch> {
        self.branches.get(&id)
    }

    /// Puts another branch's cursor at a moment, playing as far as that needs; the current branch
    /// stays the current one. Says where that cursor now is.
    pub fn seek_branch(&mut self, id: BranchId, at: SimTime) -> Option<SimTime> {
        self.changes += 1;
        let branch = self.branches.get_mut(&id)?;
        branch.seek(at.min(LIMIT), &self.scenario);
        Some(branch.cursor().at)
    }

    /// The moment at which two branches parted: that of the fork that one of them lies behind and
    /// the other does not. `None` for one and the same, or when a branch is unknown.
    pub fn parted(&self, a: BranchId, b: BranchId) -> Option<SimTime> {
        if a == b {
            return None;
        }
        let (a, b) = (self.ancestry(a)?, self.ancestry(b)?);
        let shared = a.iter().zip(&b).take_while(|(a, b)| a.0 == b.0).count();
        // The scenario's start when they have no branch in common, as after a reset.
        let fork = |line: &[(BranchId, SimTime)]| line.get(shared).map(|it| it.1);
        let forks = [fork(&a), fork(&b)].into_iter().flatten();
        forks.min()
    }

    /// The branches that lead to one, the first one first, each with the moment it began.
    fn ancestry(&self, id: BranchId) -> Option<Vec<(BranchId, SimTime)>> {
        let mut line = Vec::new();
        let mut next = Some(self.branches.get(&id)?);
        while let Some(branch) = next {
            let at = branch.fork.as_ref().map_or(SimTime::ZERO, |it| it.at);
            line.push((branch.id, at));
            next = branch
                .fork
                .as_ref()
                .and_then(|it| self.branches.get(&it.from));
        }
        line.reverse();
        Some(line)
    }

    pub fn branch(&self) -> &Branch {
        &self.branches[&self.current]
    }

    fn add(&mut self, branch: Branch) -> BranchId {
        let id = branch.id;
        self.last_branch = id;
        self.current = id;
        self.branches.insert(id, branch);
        self.changes += 1;
        id
    }
}

fn current(branches: &mut BTreeMap<BranchId, Branch>, id: BranchId) -> &mut Branch {
    branches
        .get_mut(&id)
        .expect("the current branch is in the tree")
}
