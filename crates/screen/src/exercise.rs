//! An exercise as its player sees it: the brief, goals with their state, hints, and what comes after.
//!
//! Nothing here says "wrong": a goal that is missed names the moment and what happened at it.
//! Example: `never-below-two` reads "violated at 2:13", value 0, with the event that did it.

mod predict;

use crate::face::Tone;
use crate::text::{Text, clock_secs, span};
use base::{SimDuration, SimTime};
use lab::Timeline;
use lab::exercise::{Block, Exercise, Measure, Texts};
use lab::goal::{Monitor, Shown, State};
use serde_json::{Value, json};

pub use predict::{Form, Ghost, Predict, Row};

/// An exercise with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    pub exercise: Exercise,
    pub texts: Texts,
    /// The answers of exams are wanted.
    pub exam: bool,
    /// With what exams want otherwise.
    whole: Exercise,
}

impl Lesson {
    /// From the packs of its level: the logic and the words; `exam` asks for what exams expect.
    ///
    /// # Errors
    /// What is missing or broken, in one line.
    pub fn read(slug: &str, logic: &str, words: &str, exam: bool) -> Result<Lesson, String> {
        let exercise = Exercise::from_value(slug, &pack(slug, logic)?).map_err(|faults| {
            faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        })?;
        Ok(Lesson {
            exercise: exercise.of_facts(exam).clone(),
            texts: Texts::from_value(&pack(slug, words)?),
            exam,
            whole: exercise,
        })
    }

    /// The same exercise with other words, from the pack of its level.
    ///
    /// # Errors
    /// What is missing or broken, in one line.
    pub fn reworded(&self, words: &str) -> Result<Lesson, String> {
        Ok(Lesson {
            texts: Texts::from_value(&pack(&self.exercise.slug, words)?),
            ..self.clone()
        })
    }

    /// The same exercise with the answers of exams, or with those of today.
    pub fn turned(&self, exam: bool) -> Lesson {
        Lesson {
            exercise: self.whole.of_facts(exam).clone(),
            exam,
            ..self.clone()
        }
    }

    /// The words of a section.
    fn blocks(&self, name: &str) -> Vec<Block> {
        self.texts.of_facts(name, self.exam).to_vec()
    }

    /// Whether exams want another answer than the one that is true now.
    fn is_dual(&self) -> bool {
        let mut sections = self.texts.sections.iter();
        sections.any(|it| it.name.ends_with(lab::exercise::EXAM))
    }
}

/// One exercise's part of a pack.
fn pack(slug: &str, text: &str) -> Result<Value, String> {
    let pack: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    pack.get(slug)
        .cloned()
        .ok_or_else(|| format!("{slug} is not in its pack"))
}

/// What the player has opened and said so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// Open hint rungs.
    pub hints: usize,
    /// The solution was asked for.
    pub given_up: bool,
    /// The run on show is the one that the prediction is about.
    pub watching: bool,
    /// What they expect, as the option's place or the number, and how sure they are (1 to 3).
    pub guess: Option<u64>,
    pub sure: u8,
    pub locked: bool,
    /// The request of the move that was put into the box, and how often that was done.
    pub taken: Option<(usize, u32)>,
}

/// The four states of a goal, for its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    NotYet,
    Holding,
    Met,
    Violated,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub sign: Sign,
    pub sentence: Vec<Block>,
    pub state: Text,
    /// What it is worth now.
    pub value: String,
    /// Where to look: the moment, and what happened then in the trace's own words.
    pub moment: Option<SimTime>,
    pub witness: Option<String>,
    /// Its way so far, on a bar as long as the exercise.
    pub spans: Vec<Span>,
    /// Where it was decided, in ten-thousandths of the bar.
    pub mark: Option<u32>,
}

/// A stretch of a goal's bar, in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub length: u32,
    pub tone: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    pub name: Text,
    /// Its words once it is open.
    pub words: Option<Vec<Block>>,
    /// It is the next to open.
    pub next: bool,
    /// The open move as requests: those of the first solution.
    pub requests: Vec<Request>,
}

/// A call as it is written into the box, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub at: SimTime,
    pub call: String,
    pub input: String,
}

/// The calls of the first solution.
pub fn requests(exercise: &Exercise) -> Vec<Request> {
    let moves = exercise.solutions.first().into_iter().flatten();
    moves
        .map(|it| Request {
            at: it.at,
            call: it.call.clone(),
            input: format!("{:#}", it.input),
        })
        .collect()
}

