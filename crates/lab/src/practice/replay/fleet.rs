//! T9 to T12: what fits, what a fixed port does, what stands in the way, whom an expression selects.

use super::super::templates::CAUSES;
use super::super::{Answer, Question, Words};
use super::place::filled;
use super::{Replay, Script, Seen, counted};
use crate::timeline::Timeline;
use model::Event;
use serde_json::json;

fn running(_: &Question, timeline: &Timeline) -> Option<Seen> {
    let tasks = timeline.world().tasks.values();
    let web = tasks.filter(|it| it.is_running() && it.definition.family == "web");
    Some(counted(web.count()))
}

/// T9: a service that wants more than can fit.
pub fn copies(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    for (at, given) in question.given.iter().enumerate() {
        let left = (given.at_number("cpu")?, given.at_number("memory")?);
        filled(&mut script, at + 1, "a", left, (None, json!({})))?;
    }
    script.wait(60);
    let (cpu, memory) = (question.number("cpu")?, question.number("memory")?);
    script.definition("web", json!({"cpu": cpu, "memory": memory}));
    script.service(60, json!({}));
    script.wait(300);
    script.replay(question, running)
}

/// T10.
pub fn fixed_port(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    script.instances("t3.medium", "a", question.number("count")?, json!({}));
    let container = json!({
        "cpu": 256, "memory": question.number("memory")?,
        "portMappings": [{"containerPort": 80, "hostPort": 8080}],
    });
    script.definition("web", container);
    script.service(question.number("desired")?, json!({}));
    script.wait(300);
    script.replay(question, running)
}

fn host(script: &mut Script, number: usize, given: &Words) -> Option<()> {
    let left = (given.at_number("cpu")?, given.at_number("memory")?);
    let port = given.at_name("port")?.parse().ok();
    let stack = json!({"stack": given.at_name("stack")?});
    filled(script, number, "a", left, (port, stack))
}

/// T11: the reason that the placement itself gives.
pub fn unplaced(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    for (at, given) in question.given.iter().enumerate() {
        host(&mut script, at + 1, given)?;
    }
    script.wait(60);
    for (at, given) in question.given.iter().enumerate() {
        let instance = format!("i-{}", at + 1);
        if given.at_name("status")? == "DRAINING" {
            let input = json!({
                "cluster": "lab", "containerInstances": [instance], "status": "DRAINING",
            });
            script.call("ecs.UpdateContainerInstancesState", input);
        } else if given.at_name("agent")? == "false" {
            let input = json!({"cluster": "lab", "containerInstance": instance});
            script.call("lab.DisconnectAgent", input);
        }
    }
    let container = json!({
        "cpu": 512, "memory": 1024, "portMappings": [{"containerPort": 80, "hostPort": 8080}],
    });
    script.definition("web", container);
    let stack = json!([{"type": "memberOf", "expression": "attribute:stack == prod"}]);
    script.wait(60);
    script.service(1, json!({"placementConstraints": stack}));
    script.wait(60);
    script.replay(question, |_, timeline| {
        let decided = timeline
            .trace()
            .iter()
            .rev()
            .find_map(|it| match &it.event {
                Event::PlacementDecided { placement, .. } => Some(placement),
                _ => None,
            })?;
        let first = decided.candidates.first()?.rejections.first()?.check();
        let word = CAUSES.iter().find(|it| it.0 == first)?.1;
        Some(Seen::Answer(Answer::Words(word)))
    })
}

/// T12: one task on each instance that the expression selects.
pub fn member_of(question: &Question, answer: &Answer) -> Option<Replay> {
    let Answer::Name(expression) = answer else {
        return None;
    };
    let mut script = Script::new();
    for given in &question.given {
        let stack = json!({"stack": given.at_name("stack")?});
        script.instances(given.at_name("type")?, "a", 1, stack);
    }
    script.definition("web", json!({"cpu": 256, "memory": 512}));
    let input = json!({
        "cluster": "lab", "taskDefinition": "web", "count": question.given.len(),
        "placementConstraints": [
            {"type": "distinctInstance"}, {"type": "memberOf", "expression": expression},
        ],
    });
    script.call("ecs.RunTask", input);
    script.wait(60);
    script.replay(question, |question, timeline| {
        let tasks = timeline.world().tasks.values();
        let mut homes: Vec<_> = tasks.filter_map(|it| it.instance).collect();
        homes.sort_unstable();
        let homes: Vec<String> = homes.iter().map(ToString::to_string).collect();
        Some(Seen::Works(homes.join(", ") == question.name("list")?))
    })
}
