//! An exercise: a starting scenario, what may be done, goals over time, and proof that it can be done.
//!
//! A folder holds `exercise.yaml` and one Markdown file a language (`texts`). `read` takes the file
//! apart with every fault it has, `permit` keeps a player to what may be edited, `prove` plays each
//! `solution` and each known wrong answer. Nothing in it is executed but calls of this lab.
//! Example: E07 may only change port mappings; `hostPort: 0` reaches both goals, `cpu: 128` does not.

mod course;
#[cfg(feature = "yaml")]
mod markdown;
mod measure;
mod permit;
mod predict;
mod prove;
mod read;
mod record;
#[cfg(test)]
mod tests;
mod texts;

pub use course::{Course, Level};
pub use measure::{Measure, measure};
pub use permit::Allowed;
pub use predict::{Ask, Of, Prediction, Source};
pub use prove::{Attempt, Played, play, prove, resolve, state};
pub use record::{NoRecord, Record, record};
pub use texts::{Block, EXAM, Inline, Section, Texts, hash, plain};

use crate::fault::Fault;
use crate::goal::Goal;
use crate::scenario::Scenario;
use base::SimTime;
use serde_json::Value;

/// Which answer an exam expects where it differs from what is true now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    Exam,
    Current,
    Both,
}

/// One call that a solution or a known wrong answer makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub at: SimTime,
    pub call: String,
    pub input: Value,
    /// AWS is expected to refuse it.
    pub refused: bool,
}

/// A known wrong answer.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongAnswer {
    /// The idea that leads to it.
    pub because: String,
    /// The goal that it must miss.
    pub misses: Option<String>,
    pub moves: Vec<Move>,
}

/// What `exercise.yaml` says.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// The folder's name.
    pub slug: String,
    /// Never changes and is never used again.
    pub id: String,
    /// `E07`; empty for one outside the curriculum.
    pub number: String,
    pub level: u32,
    pub minutes: u32,
    /// Rows of the curriculum's inventory.
    pub covers: Vec<u32>,
    /// Exam and its objectives, for example SAA-C03 with 2.1.
    pub exams: Vec<(String, Vec<String>)>,
    /// Slugs of exercises to do before.
    pub requires: Vec<String>,
    pub misconception: String,
    pub facts: Facts,
    pub start: Scenario,
    /// Where the cursor stands when it opens.
    pub opens_at: SimTime,
    pub allow: Vec<Allowed>,
    pub predict: Option<Prediction>,
    pub goals: Vec<Goal>,
    pub solutions: Vec<Vec<Move>>,
    pub fails: Vec<WrongAnswer>,
    /// Fewest accepted calls that solve it.
    pub par: u32,
    /// Pages that say so.
    pub sources: Vec<String>,
    /// The same where the answers of exams are wanted, if those are others.
    pub exam: Option<Box<Exercise>>,
}

impl Exercise {
    /// Reads an exercise from its JSON value.
    ///
    /// # Errors
    /// All faults, each with its path.
    pub fn from_value(slug: &str, value: &Value) -> Result<Exercise, Vec<Fault>> {
        read::exercise(slug, value)
    }

    /// Reads an exercise and its JSON value from YAML text.
    ///
    /// # Errors
    /// All faults, each with line and column.
    #[cfg(feature = "yaml")]
    pub fn from_yaml(slug: &str, text: &str) -> Result<(Exercise, Value), Vec<Fault>> {
        crate::scenario::too_long(text)?;
        let (value, places) = crate::scenario::yaml::read(text).map_err(|fault| vec![fault])?;
        match Exercise::from_value(slug, &value) {
            Ok(exercise) => Ok((exercise, value)),
            Err(faults) => Err(faults.into_iter().map(|it| places.with_place(it)).collect()),
        }
    }

    /// The exercise as exams would have it, or as it is.
    pub fn of_facts(&self, exam: bool) -> &Exercise {
        self.exam.as_deref().filter(|_| exam).unwrap_or(self)
    }

    /// Where it ends: nothing counts after it.
    pub fn end(&self) -> SimTime {
        self.start.until
    }

    /// The sections that each language's texts must have.
    pub fn sections(&self) -> Vec<String> {
        let mut names = vec!["Brief".to_string()];
        names.extend(self.predict.iter().map(|_| "Predict".to_string()));
        let exam = self.exam.iter().flat_map(|it| &it.goals);
        for goal in self.goals.iter().chain(exam) {
            let name = format!("Goal {}", goal.id);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.extend(["nudge", "rule", "move"].map(|it| format!("Hint {it}")));
        names.push("Debrief".into());
        names
    }
}
