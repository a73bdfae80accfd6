//! A run as an exercise: its scenario is the start, its own calls are the solution, and what came of
//! them that would not have come by itself are the goals.
//!
//! The files hold what `taskyard check` accepts; a teacher words the texts and adds wrong answers.
//! Example: a run in which web was set to four tasks gives the goal `services."web".running == 4`.

use super::{Exercise, prove};
use crate::goal::{Counts, view};
use crate::scenario::Scenario;
use crate::timeline::{Origin, Timeline};
use base::{SimDuration, SimTime};
use serde_json::{Value, json};

/// The two files of an exercise's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// `exercise.yaml`, as JSON, which is YAML too.
    pub logic: String,
    /// `en.md`.
    pub words: String,
}

/// Why a run makes no exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRecord {
    /// The person called nothing.
    NoCalls,
    /// The run ends as it would have without the calls.
    NoEffect,
    /// What is made of it does not prove, in the words of the check.
    Faults(String),
}

/// What is left of time after the last call, so that it can show what it does.
const AFTER: SimDuration = SimDuration(5 * 60 * 1000);
const MOST_GOALS: usize = 4;
/// What a service is asked about, the plainest first.
const FIELDS: [&str; 8] = [
    "running",
    "revision",
    "desired",
    "launch",
    "unplaced",
    "minimum_percent",
    "maximum_percent",
    "strategies",
];

/// Makes an exercise of a run.
///
/// # Errors
/// There are no own calls, or nothing came of them that a goal could name.
pub fn record(timeline: &Timeline) -> Result<Record, NoRecord> {
    let own = timeline.whole_log().iter();
    let own = own.filter(|it| it.origin == Origin::Person && it.answer.is_ok());
    let moves: Vec<Value> = own
        .clone()
        .map(|it| json!({"at": text(it.at), "call": it.name, "input": it.input}))
        .collect();
    let (Some(first), Some(last)) = (own.clone().next(), own.clone().next_back()) else {
        return Err(NoRecord::NoCalls);
    };
    let until = timeline
        .scenario()
        .until
        .max(timeline.end())
        .max(last.at + AFTER);
    let scenario = Scenario {
        until,
        ..timeline.scenario().clone()
    };
    let mut end = timeline.clone();
    end.seek(until);
    let mut untouched = Timeline::open(scenario.clone());
    untouched.seek(until);
    let goals = goals(&untouched, &end);
    if goals.is_empty() {
        return Err(NoRecord::NoEffect);
    }
    let mut allow: Vec<&str> = own.map(|it| it.name.as_str()).collect();
    allow.sort_unstable();
    allow.dedup();
    let mut start = scenario.to_value();
    if let Some(fields) = start.as_object_mut() {
        fields.retain(|key, _| ["seed", "steps", "until"].contains(&key.as_str()));
    }
    let mut logic = json!({
        "format": 1, "id": "my-exercise", "number": "", "level": 0, "minutes": 10, "covers": [],
        "exams": {}, "requires": [], "misconception": "name-the-wrong-idea", "start": start,
        "opens": text(SimTime(first.at.0 / 1000 * 1000)), "allow": allow, "goals": goals,
        "solutions": [moves], "fails": [], "sources": [],
    });
    let end = text(until);
    let service = untouched.world().services.values().next();
    let (answer, what) = match service.map(|it| &it.name) {
        Some(it) => (
            format!("services.\"{it}\".running"),
            format!("tasks of `{it}` run"),
        ),
        None => ("length(instances)".into(), "instances are there".into()),
    };
    let question = format!("How many {what} at {end}, if nothing is done?");
    logic["predict"] = json!({"ask": "number", "of": "start", "at": end, "answer": answer});
    fails(&mut logic, &moves);
    let exercise = Exercise::from_value("my-exercise", &logic).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        NoRecord::Faults(faults.join("; "))
    })?;
    prove(&exercise).map_err(|wrong| NoRecord::Faults(wrong.join("; ")))?;
    Ok(Record {
        logic: format!("{logic:#}\n"),
        words: words(&exercise, &question),
    })
}

fn text(at: SimTime) -> String {
    SimDuration(at.0).to_string()
}

/// Known wrong answers for a beginning: to leave out the last call, and to do nothing.
fn fails(logic: &mut Value, moves: &[Value]) {
    let mut known = Vec::new();
    for (because, moves) in [
        ("the-last-call-is-not-needed", &moves[..moves.len() - 1]),
        ("it-mends-itself", &[][..]),
    ] {
        if moves.is_empty() && because != "it-mends-itself" {
            continue;
        }
        known.push(json!({"because": because, "moves": moves}));
        let mut tried = logic.clone();
        tried["fails"] = json!(known);
        let exercise = Exercise::from_value("my-exercise", &tried);
        if !exercise.is_ok_and(|it| prove(&it).is_ok()) {
            known.pop();
        }
    }
    logic["fails"] = json!(known);
}

/// What is so at the end of the run, and is not at the end of the untouched one.
fn goals(untouched: &Timeline, end: &Timeline) -> Vec<Value> {
    let roots = ["services", "instances", "tasks"];
    let see = |it: &Timeline| view(it.world(), &Counts::default(), &Default::default(), &roots);
    let (before, after) = (see(untouched), see(end));
    let mut goals = Vec::new();
    for (name, service) in after["services"].as_object().into_iter().flatten() {
        let other = &before["services"][name];
        let differs = FIELDS.into_iter().filter(|it| service[it] != other[it]);
        for field in differs.take(2) {
            let value = match &service[field] {
                Value::String(text) => format!("'{text}'"),
                value => value.to_string(),
            };
            goals.push(format!("services.\"{name}\".{field} == {value}"));
        }
    }
    let length = |it: &Value| it.as_array().map_or(0, Vec::len);
    for root in ["instances", "tasks"] {
        if goals.is_empty() && length(&before[root]) != length(&after[root]) {
            goals.push(format!("length({root}) == {}", length(&after[root])));
        }
    }
    let goals = goals.into_iter().take(MOST_GOALS).enumerate();
    goals
        .map(|(at, it)| json!({"id": format!("goal-{}", at + 1), "at_end": it}))
        .collect()
}

/// The texts to begin with; every section that is asked for is there.
fn words(exercise: &Exercise, question: &str) -> String {
    let mut text = String::from("# My exercise\n");
    for section in exercise.sections() {
        let goal = section.strip_prefix("Goal ");
        let goal = exercise
            .goals
            .iter()
            .find(|it| goal == Some(it.id.as_str()));
        let body = match (section.as_str(), goal) {
            (_, Some(goal)) => format!("At the end `{}`.", goal.text),
            ("Brief", _) => "What is the state of things, and what is asked?".into(),
            ("Predict", _) => question.into(),
            ("Hint nudge", _) => "Where to look.".into(),
            ("Hint rule", _) => "Which rule decides.".into(),
            ("Hint move", _) => match exercise.allow.first() {
                Some(it) => format!("Call `{}`.", it.call),
                None => "What to do.".into(),
            },
            _ => "Which wrong idea this was about, and what is true.".into(),
        };
        text.push_str(&format!("\n## {section}\n\n{body}\n"));
    }
    text
}
