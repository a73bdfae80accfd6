//! What the learner expects beside what the cluster does: in the panel, and as ghosts on the stage, the
//! corridor's ruler and the timeline.
//!
//! A guess is one number (`lab::exercise::Ask::said` reads it); for orders and places it has one
//! hexadecimal digit for each option, the first lowest. Example: places [i-1, i-2], guess 0x12: two
//! ghosts on i-1 and one on i-2; the cluster put three on i-1, so the first row is where the two part.

use super::{Lesson, Look};
use crate::text::{Text, clock_secs};
use base::SimTime;
use lab::exercise::{Ask, Block, Of, Source};
use lab::goal::ROOTS;
use serde_json::Value;

#[derive(Clone, Debug, PartialEq)]
pub struct Predict {
    pub question: Vec<Block>,
    pub form: Form,
    /// The options in words, of an order and of places too; empty when there are none.
    pub options: Vec<String>,
    /// As `lab::exercise::Ask::said` reads it.
    pub guess: Option<u64>,
    pub sure: u8,
    pub locked: bool,
    /// Theirs and the cluster's side by side, once the run has come to it.
    pub outcome: Option<Text>,
    /// The two side by side, row by row, if both are known.
    pub rows: Vec<Row>,
    /// The row in which the two part first.
    pub parted: Option<usize>,
    /// The moment at which the truth can be seen.
    pub moment: Option<SimTime>,
    /// What the cluster did, as a guess would say it.
    pub truth: Option<Value>,
    /// It is about a run that nobody makes by playing: a known wrong answer's.
    pub elsewhere: bool,
    /// It is a number of tasks of a service, so that it can be said on the corridor's ruler.
    pub on_ruler: bool,
}

/// Seconds by which a moment may be missed: the step in which it is said.
const CLOSE: u64 = 5;

/// How the answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Number,
    Choice,
    Order,
    Place,
    /// A second up to the last that is looked at.
    Moment {
        most: u64,
    },
}

/// One line of "you" and "the cluster".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The place: its number in an order, its name on the stage; empty where there is one answer only.
    pub name: String,
    pub yours: String,
    pub cluster: String,
}

/// The ghosts on one place of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ghost {
    pub count: u64,
    /// The guess with one ghost more here, or one less; none once it is locked or at the limits.
    pub more: Option<u64>,
    pub less: Option<u64>,
    /// How many the cluster put here, if it is known and another number.
    pub cluster: Option<u64>,
}

/// Most ghosts in one place: a hexadecimal digit.
const MOST: u64 = 15;

fn digit(guess: u64, at: usize) -> u64 {
    guess >> (4 * at) & MOST
}

fn with(guess: u64, at: usize, digit: u64) -> u64 {
    guess & !(MOST << (4 * at)) | digit << (4 * at)
}

impl Predict {
    /// The guess, or what an order and a moment begin with.
    pub fn begun(&self) -> Option<u64> {
        self.guess.or(match self.form {
            Form::Order => Some(
                (0..self.options.len() as u64)
                    .map(|at| at << (4 * at))
                    .sum(),
            ),
            Form::Moment { .. } => Some(0),
            _ => None,
        })
    }

    /// The option that stands at a place of the order.
    pub fn ordered(&self, at: usize) -> String {
        let place = digit(self.begun().unwrap_or(0), at);
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        self.options.get(place).cloned().unwrap_or_default()
    }

    /// The order with a place and the next one exchanged; none at the end.
    pub fn swapped(&self, at: usize) -> Option<u64> {
        let guess = self.begun()?;
        let (this, next) = (digit(guess, at), digit(guess, at + 1));
        let inside = at + 1 < self.options.len();
        inside.then(|| with(with(guess, at, next), at + 1, this))
    }

    /// The ghosts at an option of places, by its name.
    pub fn ghost(&self, name: &str) -> Option<Ghost> {
        if self.form != Form::Place {
            return None;
        }
        let at = self.options.iter().position(|it| it == name)?;
        let guess = self.guess.unwrap_or(0);
        let count = digit(guess, at);
        let cluster = self.truth.as_ref().and_then(|it| it[at].as_u64());
        Some(Ghost {
            count,
            more: (!self.locked && count < MOST).then(|| with(guess, at, count + 1)),
            less: (!self.locked && count > 0).then(|| with(guess, at, count - 1)),
            cluster: cluster.filter(|it| *it != count),
        })
    }

    /// The last moment that can be meant.
    pub fn last_moment(&self) -> Option<SimTime> {
        match self.form {
            Form::Moment { most } => Some(SimTime::from_secs(most)),
            _ => None,
        }
    }

    /// What is marked on the timeline: the second they expect, and the cluster's once it is known.
    pub fn marked(&self) -> Option<(u64, Option<u64>)> {
        let Form::Moment { .. } = self.form else {
            return None;
        };
        let guess = if self.locked {
            self.guess
        } else {
            self.begun()
        };
        Some((guess?, self.truth.as_ref().and_then(Value::as_u64)))
    }
}