#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub title: String,
    pub about: Text,
    pub brief: Vec<Block>,
    /// Calls that may be made here, each with the request to begin with.
    pub allowed: Vec<(String, String)>,
    /// `${name.path}` of the start's answers, as a request may have them.
    pub labels: Vec<String>,
    pub predict: Option<Predict>,
    /// The ideas behind goals that this run of one's own has missed.
    pub missed: Vec<String>,
    pub goals: Vec<Goal>,
    pub met: Text,
    pub rungs: Vec<Rung>,
    /// Every goal is met: when, and with how many calls.
    pub solved: Option<Text>,
    /// Open once it is solved or the solution was asked for.
    pub debrief: Option<Vec<Block>>,
    /// This run beside a solution, once it is solved.
    pub pars: Vec<Par>,
    pub sources: Vec<String>,
    /// Whether exams want something else here, and if so, whether that is shown.
    pub exam: Option<bool>,
}

/// The player at the cursor. `truth` is what the prediction came to, if it is known by now.
pub fn view(
    lesson: &Lesson,
    monitor: &Monitor,
    timeline: &Timeline,
    look: &Look,
    truth: Option<&Value>,
) -> View {
    let exercise = &lesson.exercise;
    let now = timeline.now();
    let shown = monitor.shown(now);
    let met = shown
        .iter()
        .filter(|it| matches!(it.state, State::Met(_)))
        .count();
    let solved = monitor.is_solved(now);
    let logged = timeline.branch().log().iter();
    let own: usize = logged
        .filter(|it| it.origin == lab::Origin::Person && it.answer.is_ok())
        .count();
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let done = || {
        Text::new("exercise-solved")
            .num("calls", count(own))
            .num("par", exercise.par)
    };
    View {
        title: lesson.texts.title.clone(),
        about: Text::new("exercise-about")
            .num("level", exercise.level)
            .num("minutes", exercise.minutes)
            .str("end", clock_secs(exercise.end())),
        brief: lesson.blocks("Brief"),
        allowed: calls(exercise, timeline),
        labels: labels(timeline),
        predict: predict::predict(lesson, look, truth),
        missed: if look.given_up || look.watching || own == 0 {
            Vec::new()
        } else {
            missed(lesson, &shown)
        },
        goals: exercise
            .goals
            .iter()
            .zip(&shown)
            .map(|(goal, shown)| one(lesson, &goal.id, shown, timeline))
            .collect(),
        met: Text::new("goals-met")
            .num("met", count(met))
            .num("all", count(shown.len())),
        rungs: rungs(lesson, look),
        solved: solved.then(done),
        debrief: (solved || look.given_up).then(|| lesson.blocks("Debrief")),
        pars: Vec::new(),
        sources: exercise.sources.clone(),
        exam: lesson.is_dual().then_some(lesson.exam),
    }
}

/// Ideas by which goals were missed, each once.
fn missed(lesson: &Lesson, shown: &[Shown]) -> Vec<String> {
    let goals = lesson.exercise.goals.iter().zip(shown);
    let missed = goals.filter(|it| matches!(it.1.state, State::Violated(_)));
    let mut ideas: Vec<String> = missed.filter_map(|it| it.0.misconception.clone()).collect();
    ideas.sort();
    ideas.dedup();
    ideas
}

/// A number of this run beside the solution's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Par {
    pub name: Text,
    pub own: String,
    pub solution: String,
}

/// Calls, dollars and missing tasks of a run and of the first solution.
pub fn pars(own: Measure, solution: Measure) -> Vec<Par> {
    let row = |id: &'static str, say: &dyn Fn(Measure) -> String| Par {
        name: Text::new(id),
        own: say(own),
        solution: say(solution),
    };
    vec![
        row("par-edits", &|it| it.edits.to_string()),
        row("par-cost", &|it| rules::cost::dollars(it.cost)),
        row("par-disruption", &|it| it.missing.to_string()),
    ]
}

/// Calls that may be made, each with the request to begin with.
pub fn calls(exercise: &Exercise, timeline: &Timeline) -> Vec<(String, String)> {
    let allowed = exercise.allow.iter();
    allowed
        .map(|it| (it.call.clone(), draft(timeline, &it.call)))
        .collect()
}

/// Most parts of one answer that are offered.
const MOST_PARTS: usize = 3;

/// What a request may name of the start's answers: their ARNs, ids and addresses.
pub fn labels(timeline: &Timeline) -> Vec<String> {
    let steps = &timeline.scenario().steps;
    let mut found = Vec::new();
    for logged in timeline.log() {
        let lab::Origin::Step(index) = logged.origin else {
            continue;
        };
        let label = steps.get(index).and_then(|it| it.label.as_ref());
        if let (Some(label), Ok(answer)) = (label, &logged.answer) {
            let mut parts = Vec::new();
            named_parts(answer, label.clone(), &mut parts);
            // The shortest name the thing itself; the others what it belongs to.
            parts.sort_by_key(String::len);
            parts.truncate(MOST_PARTS);
            found.extend(parts.into_iter().map(|it| ["${", &it, "}"].concat()));
        }
    }
    found
}

