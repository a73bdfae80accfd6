//! Proof that an exercise can be done and is not done already: every run it promises, played.
//!
//! Each solution reaches every goal; the untouched start and each known wrong answer do not, and a
//! wrong answer misses the goal it says; every move is allowed and answered as it says.
//! Example: E07's `cpu: 128` leaves one task unplaced, so `both-run` is violated at 8:00.

use super::permit::{self, Denied};
use super::predict::{Ask, Of, Source};
use super::{Exercise, Move};
use crate::goal::eval::{Evaluation, History};
use crate::goal::expression::Expression;
use crate::goal::{Counts, From, Goal, Monitor, Shown, State, When, view};
use crate::reference;
use crate::timeline::{Origin, Timeline};
use aws_api::text::Text;
use base::SimTime;
use serde_json::Value;

/// A run with moves in it.
pub struct Attempt {
    pub timeline: Timeline,
    pub monitor: Monitor,
}

/// What a promised run came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// `start`, `solution 1`, `fails[0]`.
    pub name: String,
    pub goals: Vec<Shown>,
    pub solved: bool,
}

impl Exercise {
    /// Whether a call may be made in the world as it is.
    ///
    /// # Errors
    /// What this exercise leaves alone.
    pub fn permit(&self, world: &model::World, call: &str, input: &Value) -> Result<(), Denied> {
        permit::permit(&self.allow, world, call, input)
    }
}

/// Plays an exercise to its end with these moves.
///
/// # Errors
/// A move that is not allowed, or is answered otherwise than it says.
pub fn play(exercise: &Exercise, moves: &[Move]) -> Result<Attempt, String> {
    let mut timeline = Timeline::open(exercise.start.clone());
    for (index, it) in moves.iter().enumerate() {
        timeline.advance_to(it.at);
        let input = resolve(&timeline, &it.input).map_err(|why| format!("move {index}: {why}"))?;
        exercise
            .permit(timeline.world(), &it.call, &input)
            .map_err(|why| format!("move {index}: {}", why.says()))?;
        match timeline.call(&it.call, &input) {
            Ok(_) if it.refused => {
                return Err(format!("move {index}: {} was not refused", it.call));
            }
            Err(error) if !it.refused => {
                let (code, message) = (&error.code, &error.message);
                return Err(format!(
                    "move {index}: {} refused: {code}: {message}",
                    it.call
                ));
            }
            _ => {}
        }
    }
    timeline.seek(exercise.end());
    let mut monitor = Monitor::new(&exercise.goals, exercise.end());
    monitor.catch_up(&timeline);
    Ok(Attempt { timeline, monitor })
}

/// A request with `${label.path}` replaced by what the start's steps were answered.
///
/// # Errors
/// No such label, or nothing at the path.
pub fn resolve(timeline: &Timeline, input: &Value) -> Result<Value, Text> {
    reference::resolve(input, &|label: &str| response_of(timeline, label))
}

/// The answer of the start's step with this label.
fn response_of<'a>(timeline: &'a Timeline, label: &str) -> Option<&'a Value> {
    let steps = &timeline.scenario().steps;
    let labelled = |index: usize| steps[index].label.as_deref() == Some(label);
    let mut log = timeline.log().iter();
    let logged = log.find(|it| matches!(it.origin, Origin::Step(index) if labelled(index)))?;
    logged.answer.as_ref().ok()
}

/// Plays every run that the exercise promises.
///
/// # Errors
/// What is not as promised, one sentence each.
pub fn prove(exercise: &Exercise) -> Result<Vec<Played>, Vec<String>> {
    let mut played = proved(exercise)?;
    if let Some(exam) = &exercise.exam {
        let named = |it: String| format!("exam: {it}");
        let more = proved(exam).map_err(|all| all.into_iter().map(named).collect::<Vec<_>>())?;
        played.extend(more.into_iter().map(|it| Played {
            name: named(it.name),
            ..it
        }));
    }
    Ok(played)
}

fn proved(exercise: &Exercise) -> Result<Vec<Played>, Vec<String>> {
    let mut wrong = Vec::new();
    let mut played = Vec::new();
    let mut run =
        |name: String, moves: &[Move], wrong: &mut Vec<String>| match play(exercise, moves) {
            Ok(attempt) => {
                if let Some(goal) = attempt.monitor.endless() {
                    wrong.push(format!("{name}: goal {goal} takes too many steps"));
                }
                let run = Played {
                    name,
                    goals: attempt.monitor.shown(exercise.end()),
                    solved: attempt.monitor.is_solved(exercise.end()),
                };
                played.push(run.clone());
                Some((run, attempt))
            }
            Err(why) => {
                wrong.push(format!("{name}: {why}"));
                None
            }
        };
    let start = run("start".into(), &[], &mut wrong);
    if exercise.goals.is_empty() {
        wrong.push("there is no goal".into());
    }
    if let Some((start, attempt)) = &start {
        if start.solved {
            wrong.push("start: every goal is met before anything is done".into());
        }
        for logged in attempt.timeline.log() {
            if let Err(error) = &logged.answer {
                let (at, name) = (logged.at, &logged.name);
                wrong.push(format!(
                    "start: {name} at {at} is refused: {}",
                    error.message
                ));
            }
        }
    }
    for (index, moves) in exercise.solutions.iter().enumerate() {
        let name = format!("solution {}", index + 1);
        let Some((it, _)) = run(name, moves, &mut wrong) else {
            continue;
        };
        if !it.solved {
            wrong.push(format!(
                "{} misses {}",
                it.name,
                missed(exercise, &it.goals).join(", ")
            ));
        }
    }
    for (index, fail) in exercise.fails.iter().enumerate() {
        let name = format!("fails[{index}]");
        let Some((it, _)) = run(name, &fail.moves, &mut wrong) else {
            continue;
        };
        let because = &fail.because;
        if it.solved {
            wrong.push(format!("{} ({because}) reaches every goal", it.name));
        } else if let Some(goal) = &fail.misses
            && !missed(exercise, &it.goals)
                .iter()
                .any(|it| it.starts_with(goal.as_str()))
        {
            let instead = missed(exercise, &it.goals).join(", ");
            wrong.push(format!(
                "{} ({because}) misses {instead}, not {goal}",
                it.name
            ));
        }
    }
    if wrong.is_empty() {
        wrong.extend(predicted(exercise).err());
    }
    if wrong.is_empty() {
        Ok(played)
    } else {
        Err(wrong)
    }
}