pub(super) fn predict(lesson: &Lesson, look: &Look, truth: Option<&Value>) -> Option<Predict> {
    let asked = lesson.exercise.predict.as_ref()?;
    let mut question = lesson.blocks("Predict");
    let mut options = Vec::new();
    if let Ask::Choice(_) | Ask::Order(_) = asked.ask {
        // The list under the question is its options.
        if let Some(Block::List { items, .. }) = question.last() {
            options = items.iter().map(|it| lab::exercise::plain(it)).collect();
            question.pop();
        }
    }
    if let Ask::Place(values) = &asked.ask {
        options = values.iter().map(plain).collect();
    }
    let said = look.guess.map(|it| asked.ask.said(it));
    let known = truth.filter(|_| look.locked);
    let outcome = known.map(|truth| {
        let cluster = word(&asked.ask, &options, truth);
        match said.as_ref().map(|it| word(&asked.ask, &options, it)) {
            None => Text::new("predict-shown").str("cluster", cluster),
            Some(_) if agree(&asked.ask, said.as_ref(), truth) => {
                Text::new("predict-same").str("cluster", cluster)
            }
            Some(_) => Text::new("predict-differs").str("at", clock_secs(asked.at)),
        }
    });
    let both = known.zip(said.as_ref());
    let rows = both.map_or_else(Vec::new, |(truth, said)| {
        rows(&asked.ask, &options, said, truth)
    });
    let moment = known.map(|truth| match (&asked.ask, truth.as_u64()) {
        (Ask::Moment, Some(second)) => SimTime::from_secs(second),
        _ => asked.at,
    });
    let elsewhere = matches!(asked.of, Of::Fail(_));
    let same = known.is_some_and(|it| agree(&asked.ask, said.as_ref(), it));
    Some(Predict {
        question,
        form: match asked.ask {
            Ask::Number => Form::Number,
            Ask::Choice(_) => Form::Choice,
            Ask::Order(_) => Form::Order,
            Ask::Place(_) => Form::Place,
            Ask::Moment => Form::Moment {
                most: asked.at.0 / 1000,
            },
        },
        options,
        guess: look.guess,
        sure: look.sure,
        locked: look.locked,
        outcome,
        parted: (!same)
            .then(|| rows.iter().position(|it| it.yours != it.cluster))
            .flatten(),
        rows,
        moment: moment.filter(|_| !elsewhere),
        truth: known.cloned(),
        elsewhere,
        on_ruler: asked.ask == Ask::Number && of_services(&asked.answer),
    })
}

fn of_services(answer: &Source) -> bool {
    // Names within a filter are fields of what is filtered.
    let other = |it: &&str| ROOTS.contains(it) && !["services", "tasks"].contains(it);
    matches!(answer, Source::Value(it) if !it.roots().iter().any(other))
}

/// Whether the two are the same; a moment need only be close.
fn agree(ask: &Ask, said: Option<&Value>, truth: &Value) -> bool {
    let second = |it: &Value| it.as_u64().filter(|_| *ask == Ask::Moment);
    match (said.and_then(second), second(truth)) {
        (Some(yours), Some(cluster)) => yours.abs_diff(cluster) < CLOSE,
        _ => said == Some(truth),
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// An option's words by its value.
fn option(values: &[Value], words: &[String], value: &Value) -> String {
    let place = values.iter().position(|it| it == value);
    place
        .and_then(|it| words.get(it).cloned())
        .unwrap_or_default()
}

/// A guess or the truth in words.
fn word(ask: &Ask, options: &[String], value: &Value) -> String {
    let named = |values: &[Value], it: &Value| option(values, options, it);
    let list = value.as_array().into_iter().flatten();
    match ask {
        Ask::Number => value.to_string(),
        Ask::Moment => clock_secs(SimTime::from_secs(value.as_u64().unwrap_or(0))),
        Ask::Choice(values) => named(values, value),
        Ask::Order(values) => {
            let names: Vec<String> = list.map(|it| named(values, it)).collect();
            names.join(" → ")
        }
        Ask::Place(_) => {
            let counts = options.iter().zip(list);
            let counts: Vec<String> = counts.map(|it| format!("{} × {}", it.0, it.1)).collect();
            counts.join(", ")
        }
    }
}

fn rows(ask: &Ask, options: &[String], said: &Value, truth: &Value) -> Vec<Row> {
    let (Some(yours), Some(cluster)) = (said.as_array(), truth.as_array()) else {
        return vec![Row {
            name: String::new(),
            yours: word(ask, options, said),
            cluster: word(ask, options, truth),
        }];
    };
    let row = |(at, (yours, cluster)): (usize, (&Value, &Value))| {
        let (name, words): (String, &dyn Fn(&Value) -> String) = match ask {
            Ask::Order(values) => ((at + 1).to_string(), &|it| option(values, options, it)),
            _ => (options.get(at).cloned().unwrap_or_default(), &plain),
        };
        Row {
            name,
            yours: words(yours),
            cluster: words(cluster),
        }
    };
    yours.iter().zip(cluster).enumerate().map(row).collect()
}
