//! Watches a run: folds its events and looks at every clause after each moment.
//!
//! It keeps what it has seen; asked again after more was played it goes on from there, asked about
//! another branch it begins anew. The past is looked up, not played again.
//! Example: after `catch_up` the clause `always: web.running >= 2` is violated at 1:42 by event #97.

use super::eval::{Evaluation, History, is_true};
use super::expression::Expression;
use super::progress::{Change, Progress, State};
use super::view::{Counts, Own, view};
use super::{From, Goal, When, functions};
use crate::timeline::{BranchId, Origin, Timeline};
use base::{Seq, SimTime};
use model::{Event, World};
use serde_json::Value;

/// Most present values of a clause that are kept for looking back.
const MOST_VALUES: usize = 20_000;

/// A clause at a moment, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub state: State,
    /// When the state began, and by which event.
    pub change: Option<Change>,
    /// What the expression's parts are worth now, for example `2 of >= 4`.
    pub value: String,
    /// When its window began.
    pub started: Option<SimTime>,
}

#[derive(Clone, Debug)]
struct Watched {
    goal: Goal,
    /// Calls in it that look back.
    backward: Vec<Expression>,
    progress: Progress,
    history: History,
    values: Vec<(SimTime, String)>,
    /// The expression was too costly; it counts as false from then on.
    endless: bool,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct Monitor {
    watched: Vec<Watched>,
    end: SimTime,
    branch: BranchId,
    world: World,
    counts: Counts,
    events: usize,
    calls: usize,
    own: Own,
    roots: Vec<String>,
    now: SimTime,
}

impl Monitor {
    /// Goals for a run that ends at `end`.
    pub fn new(goals: &[Goal], end: SimTime) -> Monitor {
        let mut roots: Vec<String> = Vec::new();
        for goal in goals {
            let mut texts = vec![&goal.expression];
            texts.extend(goal.value.as_ref());
            if let From::After(after) = &goal.from {
                texts.push(after);
            }
            roots.extend(texts.iter().flat_map(|it| it.roots()).map(str::to_string));
        }
        roots.sort();
        roots.dedup();
        Monitor {
            watched: goals.iter().map(watched).collect(),
            end,
            branch: BranchId(0),
            world: World::default(),
            counts: Counts::default(),
            events: 0,
            calls: 0,
            own: Own::default(),
            roots,
            now: SimTime::ZERO,
        }
    }

    /// Looks at everything that has been played on the timeline's branch.
    pub fn catch_up(&mut self, timeline: &Timeline) {
        if timeline.current() != self.branch || timeline.whole_trace().len() < self.events {
            let goals: Vec<Goal> = self.watched.iter().map(|it| it.goal.clone()).collect();
            *self = Monitor::new(&goals, self.end);
            self.branch = timeline.current();
            self.world = World::new(timeline.scenario().seed);
        }
        let trace = timeline.whole_trace();
        while let Some(first) = trace.get(self.events) {
            let at = first.at;
            let mut seq: Option<Seq> = None;
            let mut matters = self.events == 0;
            while let Some(stamped) = trace.get(self.events).filter(|it| it.at == at) {
                self.world.apply(stamped);
                self.counts.count(&stamped.event);
                matters |= !is_silent(&stamped.event);
                if !stamped.event.is_bookkeeping() {
                    seq = Some(stamped.seq);
                }
                self.events += 1;
            }
            self.take_calls(timeline, at);
            if matters {
                self.look(at, seq);
            }
        }
        let end = timeline.end();
        self.take_calls(timeline, end);
        if end >= self.now {
            self.now = end;
            for it in &mut self.watched {
                it.progress.pass(&it.goal, end, self.end, true);
            }
        }
    }

    /// Calls of the person up to a moment.
    fn take_calls(&mut self, timeline: &Timeline, to: SimTime) {
        for logged in &timeline.whole_log()[self.calls.min(timeline.whole_log().len())..] {
            if logged.at > to {
                break;
            }
            self.calls += 1;
            if logged.origin == Origin::Person {
                self.own.add(logged);
            }
        }
    }

    fn look(&mut self, at: SimTime, seq: Option<Seq>) {
        let roots: Vec<&str> = self.roots.iter().map(String::as_str).collect();
        let value = view(&self.world, &self.counts, &self.own, &roots);
        for it in &mut self.watched {
            it.progress.pass(&it.goal, at, self.end, false);
            it.look(at, seq, &value);
        }
        self.now = at;
    }

