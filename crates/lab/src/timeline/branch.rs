//! One branch: its calls, its run, its checkpoints and its own cursor.

use super::checkpoints::{Checkpoint, Checkpoints};
use crate::reference;
use crate::scenario::{LIMIT, Scenario};
use aws_api::ApiError;
use base::{Digest, SimDuration, SimTime};
use engine::Run;
use model::{Stamped, World};
use serde_json::Value;
use std::fmt;

/// A branch stops playing at this many events; a day of a busy cluster has about a tenth of them.
const MOST_EVENTS: usize = 4_000_000;
const MINUTE: SimDuration = SimDuration::from_secs(60);

/// A branch of the timeline, numbered from 1 in the order they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BranchId(pub u32);

impl BranchId {
    pub(super) fn next(self) -> BranchId {
        BranchId(self.0 + 1)
    }
}

impl fmt::Display for BranchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b{}", self.0)
    }
}

/// Who made a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The scenario's step of this index.
    Step(usize),
    /// Whoever sits before the lab.
    Person,
}

/// A call with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    pub at: SimTime,
    pub origin: Origin,
    pub name: String,
    /// As sent: a step's references are already replaced.
    pub input: Value,
    pub answer: Result<Value, ApiError>,
    /// Events of the trace before the call, and after it had settled.
    pub before: usize,
    pub after: usize,
    /// Made as one with the person's call before it: undone with it.
    pub follows: bool,
}

/// Why a branch exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    ByStart,
    ByReset,
    ByFork,
    /// Someone acted in the past.
    ByCall,
    ByUndo,
}

/// Where a branch left another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fork {
    pub from: BranchId,
    pub at: SimTime,
    /// Events that both share.
    pub events: usize,
}

/// A position in a branch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub at: SimTime,
    /// Events before it.
    pub events: usize,
    /// Calls before it.
    pub calls: usize,
}

/// The world at a cursor that is not at the end.
#[derive(Clone, Debug)]
struct Past {
    world: World,
    digest: Digest,
}

#[derive(Clone, Debug)]
pub struct Branch {
    pub id: BranchId,
    pub made: Made,
    pub fork: Option<Fork>,
    log: Vec<Logged>,
    /// Calls that were inherited from the branch it left.
    inherited: usize,
    run: Run,
    checkpoints: Checkpoints,
    /// The scenario's first step that is still ahead of the run.
    next_step: usize,
    cursor: Cursor,
    /// `None` when the cursor is at the end, where the run's own world is the one to show.
    past: Option<Past>,
}

impl Branch {
    pub(super) fn start(id: BranchId, scenario: &Scenario) -> Branch {
        let mut branch = Branch {
            id,
            made: Made::ByStart,
            fork: None,
            log: Vec::new(),
            inherited: 0,
            run: Run::new(scenario.seed),
            checkpoints: Checkpoints::default(),
            next_step: 0,
            cursor: Cursor::default(),
            past: None,
        };
        branch.keep();
        branch.play(SimTime::ZERO, scenario);
        branch
    }

    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// How far it has been played.
    pub fn end(&self) -> SimTime {
        self.run.clock
    }

    pub fn at_end(&self) -> bool {
        self.past.is_none()
    }

    pub fn world(&self) -> &World {
        self.past.as_ref().map_or(&self.run.world, |it| &it.world)
    }

    /// The world as far as the branch was played, wherever the cursor is.
    pub fn world_at_end(&self) -> &World {
        &self.run.world
    }

    pub fn digest(&self) -> Digest {
        self.past.as_ref().map_or(self.run.digest, |it| it.digest)
    }

    /// Up to the cursor.
    pub fn trace(&self) -> &[Stamped] {
        &self.run.trace[..self.cursor.events]
    }

    pub fn whole_trace(&self) -> &[Stamped] {
        &self.run.trace
    }

    /// Up to the cursor.
    pub fn log(&self) -> &[Logged] {
        &self.log[..self.cursor.calls]
    }

    pub fn whole_log(&self) -> &[Logged] {
        &self.log
    }

    /// Calls made on this branch itself by a person.
    pub fn own_calls(&self) -> impl Iterator<Item = &Logged> {
        self.log[self.inherited..]
            .iter()
            .filter(|it| it.origin == Origin::Person)
    }