/// Paths of texts whose name says that they name something.
fn named_parts(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let ends = ["Arn", "Id", "Uri", "Url", "Digest"];
                if inner.is_string() && !ends.iter().any(|it| key.ends_with(it)) {
                    continue;
                }
                named_parts(inner, format!("{path}.{key}"), found);
            }
        }
        Value::Array(items) => {
            if let Some(first) = items.first().filter(|it| it.is_object()) {
                named_parts(first, format!("{path}[0]"), found);
            }
        }
        Value::String(_) => found.push(path),
        _ => {}
    }
}

/// A request to begin with: the names that are sure, or the newest task definition.
fn draft(timeline: &Timeline, call: &str) -> String {
    let world = timeline.world();
    let cluster = world
        .clusters
        .values()
        .next()
        .map_or("lab", |it| it.name.as_str());
    let service = world.services.values().next().map(|it| it.name.as_str());
    let begun = match call.split('.').next().unwrap_or_default() {
        "ecs" if call == "ecs.RegisterTaskDefinition" => newest(timeline),
        "ecs" | "lab" => match service.filter(|_| call == "ecs.UpdateService") {
            Some(service) => json!({"cluster": cluster, "service": service}),
            None => json!({"cluster": cluster}),
        },
        "application-autoscaling" => json!({
            "ServiceNamespace": "ecs",
            "ResourceId": format!("service/{cluster}/{}", service.unwrap_or_default()),
            "ScalableDimension": "ecs:service:DesiredCount",
        }),
        _ => json!({}),
    };
    format!("{begun:#}")
}

/// The newest revision of the first family, as a request.
fn newest(timeline: &Timeline) -> Value {
    let family = timeline.world().families.values().next();
    let newest = family.and_then(|it| it.latest_active());
    let document = newest.and_then(|it| serde_json::from_str(&it.document).ok());
    let mut document = document.unwrap_or_else(
        || json!({"family": "", "containerDefinitions": [{"name": "app", "image": ""}]}),
    );
    if let Value::Object(fields) = &mut document {
        fields.retain(|key, _| !aws_api::shape::READ_ONLY.contains(&key.as_str()));
    }
    document
}

/// What a goal was from when to when: held or met, then perhaps missed.
fn spans(state: State, now: SimTime, end: SimTime) -> Vec<Span> {
    let at = |it: SimTime| crate::timeline::place(it, SimDuration(end.0));
    let span = |from: SimTime, to: SimTime, tone: Tone| Span {
        start: at(from),
        length: at(to).saturating_sub(at(from)),
        tone: tone.name(),
    };
    match state {
        State::NotYet => Vec::new(),
        State::Holding(since) => vec![span(since, now, Tone::Waiting)],
        State::Met(moment) => vec![span(moment, now, Tone::Healthy)],
        State::Violated(moment) => vec![
            span(SimTime::ZERO, moment, Tone::Healthy),
            span(moment, now, Tone::Failed),
        ],
    }
}

fn one(lesson: &Lesson, id: &str, shown: &Shown, timeline: &Timeline) -> Goal {
    let now = timeline.now();
    let (sign, state, moment) = match shown.state {
        State::NotYet => (Sign::NotYet, Text::new("goal-not-yet"), None),
        State::Holding(since) => {
            let length = span(SimDuration(now.0.saturating_sub(since.0)));
            (
                Sign::Holding,
                Text::new("goal-holding").str("length", length),
                None,
            )
        }
        State::Met(at) => (
            Sign::Met,
            Text::new("goal-met").str("at", clock_secs(at)),
            Some(at),
        ),
        State::Violated(at) => {
            let state = Text::new("goal-violated").str("at", clock_secs(at));
            (Sign::Violated, state, Some(at))
        }
    };
    let seq = shown.change.and_then(|it| it.seq);
    let trace = timeline.whole_trace();
    let event = seq.and_then(|seq| model::place_in(trace, seq));
    let witness = event.map(|it| lab::trace::text(timeline.world(), &trace[it].event));
    Goal {
        sign,
        sentence: lesson.blocks(&format!("Goal {id}")),
        state,
        value: shown.value.clone(),
        moment,
        witness: witness.filter(|_| moment.is_some()),
        spans: spans(shown.state, now, lesson.exercise.end()),
        mark: moment.map(|it| crate::timeline::place(it, SimDuration(lesson.exercise.end().0))),
    }
}

fn rungs(lesson: &Lesson, look: &Look) -> Vec<Rung> {
    let all = [
        ("nudge", "hint-nudge"),
        ("rule", "hint-rule"),
        ("move", "hint-move"),
    ];
    all.into_iter()
        .enumerate()
        .map(|(index, (name, id))| Rung {
            name: Text::new(id),
            words: (index < look.hints).then(|| lesson.blocks(&format!("Hint {name}"))),
            next: index == look.hints,
            requests: if name == "move" && index < look.hints {
                requests(&lesson.exercise)
            } else {
                Vec::new()
            },
        })
        .collect()
}