    /// The clauses at a moment that has been looked at, in order.
    pub fn shown(&self, at: SimTime) -> Vec<Shown> {
        self.watched.iter().map(|it| it.shown(at)).collect()
    }

    /// The first moment at which every clause was met, if it has come.
    pub fn solved_at(&self) -> Option<SimTime> {
        let mut last = SimTime::ZERO;
        for it in &self.watched {
            match it.progress.state() {
                State::Met(at) => last = last.max(at),
                _ => return None,
            }
        }
        Some(last)
    }

    /// Whether every clause is met at a moment.
    pub fn is_solved(&self, at: SimTime) -> bool {
        let met = |it: &Watched| matches!(it.shown(at).state, State::Met(_));
        self.watched.iter().all(met)
    }

    /// The first clause whose expression cost too much, if any.
    pub fn endless(&self) -> Option<&str> {
        self.watched
            .iter()
            .find(|it| it.endless)
            .map(|it| it.goal.id.as_str())
    }
}

fn watched(goal: &Goal) -> Watched {
    let mut backward = Vec::new();
    goal.expression.walk(&mut |node| {
        if matches!(node, Expression::Call { name, .. } if functions::looks_back(name)) {
            backward.push(node.clone());
        }
    });
    Watched {
        goal: goal.clone(),
        backward,
        progress: Progress::new(),
        history: History::new(),
        values: Vec::new(),
        endless: false,
    }
}

impl Watched {
    fn look(&mut self, at: SimTime, seq: Option<Seq>, value: &Value) {
        if self.endless {
            return;
        }
        match self.evaluate(at, value) {
            Ok((begins, truth, shown)) => {
                if self.values.last().is_none_or(|it| it.1 != shown)
                    && self.values.len() < MOST_VALUES
                {
                    self.values.push((at, shown));
                }
                self.progress.look(&self.goal, at, truth, seq);
                if begins && self.progress.started.is_none() {
                    self.progress.start(&self.goal, at, seq);
                }
            }
            Err(_) => {
                self.endless = true;
                self.progress
                    .look(&self.goal, at, self.goal.when == When::Never, seq);
            }
        }
    }

    /// Whether the window begins, whether the expression is true, and the value to show.
    fn evaluate(
        &mut self,
        at: SimTime,
        value: &Value,
    ) -> Result<(bool, bool, String), super::eval::Endless> {
        let mut evaluation = Evaluation::new(at, &mut self.history);
        // Noted at every moment, also where && would not get to them.
        for call in &self.backward {
            evaluation.value(call, value)?;
        }
        let begins = match &self.goal.from {
            From::After(after) if self.progress.started.is_none() => {
                is_true(&evaluation.value(after, value)?)
            }
            _ => false,
        };
        let truth = is_true(&evaluation.value(&self.goal.expression, value)?);
        let shown = match &self.goal.value {
            Some(shown) => plain(&evaluation.value(shown, value)?),
            None => {
                let mut parts = Vec::new();
                for part in self.goal.expression.parts() {
                    if let Expression::Compare(left, ..) = part {
                        parts.push(plain(&evaluation.value(left, value)?));
                    }
                }
                parts.join(", ")
            }
        };
        Ok((begins, truth, shown))
    }

    fn shown(&self, at: SimTime) -> Shown {
        let change = self.progress.at(at);
        let index = self.values.partition_point(|it| it.0 <= at);
        let value = index.checked_sub(1).map(|it| self.values[it].1.clone());
        Shown {
            state: change.map_or(State::NotYet, |it| it.state),
            change,
            value: value.unwrap_or_default(),
            started: self.progress.started.filter(|it| *it <= at),
        }
    }
}

/// A value as a person reads it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "-".into(),
        Value::Array(items) => {
            let shown: Vec<String> = items.iter().take(8).map(plain).collect();
            let more = if items.len() > 8 { " …" } else { "" };
            format!("[{}{more}]", shown.join(", "))
        }
        Value::Number(number) => match number.as_f64() {
            Some(it) if it.fract() != 0.0 => format!("{it:.1}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// It changes nothing that a view of the world shows.
fn is_silent(event: &Event) -> bool {
    matches!(
        event,
        Event::TimerSet { .. }
            | Event::TimerCleared { .. }
            | Event::TimerFired { .. }
            | Event::TargetProbed { .. }
            | Event::ContainerProbed { .. }
            | Event::ImagePullStarted { .. }
            | Event::ImagePullStopped { .. }
    )
}