    pub fn is_full(&self) -> bool {
        self.run.clock >= LIMIT || self.run.trace.len() >= MOST_EVENTS
    }

    /// Nothing but an undo made it, and nothing was done on it.
    pub(super) fn is_bare_undo(&self) -> bool {
        self.made == Made::ByUndo && self.own_calls().next().is_none()
    }

    pub(super) fn seek(&mut self, at: SimTime, scenario: &Scenario) {
        if at < self.run.clock {
            let events = self.run.trace.partition_point(|it| it.at <= at);
            let calls = self.log.partition_point(|it| it.at <= at);
            self.go(Cursor { at, events, calls });
        } else {
            self.play(at, scenario);
        }
    }

    /// Plays the run from its end until a moment and puts the cursor there.
    fn play(&mut self, until: SimTime, scenario: &Scenario) {
        self.past = None;
        while self.run.trace.len() < MOST_EVENTS {
            let step_at = scenario.steps.get(self.next_step).map(|it| it.at);
            let minute = self.run.clock.next_on_grid(SimTime::ZERO, MINUTE);
            let stop = until.min(minute).min(step_at.unwrap_or(SimTime::MAX));
            self.run.run_until(stop);
            self.checkpoints.keep_now_and_then(&self.run);
            self.play_steps(scenario);
            if self.run.clock >= until {
                break;
            }
        }
        self.go_to_end();
    }

    /// Plays the steps whose moment has come.
    fn play_steps(&mut self, scenario: &Scenario) {
        while let Some(step) = scenario.steps.get(self.next_step) {
            if step.at > self.run.clock {
                break;
            }
            let origin = Origin::Step(self.next_step);
            self.next_step += 1;
            let answered = |label: &str| self.response_of(label, scenario);
            match reference::resolve(&step.input, &answered) {
                Ok(input) => {
                    let before = self.run.trace.len();
                    let answer = self.perform(&step.call, &input);
                    self.record(origin, &step.call, input, answer, before);
                }
                Err(why) => {
                    let before = self.run.trace.len();
                    let answer = Err(ApiError::lab(why));
                    self.record(origin, &step.call, step.input.clone(), answer, before);
                }
            }
        }
    }

    /// The response of the step with this label, if it was played and accepted.
    fn response_of(&self, label: &str, scenario: &Scenario) -> Option<&Value> {
        let labelled = |index: usize| scenario.steps[index].label.as_deref() == Some(label);
        let logged = self
            .log
            .iter()
            .find(|it| matches!(it.origin, Origin::Step(index) if labelled(index)))?;
        logged.answer.as_ref().ok()
    }

    fn perform(&mut self, name: &str, input: &Value) -> Result<Value, ApiError> {
        if !aws_api::is_read(name) {
            self.keep();
        }
        let answer = aws_api::call(&mut self.run, name, input);
        self.run.run_until(self.run.clock);
        answer
    }

    fn record(
        &mut self,
        origin: Origin,
        name: &str,
        input: Value,
        answer: Result<Value, ApiError>,
        before: usize,
    ) {
        self.log.push(Logged {
            at: self.run.clock,
            origin,
            name: name.to_string(),
            input,
            answer,
            before,
            follows: false,
            after: self.run.trace.len(),
        });
    }

    /// A person's call at the end of the branch; logged when accepted.
    pub(super) fn call(&mut self, name: &str, input: &Value) -> Result<Value, ApiError> {
        debug_assert!(self.at_end());
        let before = self.run.trace.len();
        let response = self.perform(name, input)?;
        self.record(
            Origin::Person,
            name,
            input.clone(),
            Ok(response.clone()),
            before,
        );
        self.go_to_end();
        Ok(response)
    }

    /// Answers a question at the cursor; nothing is logged and nothing changes.
    pub(super) fn ask(&mut self, name: &str, input: &Value) -> Result<Value, ApiError> {
        let Some(mut past) = self.past.take() else {
            return aws_api::call(&mut self.run, name, input);
        };
        let future = self.run.trace.split_off(self.cursor.events);
        let (clock, digest) = (self.run.clock, self.run.digest);
        std::mem::swap(&mut self.run.world, &mut past.world);
        (self.run.clock, self.run.digest) = (self.cursor.at, past.digest);
        let answer = aws_api::call(&mut self.run, name, input);
        std::mem::swap(&mut self.run.world, &mut past.world);
        (self.run.clock, self.run.digest) = (clock, digest);
        self.run.trace.extend(future);
        self.past = Some(past);
        answer
    }

