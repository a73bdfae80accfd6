//! The hand that commands and controllers are dealt: read the world, emit an event, set a wake-up.
//!
//! `emit` applies at once, so the next decision of the same step sees it. Every event carries the cause
//! the step was dealt; `because` narrows it to an event just emitted, which makes the chain of whys.

use crate::run::Run;
use base::{Seq, SimTime};
use model::{Cause, Event, Stamped, TimerKey, World};

pub struct Step<'a> {
    run: &'a mut Run,
    cause: Cause,
}

impl<'a> Step<'a> {
    pub(crate) fn new(run: &'a mut Run, cause: Cause) -> Step<'a> {
        Step { run, cause }
    }

    pub fn world(&self) -> &World {
        &self.run.world
    }

    pub fn trace(&self) -> &[Stamped] {
        &self.run.trace
    }

    pub fn now(&self) -> SimTime {
        self.run.clock
    }

    /// Applies the event and appends it to the trace.
    pub fn emit(&mut self, event: Event) -> Seq {
        self.run.append(self.cause, event)
    }

    /// The same step with another cause: the event of this number.
    pub fn because(&mut self, seq: Seq) -> Step<'_> {
        Step {
            run: self.run,
            cause: Cause::Event(seq),
        }
    }

    /// The same step, because of that event if there is one.
    pub fn under(&mut self, seq: Option<Seq>) -> Step<'_> {
        let cause = seq.map_or(self.cause, Cause::Event);
        Step {
            run: self.run,
            cause,
        }
    }

    /// Wakes `key` at `at`, moving a wake-up that is already set.
    pub fn wake(&mut self, key: TimerKey, at: SimTime) {
        if self.world().calendar.due(key) != Some(at) {
            self.emit(Event::TimerSet { key, at });
        }
    }

    /// Wakes `key` at `at` unless it will be woken earlier anyway.
    pub fn wake_by(&mut self, key: TimerKey, at: SimTime) {
        if self.world().calendar.due(key).is_none_or(|due| due > at) {
            self.emit(Event::TimerSet { key, at });
        }
    }

    pub fn let_sleep(&mut self, key: TimerKey) {
        if self.world().calendar.due(key).is_some() {
            self.emit(Event::TimerCleared { key });
        }
    }
}
