//! The map of the course: levels with their exercises, what is done, what is ready, what comes next.
//!
//! Made of the packed index and the learner's deck. An exercise is ready when everything it requires
//! is done; nothing is ever locked. Example: 3 of 29 exercises, next is `keeps-dying`.

use crate::text::Text;
use lab::practice::deck::Deck;
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Done,
    /// What it requires is done.
    Ready,
    /// Something it requires is not; it can be opened all the same.
    Ahead,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub slug: String,
    /// Its place in the course, from 1.
    pub place: usize,
    pub title: String,
    pub minutes: u64,
    pub stage: Stage,
    /// Slugs of what is to be done before.
    pub requires: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    pub number: u64,
    pub title: Text,
    pub nodes: Vec<Node>,
    pub done: usize,
}

/// An exam objective with the exercises that are about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    pub exam: String,
    pub objective: String,
    pub done: usize,
    pub all: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    pub levels: Vec<Level>,
    pub objectives: Vec<Objective>,
    pub done: usize,
    pub all: usize,
    pub next: Option<Node>,
}

/// Titles of levels by their names in `course.yaml`.
const TITLES: [&str; 10] = [
    "level-first-boot",
    "level-blueprints",
    "level-placement",
    "level-network",
    "level-storage",
    "level-identity",
    "level-rolling",
    "level-scaling",
    "level-events",
    "level-kubernetes",
];

/// The map; an index that cannot be read is an empty one.
pub fn home(index: &str, language: &str, deck: &Deck) -> Home {
    let index: Value = serde_json::from_str(index).unwrap_or_default();
    let exercises: Vec<&Value> = index["exercises"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    let is_done = |it: &Value| {
        it["id"]
            .as_str()
            .is_some_and(|id| deck.solved.contains_key(id))
    };
    let done_slug = |slug: &str| exercises.iter().any(|it| it["slug"] == slug && is_done(it));
    let node = |it: &&Value| -> Option<Node> {
        let requires = it["requires"].as_array().into_iter().flatten();
        let requires: Vec<&str> = requires.filter_map(Value::as_str).collect();
        let ready = requires.iter().all(|it| done_slug(it));
        let title = it["title"][language]
            .as_str()
            .or(it["title"]["en"].as_str())?;
        Some(Node {
            slug: it["slug"].as_str()?.to_string(),
            place: 0,
            title: title.to_string(),
            minutes: it["minutes"].as_u64().unwrap_or(0),
            stage: match (is_done(it), ready) {
                (true, _) => Stage::Done,
                (false, true) => Stage::Ready,
                (false, false) => Stage::Ahead,
            },
            requires: requires.into_iter().map(str::to_string).collect(),
        })
    };
    let mut home = Home::default();
    for level in index["levels"].as_array().into_iter().flatten() {
        let number = level["number"].as_u64().unwrap_or(0);
        let here = exercises
            .iter()
            .filter(|it| it["level"].as_u64() == Some(number));
        let mut nodes: Vec<Node> = here.filter_map(node).collect();
        for (node, place) in nodes.iter_mut().zip(home.all + 1..) {
            node.place = place;
        }
        let title = TITLES.into_iter().find(|it| level["title"] == *it);
        let Some(title) = title.filter(|_| !nodes.is_empty()) else {
            continue;
        };
        let done = nodes.iter().filter(|it| it.stage == Stage::Done).count();
        home.done += done;
        home.all += nodes.len();
        if home.next.is_none() {
            home.next = nodes.iter().find(|it| it.stage == Stage::Ready).cloned();
        }
        home.levels.push(Level {
            number,
            title: Text::new(title),
            nodes,
            done,
        });
    }
    home.objectives = objectives(&exercises, &is_done);
    home
}

/// Exams in the order in which people take them.
const EXAMS: [&str; 7] = ["SAA", "DVA", "SOA", "DOP", "SAP", "CKAD", "CKA"];

fn objectives(exercises: &[&Value], is_done: &dyn Fn(&Value) -> bool) -> Vec<Objective> {
    let mut found: Vec<Objective> = Vec::new();
    for it in exercises {
        for (exam, objectives) in it["exams"].as_object().into_iter().flatten() {
            for objective in objectives.as_array().into_iter().flatten() {
                let Some(objective) = objective.as_str() else {
                    continue;
                };
                let known = |it: &&mut Objective| it.exam == *exam && it.objective == objective;
                let done = usize::from(is_done(it));
                match found.iter_mut().find(known) {
                    Some(it) => {
                        it.done += done;
                        it.all += 1;
                    }
                    None => found.push(Objective {
                        exam: exam.clone(),
                        objective: objective.to_string(),
                        done,
                        all: 1,
                    }),
                }
            }
        }
    }
    let place = |it: &Objective| EXAMS.iter().position(|exam| it.exam.starts_with(exam));
    let order = |it: &Objective| (place(it).unwrap_or(EXAMS.len()), it.objective.clone());
    found.sort_by_key(order);
    found
}

/// The exercise after this one: one that builds on it, else the next of the course that is not done.
pub fn after(home: &Home, slug: &str) -> Option<Node> {
    let nodes: Vec<&Node> = home.levels.iter().flat_map(|it| &it.nodes).collect();
    let here = nodes.iter().position(|it| it.slug == slug)?;
    let open = |it: &&&Node| it.stage == Stage::Ready;
    let builds = |it: &&&Node| open(it) && it.requires.iter().any(|it| it == slug);
    let behind = nodes[here + 1..].iter().find(open);
    let built = nodes.iter().find(builds);
    built
        .or(behind)
        .or_else(|| nodes[..here].iter().find(open))
        .map(|it| (*it).clone())
}
