//! T5 to T8: instances filled up to what the question says they have left, and one task more.
//!
//! A filler is a task of its own family, started on its instance; instances are m5.xlarge, with 4096
//! CPU units and 15630 MiB.

use super::super::templates::shape_of;
use super::super::{Answer, Question, Words};
use super::{Replay, Script, Seen};
use crate::timeline::Timeline;
use serde_json::{Value, json};

const CPU: u32 = 4096;
const MEMORY: u32 = 15_630;

/// An instance in a zone with this much left; a filler takes the rest, and perhaps a host port.
pub(super) fn filled(
    script: &mut Script,
    number: usize,
    zone: &str,
    (cpu, memory): (u32, u32),
    (port, attributes): (Option<u16>, Value),
) -> Option<()> {
    script.instances("m5.xlarge", zone, 1, attributes);
    let family = format!("filler-{number}");
    let mut container = json!({
        "cpu": CPU.checked_sub(cpu)?, "memory": MEMORY.checked_sub(memory).filter(|it| *it >= 6)?,
    });
    if let Some(port) = port {
        container["portMappings"] = json!([{"containerPort": 80, "hostPort": port}]);
    }
    script.definition(&family, container);
    let input = json!({
        "cluster": "lab", "taskDefinition": family, "containerInstances": [format!("i-{number}")],
    });
    script.call("ecs.StartTask", input);
    Some(())
}

/// A line's numbers: zone, what is left, tasks of web.
fn line(it: &Words) -> Option<(&str, (u32, u32), u32)> {
    let left = (it.at_number("cpu")?, it.at_number("memory")?);
    Some((it.at_name("zone")?, left, it.at_number("tasks")?))
}

fn fleet(script: &mut Script, question: &Question) -> Option<()> {
    script.definition("web", json!({"cpu": 256, "memory": 512}));
    for (at, given) in question.given.iter().enumerate() {
        let (zone, (cpu, memory), tasks) = line(given)?;
        let whole = (cpu + 256 * tasks, memory + 512 * tasks);
        filled(script, at + 1, zone, whole, (None, json!({})))?;
        for _ in 0..tasks {
            let input = json!({
                "cluster": "lab", "taskDefinition": "web", "group": "web",
                "containerInstances": [format!("i-{}", at + 1)],
            });
            script.call("ecs.StartTask", input);
        }
    }
    script.wait(60);
    Some(())
}

fn run(script: &mut Script, count: u32, strategies: &[Value]) {
    let input = json!({
        "cluster": "lab", "taskDefinition": "web", "group": "web", "count": count,
        "placementStrategy": strategies,
    });
    script.call("ecs.RunTask", input);
    script.wait(60);
}

/// Where the last task was put.
fn last(_: &Question, timeline: &Timeline) -> Option<Seen> {
    let task = timeline.world().tasks.values().next_back()?;
    Some(Seen::Answer(Answer::Name(task.instance?.to_string())))
}

/// T5.
pub fn binpack(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    fleet(&mut script, question)?;
    let strategy = json!({"type": "binpack", "field": question.name("field")?});
    run(&mut script, 1, &[strategy]);
    script.replay(question, last)
}

/// T6.
pub fn spread(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    fleet(&mut script, question)?;
    let fields = question.name("fields")?.split(", ");
    let strategies: Vec<Value> = fields
        .map(|it| json!({"type": "spread", "field": it}))
        .collect();
    run(&mut script, 1, &strategies);
    script.replay(question, last)
}

/// `binpack(memory)` as a request has it.
fn strategy(text: &str) -> Option<Value> {
    let (kind, field) = text.trim_end_matches(')').split_once('(')?;
    Some(json!({"type": kind, "field": field}))
}

/// T7.
pub fn chain(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let per_zone = question.number("zone")?;
    let holds = question.number("holds")? * 512;
    for at in 0..2 * per_zone {
        let zone = if at < per_zone { "a" } else { "b" };
        let number = usize::try_from(at + 1).ok()?;
        filled(&mut script, number, zone, (CPU, holds), (None, json!({})))?;
    }
    script.definition("web", json!({"cpu": 256, "memory": 512}));
    script.wait(60);
    let chain: Option<Vec<Value>> = question.name("chain")?.split(", ").map(strategy).collect();
    run(&mut script, question.number("tasks")?, &chain?);
    script.replay(question, |_, timeline| {
        let world = timeline.world();
        let nodes = world.instances.values().map(|instance| {
            let here = world.live_tasks_on(instance.id);
            let web = here.filter(|it| it.definition.family == "web").count();
            (
                instance.node.zone.as_str(),
                u32::try_from(web).unwrap_or(u32::MAX),
            )
        });
        Some(Seen::Answer(Answer::Name(shape_of(nodes))))
    })
}

/// T8: tasks are put where the question has them, one after another, by an attribute that moves.
pub fn scale_in(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let mut homes: Vec<(u32, usize)> = Vec::new();
    for (at, given) in question.given.iter().enumerate() {
        script.instances("m5.large", given.at_name("zone")?, 1, json!({}));
        for task in given
            .at_name("tasks")?
            .split(", ")
            .filter(|it| !it.is_empty())
        {
            let digits = task.trim_start_matches(|it: char| !it.is_ascii_digit());
            homes.push((digits.parse().ok()?, at + 1));
        }
    }
    homes.sort_unstable();
    script.definition("web", json!({"cpu": 256, "memory": 512}));
    let here = json!([{"type": "memberOf", "expression": "attribute:here == yes"}]);
    script.service(0, json!({"placementConstraints": here}));
    let mark = |instance: usize, value: &str| {
        let attribute = json!({
            "name": "here", "value": value, "targetType": "container-instance",
            "targetId": format!("i-{instance}"),
        });
        json!({"cluster": "lab", "attributes": [attribute]})
    };
    let desire = |count: usize| json!({"cluster": "lab", "service": "web", "desiredCount": count});
    for (count, (_, instance)) in homes.iter().enumerate() {
        script.call("ecs.PutAttributes", mark(*instance, "yes"));
        script.call("ecs.UpdateService", desire(count + 1));
        script.wait(40);
        script.call("ecs.PutAttributes", mark(*instance, "no"));
    }
    script.wait(60);
    script.call("ecs.UpdateService", desire(homes.len().checked_sub(1)?));
    script.wait(60);
    script.replay(question, |_, timeline| {
        let mut tasks = timeline.world().tasks.values();
        let gone = tasks.find(|it| !it.wanted)?;
        Some(Seen::Answer(Answer::Name(gone.instance?.to_string())))
    })
}