/// Every exercise asks before it shows, and the truth must be among the options.
fn predicted(exercise: &Exercise) -> Result<(), String> {
    let Some(asked) = &exercise.predict else {
        return Err("there is no prediction (expected predict: {ask, of, at, answer})".into());
    };
    let truth = exercise.predicted().unwrap_or(Value::Null);
    if asked.ask.can_be(&truth) {
        return Ok(());
    }
    Err(match &asked.ask {
        Ask::Number | Ask::Moment => format!("predict: the truth is {truth}, not a whole number"),
        Ask::Choice(_) => format!("predict: the truth is {truth}, which is no option"),
        Ask::Order(_) | Ask::Place(_) => {
            format!("predict: the truth is {truth}, which is not made of the options")
        }
    })
}

impl Exercise {
    /// What the prediction comes to.
    pub fn predicted(&self) -> Option<Value> {
        self.truth(&self.asked_run()?.timeline)
    }

    /// The run that the prediction is about, played to its end.
    pub fn asked_run(&self) -> Option<Attempt> {
        let moves = match self.predict.as_ref()?.of {
            Of::Start => &[][..],
            Of::Solution => self.solutions.first()?,
            Of::Fail(place) => &self.fails.get(place)?.moves,
        };
        play(self, moves).ok()
    }

    /// What the prediction asked for, on this run.
    pub fn truth(&self, timeline: &Timeline) -> Option<Value> {
        let asked = self.predict.as_ref()?;
        let mut past = timeline.clone();
        past.seek(asked.at);
        let answer = match (&asked.ask, &asked.answer) {
            (Ask::Moment, Source::Value(answer)) => {
                let first = self.first_true(&past, asked.at, answer)?;
                return Some((first.0 / 1000).into());
            }
            (Ask::Order(options), Source::Firsts(all)) => {
                return self.in_order(&past, asked.at, options.iter().zip(all));
            }
            (_, Source::Value(answer)) => answer,
            (_, Source::Firsts(_)) => return None,
        };
        let roots = answer.roots();
        let mut counts = Counts::default();
        for it in past.trace().iter().take_while(|it| it.at <= asked.at) {
            counts.count(&it.event);
        }
        let value = view(past.world(), &counts, &Default::default(), &roots);
        let mut history = History::new();
        let mut evaluation = Evaluation::new(asked.at, &mut history);
        let truth = evaluation.value(answer, &value).ok()?;
        Some(asked.ask.counted(truth))
    }

    /// When it is first true after the exercise was opened.
    fn first_true(&self, past: &Timeline, until: SimTime, it: &Expression) -> Option<SimTime> {
        let goal = Goal {
            id: String::new(),
            when: When::Eventually { within: None },
            from: From::At(self.opens_at),
            until: Some(until),
            text: String::new(),
            expression: it.clone(),
            value: None,
            misconception: None,
        };
        let mut monitor = Monitor::new(&[goal], until);
        monitor.catch_up(past);
        monitor.solved_at()
    }

    /// The options in the order of their moments; no order if one never comes or two come at once.
    fn in_order<'a>(
        &self,
        past: &Timeline,
        until: SimTime,
        events: impl Iterator<Item = (&'a Value, &'a Expression)>,
    ) -> Option<Value> {
        let when = |(option, it)| Some((self.first_true(past, until, it)?, option));
        let mut found: Vec<(SimTime, &Value)> = events.map(when).collect::<Option<_>>()?;
        found.sort_by_key(|it| it.0);
        let apart = found.windows(2).all(|it| it[0].0 < it[1].0);
        apart.then(|| found.into_iter().map(|it| it.1.clone()).collect())
    }
}

/// The goals that are not met, with how they stand.
fn missed(exercise: &Exercise, shown: &[Shown]) -> Vec<String> {
    let all = exercise.goals.iter().zip(shown);
    let open = all.filter(|it| !matches!(it.1.state, State::Met(_)));
    open.map(|(goal, shown)| format!("{} ({}, {})", goal.id, state(shown.state), shown.value))
        .collect()
}

/// A state in words, for the command line.
pub fn state(state: State) -> String {
    let at = |it: SimTime| base::SimDuration(it.0).to_string();
    match state {
        State::NotYet => "not yet".into(),
        State::Holding(since) => format!("holding since {}", at(since)),
        State::Met(when) => format!("met at {}", at(when)),
        State::Violated(when) => format!("violated at {}", at(when)),
    }
}