    /// The index of the person's last call before the cursor that changed something.
    pub(super) fn last_own_call(&self) -> Option<usize> {
        let log = self.log();
        let own = |it: &Logged| it.origin == Origin::Person && it.after > it.before;
        let mut last = log.iter().rposition(own)?;
        while log[last].follows {
            last = log[..last].iter().rposition(own)?;
        }
        Some(last)
    }

    /// The last call belongs to the one before it.
    pub(super) fn join_last(&mut self) {
        if let Some(last) = self.log.last_mut() {
            last.follows = true;
        }
    }

    /// A branch from the cursor.
    pub(super) fn fork(&self, id: BranchId, made: Made) -> Branch {
        self.branch_off(id, made, self.cursor, self.world().clone(), self.digest())
    }

    /// A branch from just before a call of the log.
    pub(super) fn fork_before(&self, call: usize, id: BranchId) -> Branch {
        let logged = &self.log[call];
        let cursor = Cursor {
            at: logged.at,
            events: logged.before,
            calls: call,
        };
        let past = self.world_at(cursor.events);
        self.branch_off(id, Made::ByUndo, cursor, past.world, past.digest)
    }

    fn branch_off(
        &self,
        id: BranchId,
        made: Made,
        cursor: Cursor,
        world: World,
        digest: Digest,
    ) -> Branch {
        let trace = self.run.trace[..cursor.events].to_vec();
        let log = self.log[..cursor.calls].to_vec();
        let steps = log
            .iter()
            .filter(|it| matches!(it.origin, Origin::Step(_)))
            .count();
        Branch {
            id,
            made,
            fork: Some(Fork {
                from: self.id,
                at: cursor.at,
                events: cursor.events,
            }),
            inherited: log.len(),
            log,
            run: Run::resume(world, trace, cursor.at, digest),
            checkpoints: self.checkpoints.up_to(cursor.events),
            next_step: steps,
            cursor,
            past: None,
        }
    }

    fn go_to_end(&mut self) {
        self.past = None;
        self.cursor = Cursor {
            at: self.run.clock,
            events: self.run.trace.len(),
            calls: self.log.len(),
        };
    }

    /// Puts the cursor on a position of the recorded past.
    fn go(&mut self, cursor: Cursor) {
        let near = self.past.take().filter(|_| {
            let nearest = self.checkpoints.before(cursor.events);
            self.cursor.events <= cursor.events && nearest.events <= self.cursor.events
        });
        let past = match near {
            Some(mut past) => {
                past.fold(&self.run.trace[self.cursor.events..cursor.events]);
                past
            }
            None => self.world_at(cursor.events),
        };
        self.past = Some(past);
        self.cursor = cursor;
    }

    /// The world after so many events: the checkpoint before them and what came after it.
    fn world_at(&self, events: usize) -> Past {
        let checkpoint = self.checkpoints.before(events);
        let mut past = Past {
            world: (*checkpoint.world).clone(),
            digest: checkpoint.digest,
        };
        past.fold(&self.run.trace[checkpoint.events..events]);
        past
    }

    /// The world just before the event of this index.
    pub(super) fn world_before(&self, event: usize) -> World {
        self.world_at(event).world
    }

    pub(super) fn run(&self) -> &Run {
        &self.run
    }

    pub(super) fn next_step_at(&self, scenario: &Scenario) -> Option<SimTime> {
        scenario.steps.get(self.next_step).map(|it| it.at)
    }

    fn keep(&mut self) {
        self.checkpoints.keep(Checkpoint::of(&self.run));
    }
}

impl Past {
    /// What `Run` does with an event, for events that already happened.
    fn fold(&mut self, events: &[Stamped]) {
        for stamped in events {
            self.world.apply(stamped);
            self.digest.feed(stamped);
        }
    }
}
