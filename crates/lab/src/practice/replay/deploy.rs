//! T1 to T4: a rolling update with these percentages, begun at five minutes.
//!
//! Each instance takes one task, so that the room is the number of instances.

use super::super::{Answer, Question};
use super::{Replay, Script, Seen, counted, range};
use crate::timeline::Timeline;
use base::SimTime;
use model::World;
use serde_json::json;

const BEGIN: SimTime = SimTime(300_000);

fn update(
    question: &Question,
    (desired, minimum, maximum, places): (u32, u32, u32, u32),
    look: super::Look,
) -> Option<Replay> {
    let mut script = Script::new();
    script.instances("t3.micro", "a", places, json!({}));
    // Tasks of one wave are ready together.
    for image in ["web:v1", "web:v2"] {
        script.call("lab.SetImage", json!({"image": image, "startsIn": "0s"}));
    }
    let version = |image: &str| json!({"image": image, "cpu": 128, "memory": 600});
    script.definition("web", version("web:v1"));
    let percentages = json!({
        "minimumHealthyPercent": minimum, "maximumPercent": maximum,
    });
    script.service(desired, json!({"deploymentConfiguration": percentages}));
    script.wait(300);
    script.definition("web", version("web:v2"));
    let input = json!({"cluster": "lab", "service": "web", "taskDefinition": "web:2"});
    script.call("ecs.UpdateService", input);
    script.wait(1500);
    script.replay(question, look)
}

fn running(world: &World) -> usize {
    world.tasks.values().filter(|it| it.is_running()).count()
}

/// T1: nothing may be started on top, so the run goes down to the floor.
pub fn fewest(question: &Question, _: &Answer) -> Option<Replay> {
    let desired = question.number("desired")?;
    let minimum = question.number("minimum")?;
    update(question, (desired, minimum, 100, desired), |_, timeline| {
        Some(counted(range(timeline, BEGIN, running).0))
    })
}

/// T2: nothing may be stopped first, so the run goes up to the ceiling.
pub fn most(question: &Question, _: &Answer) -> Option<Replay> {
    let desired = question.number("desired")?;
    let maximum = question.number("maximum")?;
    let places = 2 * desired;
    update(question, (desired, 100, maximum, places), |_, timeline| {
        let total = |world: &World| {
            let live = world.tasks.values();
            live.filter(|it| it.is_running() || it.is_pending()).count()
        };
        Some(counted(range(timeline, BEGIN, total).1))
    })
}

fn new(timeline: &Timeline) -> Vec<(SimTime, bool)> {
    let tasks = timeline.world().tasks.values();
    let new = tasks.filter(|it| it.definition.revision == 2);
    new.map(|it| (it.created_at, it.is_running())).collect()
}

/// T3: the moments at which new tasks were started, if the update came to its end.
pub fn waves(question: &Question, _: &Answer) -> Option<Replay> {
    let of = |name: &str| question.number(name);
    let numbers = (of("desired")?, of("minimum")?, of("maximum")?, of("room")?);
    update(question, numbers, |question, timeline| {
        let new = new(timeline);
        let desired = usize::try_from(question.number("desired")?).ok()?;
        let mut moments: Vec<SimTime> = new.iter().map(|it| it.0).collect();
        moments.dedup();
        let finished = new.iter().filter(|it| it.1).count() == desired;
        Some(counted(if finished { moments.len() } else { 0 }))
    })
}

/// T4: whether an update with this maximum moves.
pub fn smallest(question: &Question, answer: &Answer) -> Option<Replay> {
    let desired = question.number("desired")?;
    let numbers = (desired, 100, answer.number()?, 2 * desired);
    update(question, numbers, |_, timeline| {
        Some(Seen::Works(!new(timeline).is_empty()))
    })
}
