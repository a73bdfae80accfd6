//! An exercise as its player sees it: the brief, goals with their state, hints, and what comes after.
//!
//! Nothing here says "wrong": a goal that is missed names the moment and what happened at it.
//! Example: `never-below-two` reads "violated at 2:13", value 0, with the event that did it.

use crate::text::{Text, clock_secs, span};
use base::{SimDuration, SimTime};
use lab::Timeline;
use lab::exercise::{Ask, Block, Exercise, Measure, Texts};
use lab::goal::{Monitor, Shown, State};
use serde_json::{Value, json};

/// An exercise with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    pub exercise: Exercise,
    pub texts: Texts,
}

impl Lesson {
    /// From the packs of its level: the logic and the words.
    ///
    /// # Errors
    /// What is missing or broken, in one line.
    pub fn read(slug: &str, logic: &str, words: &str) -> Result<Lesson, String> {
        let exercise = Exercise::from_value(slug, &pack(slug, logic)?).map_err(|faults| {
            faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        })?;
        Ok(Lesson {
            exercise,
            texts: Texts::from_value(&pack(slug, words)?),
        })
    }

    /// The same exercise with other words, from the pack of its level.
    ///
    /// # Errors
    /// What is missing or broken, in one line.
    pub fn reworded(&self, words: &str) -> Result<Lesson, String> {
        Ok(Lesson {
            exercise: self.exercise.clone(),
            texts: Texts::from_value(&pack(&self.exercise.slug, words)?),
        })
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
    /// What they expect, as the option's place or the number, and how sure they are (1 to 3).
    pub guess: Option<u64>,
    pub sure: u8,
    pub locked: bool,
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
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    pub name: Text,
    /// Its words once it is open.
    pub words: Option<Vec<Block>>,
    /// It is the next to open.
    pub next: bool,
}

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
    /// Where the two part first.
    pub first: Option<Text>,
    /// The moment at which the truth can be seen.
    pub moment: Option<SimTime>,
}

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

#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub title: String,
    pub about: Text,
    pub brief: Vec<Block>,
    /// Calls that may be made here, each with the request to begin with.
    pub allowed: Vec<(String, String)>,
    /// Names of the start's answers: `${name.path}` in a request stands for a part of one.
    pub labels: Vec<String>,
    pub predict: Option<Predict>,
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
    let own = logged.filter(|it| it.origin == lab::Origin::Person && it.answer.is_ok());
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let done = || {
        Text::new("exercise-solved")
            .num("calls", count(own.count()))
            .num("par", exercise.par)
    };
    View {
        title: lesson.texts.title.clone(),
        about: Text::new("exercise-about")
            .num("level", exercise.level)
            .num("minutes", exercise.minutes)
            .str("end", clock_secs(exercise.end())),
        brief: lesson.texts.blocks("Brief").to_vec(),
        allowed: calls(exercise, timeline),
        labels: labels(exercise),
        predict: predict(lesson, look, truth),
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
        debrief: (solved || look.given_up).then(|| lesson.texts.blocks("Debrief").to_vec()),
        pars: Vec::new(),
        sources: exercise.sources.clone(),
    }
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

/// Names of the start's answers.
pub fn labels(exercise: &Exercise) -> Vec<String> {
    let steps = exercise.start.steps.iter();
    steps.filter_map(|it| it.label.clone()).collect()
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
        sentence: lesson.texts.blocks(&format!("Goal {id}")).to_vec(),
        state,
        value: shown.value.clone(),
        moment,
        witness: witness.filter(|_| moment.is_some()),
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
            words: (index < look.hints)
                .then(|| lesson.texts.blocks(&format!("Hint {name}")).to_vec()),
            next: index == look.hints,
        })
        .collect()
}

fn predict(lesson: &Lesson, look: &Look, truth: Option<&Value>) -> Option<Predict> {
    let asked = lesson.exercise.predict.as_ref()?;
    let mut question = lesson.texts.blocks("Predict").to_vec();
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
    let outcome = truth.filter(|_| look.locked).map(|truth| {
        let cluster = word(&asked.ask, &options, truth);
        match said.as_ref().map(|it| word(&asked.ask, &options, it)) {
            None => Text::new("predict-shown").str("cluster", cluster),
            Some(yours) if yours == cluster => Text::new("predict-same").str("cluster", cluster),
            Some(yours) => Text::new("predict-differs")
                .str("yours", yours)
                .str("cluster", cluster)
                .str("at", clock_secs(asked.at)),
        }
    });
    let known = truth.filter(|_| look.locked);
    let first = known.zip(said.as_ref()).and_then(|(truth, said)| {
        let (said, truth) = (said.as_array()?, truth.as_array()?);
        let at = said.iter().zip(truth).position(|it| it.0 != it.1)?;
        Some(first(&asked.ask, &options, at, (&said[at], &truth[at])))
    });
    let moment = known.map(|truth| match (&asked.ask, truth.as_u64()) {
        (Ask::Moment, Some(second)) => SimTime::from_secs(second),
        _ => asked.at,
    });
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
        first,
        moment,
    })
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

/// Where the two part first: the place in an order, or the first place with another count.
fn first(ask: &Ask, options: &[String], at: usize, (said, truth): (&Value, &Value)) -> Text {
    let (yours, cluster) = match ask {
        Ask::Order(values) => (
            option(values, options, said),
            option(values, options, truth),
        ),
        _ => (said.to_string(), truth.to_string()),
    };
    let place = match ask {
        Ask::Order(_) => (at + 1).to_string(),
        _ => options.get(at).cloned().unwrap_or_default(),
    };
    Text::new("predict-first")
        .str("place", place)
        .str("yours", yours)
        .str("cluster", cluster)
}
