//! How far one clause has come: a small machine fed with moments in order.
//!
//! Example: `hold` for 60s, true from 10s on and false at 50s: holding at 10s, not yet at 50s.

use super::{Goal, When};
use base::{Seq, SimTime};

/// The four values of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotYet,
    /// True now, and it must stay so; since this moment.
    Holding(SimTime),
    Met(SimTime),
    Violated(SimTime),
}

impl State {
    /// Nothing can change it any more, unless the goal is `now`.
    pub fn is_final(self) -> bool {
        matches!(self, State::Met(_) | State::Violated(_))
    }
}

/// A change of state, with the event that was the last at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub at: SimTime,
    pub state: State,
    /// `None` when time alone did it.
    pub seq: Option<Seq>,
}

#[derive(Clone, Debug)]
pub(super) struct Progress {
    /// When the window began.
    pub started: Option<SimTime>,
    state: State,
    /// The expression's truth since the last moment looked at.
    truth: bool,
    /// True without a break since.
    since: Option<SimTime>,
    pub changes: Vec<Change>,
}

impl Progress {
    pub fn new() -> Progress {
        Progress {
            started: None,
            state: State::NotYet,
            truth: false,
            since: None,
            changes: Vec::new(),
        }
    }

    pub fn state(&self) -> State {
        self.state
    }

    /// The state at an earlier moment, and the change that led to it.
    pub fn at(&self, at: SimTime) -> Option<Change> {
        let after = self.changes.partition_point(|it| it.at <= at);
        after.checked_sub(1).map(|index| self.changes[index])
    }

    fn set(&mut self, state: State, at: SimTime, seq: Option<Seq>) {
        if self.state != state {
            self.state = state;
            self.changes.push(Change { at, state, seq });
        }
    }

    /// Lets time pass up to a moment at which nothing has been looked at yet. `inclusive` when
    /// nothing will be: then what falls due at that very moment is due.
    pub fn pass(&mut self, goal: &Goal, to: SimTime, end: SimTime, inclusive: bool) {
        let due = |at: SimTime| at < to || (inclusive && at == to);
        if self.started.is_none()
            && let super::From::At(from) = goal.from
            && due(from)
        {
            self.start(goal, from, None);
        }
        let Some(started) = self.started else {
            return;
        };
        if self.state.is_final() {
            return;
        }
        let end = goal.until.unwrap_or(end);
        match goal.when {
            When::Now => {}
            When::Eventually { within } => {
                let deadline = within.map_or(end, |it| started + it).min(end);
                if due(deadline) {
                    self.set(State::Violated(deadline), deadline, None);
                }
            }
            When::Hold { span, within } => {
                let done = self.since.map(|it| it + span);
                let deadline = within.map_or(end, |it| started + it).min(end);
                match done {
                    Some(done) if due(done) && done <= end => {
                        self.set(State::Met(done), done, None);
                    }
                    _ if self.since.is_none() && due(deadline) => {
                        self.set(State::Violated(deadline), deadline, None);
                    }
                    _ if due(end) => self.set(State::Violated(end), end, None),
                    _ => {}
                }
            }
            When::Always | When::Never if due(end) => self.set(State::Met(end), end, None),
            When::Always | When::Never => {}
            When::AtEnd if due(end) => {
                let met = self.truth;
                let state = if met {
                    State::Met(end)
                } else {
                    State::Violated(end)
                };
                self.set(state, end, None);
            }
            When::AtEnd => {}
        }
    }

    /// The window begins with what is true already.
    pub fn start(&mut self, goal: &Goal, at: SimTime, seq: Option<Seq>) {
        self.started = Some(at);
        self.apply(goal, at, self.truth, seq);
    }

    /// What was found after all events of a moment.
    pub fn look(&mut self, goal: &Goal, at: SimTime, truth: bool, seq: Option<Seq>) {
        self.truth = truth;
        if self.started.is_none()
            && let super::From::At(from) = goal.from
            && from <= at
        {
            self.started = Some(at);
        }
        if self.started.is_some() {
            self.apply(goal, at, truth, seq);
        }
    }

    fn apply(&mut self, goal: &Goal, at: SimTime, truth: bool, seq: Option<Seq>) {
        if goal.when == When::Now {
            let met = matches!(self.state, State::Met(_));
            match (truth, met) {
                (true, false) => self.set(State::Met(at), at, seq),
                (false, true) => self.set(State::NotYet, at, seq),
                _ => {}
            }
            return;
        }
        if self.state.is_final() {
            return;
        }
        let good = truth != (goal.when == When::Never);
        self.since = if good { self.since.or(Some(at)) } else { None };
        match (&goal.when, good) {
            (When::Eventually { .. }, true) => self.set(State::Met(at), at, seq),
            (When::Eventually { .. }, false) => {}
            (When::Always | When::Never, false) => self.set(State::Violated(at), at, seq),
            (_, true) => {
                let since = self.since.unwrap_or(at);
                self.set(State::Holding(since), at, seq);
            }
            (_, false) => self.set(State::NotYet, at, seq),
        }
    }
}
