//! The very world of a question, to be played: what the run says for each option.
//!
//! A world is a scenario made of the numbers that stand in the question. Either the run answers by
//! itself, or each option has a run of its own, which does what was asked or does not.
//! Example: t4 with "101 %": the deployment of that run never starts a task.

pub(super) mod deploy;
pub(super) mod fleet;
pub(super) mod growth;
pub(super) mod place;
pub(super) mod roles;
pub(super) mod room;

use super::{Answer, Gap, Question, Words};
use crate::scenario::Scenario;
use crate::timeline::Timeline;
use base::SimTime;
use model::World;
use serde_json::{Value, json};

/// What a run says about an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The answer, by the run.
    Answer(Answer),
    /// Whether the option does what was asked.
    Works(bool),
}

type Look = fn(&Question, &Timeline) -> Option<Seen>;

/// A world to be played to a moment, and how it is read there.
#[derive(Clone, Debug)]
pub struct Replay {
    pub scenario: Scenario,
    pub at: SimTime,
    look: Look,
}

/// An option beside its run.
#[derive(Clone, Debug)]
pub struct Shown {
    pub seen: Seen,
    pub timeline: Timeline,
}

impl Replay {
    /// Plays it to its moment and reads it.
    pub fn play(&self, question: &Question) -> Option<Shown> {
        let mut timeline = Timeline::open(self.scenario.clone());
        timeline.seek(self.at);
        let seen = (self.look)(question, &timeline)?;
        Some(Shown { seen, timeline })
    }
}

impl Question {
    /// The world of an option; every option has the same one where the run answers by itself.
    pub fn replay(&self, answer: &Answer) -> Option<Replay> {
        let template = super::template(self.template)?;
        (template.world)(self, answer)
    }

    /// Every option beside its run, in their order; one run where it answers by itself.
    pub fn shown(&self) -> Vec<Option<Shown>> {
        let play = |it: &Answer| self.replay(it)?.play(self);
        let right = play(self.right());
        let alone = matches!(&right, Some(it) if matches!(it.seen, Seen::Answer(_)));
        let one = |it: &super::Choice| {
            if alone || it.model.is_none() {
                right.clone()
            } else {
                play(&it.answer)
            }
        };
        self.choices.iter().map(one).collect()
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.stem.at_number(name)
    }

    fn name(&self, name: &str) -> Option<&str> {
        self.stem.at_name(name)
    }
}

impl Words {
    fn at(&self, name: &str) -> Option<&Gap> {
        self.args.iter().find(|it| it.0 == name).map(|it| &it.1)
    }

    pub(super) fn at_number(&self, name: &str) -> Option<u32> {
        match self.at(name)? {
            Gap::Number(value) => u32::try_from(*value).ok(),
            Gap::Name(_) => None,
        }
    }

    fn at_name(&self, name: &str) -> Option<&str> {
        match self.at(name)? {
            Gap::Name(value) => Some(value),
            Gap::Number(_) => None,
        }
    }
}

impl Answer {
    fn number(&self) -> Option<u32> {
        match self {
            Answer::Number(value) => u32::try_from(*value).ok(),
            _ => None,
        }
    }
}

fn counted(count: usize) -> Seen {
    Seen::Answer(Answer::Number(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// A scenario in the making: calls at the clock's moment.
struct Script {
    second: u32,
    steps: Vec<Value>,
}

impl Script {
    /// With the cluster `lab`.
    fn new() -> Script {
        let mut script = Script {
            second: 0,
            steps: Vec::new(),
        };
        script.call("ecs.CreateCluster", json!({"clusterName": "lab"}));
        script
    }

    fn call(&mut self, call: &str, input: Value) {
        let at = format!("{}s", self.second);
        self.steps
            .push(json!({"at": at, "call": call, "input": input}));
    }

    /// The answer can be used as `${label.path}`.
    fn labelled(&mut self, label: &str, call: &str, input: Value) {
        self.call(call, input);
        if let Some(step) = self.steps.last_mut() {
            step["label"] = label.into();
        }
    }

    fn wait(&mut self, seconds: u32) {
        self.second += seconds;
    }

    fn instances(&mut self, kind: &str, zone: &str, count: u32, attributes: Value) {
        let input = json!({
            "cluster": "lab", "instanceType": kind, "count": count,
            "availabilityZones": [format!("us-east-1{zone}")], "attributes": attributes,
        });
        self.call("lab.AddContainerInstances", input);
    }

    /// A task definition with one container, with more fields of it and of its container.
    fn definition(&mut self, family: &str, container: Value) {
        let mut whole = json!({"name": "app", "image": format!("{family}:v1")});
        merge(&mut whole, container);
        let input = json!({"family": family, "containerDefinitions": [whole]});
        self.call("ecs.RegisterTaskDefinition", input);
    }

    /// The service `web` on instances, with more fields.
    fn service(&mut self, desired: u32, more: Value) {
        let mut input = json!({
            "cluster": "lab", "serviceName": "web", "taskDefinition": "web",
            "desiredCount": desired, "availabilityZoneRebalancing": "DISABLED",
        });
        merge(&mut input, more);
        self.call("ecs.CreateService", input);
    }

    /// Played to the clock's moment.
    fn replay(self, question: &Question, look: Look) -> Option<Replay> {
        let at = SimTime::from_secs(u64::from(self.second));
        let value = json!({
            "format": 1, "title": format!("{} {}", question.template, question.seed),
            "seed": question.seed % 1000, "steps": self.steps,
            "until": format!("{}s", self.second + 600),
        });
        let scenario = Scenario::from_value(&value).ok()?;
        Some(Replay { scenario, at, look })
    }
}

fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend(more);
    }
}

/// What a number of the world was at every moment since one: the least and the most.
fn range(timeline: &Timeline, since: SimTime, count: impl Fn(&World) -> usize) -> (usize, usize) {
    let mut world = World::new(timeline.scenario().seed);
    let (mut least, mut most) = (usize::MAX, 0);
    let trace = timeline.trace();
    for (index, stamped) in trace.iter().enumerate() {
        world.apply(stamped);
        let settled = trace.get(index + 1).is_none_or(|it| it.at > stamped.at);
        if settled && stamped.at >= since {
            let now = count(&world);
            (least, most) = (least.min(now), most.max(now));
        }
    }
    (least.min(most), most)
}
