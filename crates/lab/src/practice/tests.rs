//! Every question is fair: one right answer, no distractor true, the same again from the same seed.
//!
//! `SEEDS=100000 cargo test -p lab practice` asks more of them.

use super::*;
use crate::scenario::Scenario;
use crate::timeline::Timeline;
use base::SimTime;
use serde_json::json;

fn seeds() -> u64 {
    let asked = std::env::var("SEEDS").ok().and_then(|it| it.parse().ok());
    asked.unwrap_or(10_000)
}

#[test]
fn the_right_answer_is_there_once_and_no_distractor_is_it() {
    std::thread::scope(|scope| {
        for template in &TEMPLATES {
            scope.spawn(move || fair(template));
        }
    });
}

fn fair(template: &Template) {
    let mut rights = std::collections::BTreeSet::new();
    for review in 0..seeds() {
        let seed = seed(template.id, 7, review as u32);
        let question = template.question(seed);
        let it = question.unwrap_or_else(|| panic!("{} {seed}: nothing drawn", template.id));
        let right: Vec<&Choice> = it.choices.iter().filter(|it| it.model.is_none()).collect();
        assert_eq!(right.len(), 1, "{} {seed}: {:?}", template.id, it.choices);
        assert!(
            (3..=5).contains(&it.choices.len()),
            "{} {seed}",
            template.id
        );
        for choice in &it.choices {
            let twins = it
                .choices
                .iter()
                .filter(|other| other.answer == choice.answer);
            assert_eq!(twins.count(), 1, "{} {seed}: {:?}", template.id, it.choices);
        }
        rights.insert(right[0].answer.clone());
    }
    assert!(rights.len() >= 3, "{}: only {rights:?}", template.id);
}

#[test]
fn a_seed_is_a_question() {
    for template in &TEMPLATES {
        for number in 0..50 {
            let seed = seed(template.id, 1, number);
            assert_eq!(template.question(seed), template.question(seed));
        }
        assert_ne!(
            template.question(seed(template.id, 1, 1)),
            template.question(seed(template.id, 2, 1))
        );
    }
    assert!(template("t4").is_some() && template("t99").is_none());
}

fn gap(words: &Words, name: &str) -> u32 {
    let found = words.args.iter().find(|it| it.0 == name).map(|it| &it.1);
    match found {
        Some(Gap::Number(value)) => u32::try_from(*value).expect("it is small"),
        other => panic!("{name}: {other:?}"),
    }
}

fn value(answer: &Answer) -> u32 {
    match answer {
        Answer::Number(value) => u32::try_from(*value).expect("it is small"),
        other => panic!("{other:?}"),
    }
}

/// A deployment in the lab itself; `places` instances that take one task each.
fn deployed(desired: u32, minimum: u32, maximum: u32, places: u32) -> Timeline {
    let step = |at: &str, call: &str, input: serde_json::Value| json!({"at": at, "call": call, "input": input});
    let definition = |image: &str| {
        json!({"family": "web", "containerDefinitions": [
            {"name": "app", "image": image, "cpu": 128, "memory": 600},
        ]})
    };
    let value = json!({
        "format": 1, "title": "t", "seed": 3, "until": "1h",
        "steps": [
            step("0s", "ecs.CreateCluster", json!({"clusterName": "lab"})),
            step("0s", "lab.AddContainerInstances", json!({
                "cluster": "lab", "instanceType": "t3.micro", "count": places,
                "availabilityZones": ["us-east-1a"],
            })),
            step("0s", "ecs.RegisterTaskDefinition", definition("web:v1")),
            step("0s", "ecs.CreateService", json!({
                "cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": desired,
                "deploymentConfiguration": {"minimumHealthyPercent": minimum, "maximumPercent": maximum},
            })),
            step("5m", "ecs.RegisterTaskDefinition", definition("web:v2")),
            step("5m", "ecs.UpdateService", json!({
                "cluster": "lab", "service": "web", "taskDefinition": "web:2",
            })),
        ],
    });
    let mut timeline = Timeline::open(Scenario::from_value(&value).expect("it is right"));
    timeline.seek(SimTime::from_secs(3600));
    timeline
}

/// The engine, played, says the same as the question: whether it finishes, and how far it went.
#[test]
fn the_engine_agrees_about_deployments() {
    for number in 0..25 {
        let question = template("t3").and_then(|it| it.question(seed("t3", 5, number)));
        let question = question.expect("it draws");
        let stem = &question.stem;
        let (desired, room) = (gap(stem, "desired"), gap(stem, "room"));
        let (minimum, maximum) = (gap(stem, "minimum"), gap(stem, "maximum"));
        let timeline = deployed(desired, minimum, maximum, room);
        let new = timeline.world().tasks.values();
        let new = new
            .filter(|it| it.is_running() && it.definition.revision == 2)
            .count();
        let finished = new as u32 == desired;
        assert_eq!(
            finished,
            value(question.right()) > 0,
            "{stem:?} gave {new} new tasks"
        );
    }
}

#[test]
fn the_engine_agrees_about_floor_and_ceiling() {
    for number in 0..12 {
        let it = template("t1")
            .and_then(|it| it.question(seed("t1", 5, number)))
            .expect("it draws");
        let (desired, minimum) = (gap(&it.stem, "desired"), gap(&it.stem, "minimum"));
        let timeline = deployed(desired, minimum, 100, desired);
        let least = fewest_running(&timeline);
        assert_eq!(least, value(it.right()), "{:?}", it.stem);
    }
    for number in 0..12 {
        let it = template("t4")
            .and_then(|it| it.question(seed("t4", 5, number)))
            .expect("it draws");
        let (desired, maximum) = (gap(&it.stem, "desired"), value(it.right()));
        let moved = |maximum: u32| {
            let timeline = deployed(desired, 100, maximum, 30);
            timeline
                .world()
                .tasks
                .values()
                .any(|it| it.definition.revision == 2)
        };
        assert!(moved(maximum) && !moved(maximum - 1), "{:?}", it.stem);
    }
}

/// The fewest tasks of the first four minutes of the deployment that count as running.
fn fewest_running(timeline: &Timeline) -> u32 {
    let mut world = model::World::new(timeline.scenario().seed);
    let mut least = u32::MAX;
    let trace = timeline.whole_trace();
    for (index, stamped) in trace.iter().enumerate() {
        world.apply(stamped);
        let last = trace.get(index + 1).is_none_or(|it| it.at > stamped.at);
        if last && stamped.at >= SimTime::from_secs(300) {
            let running = world.tasks.values().filter(|it| it.is_running()).count();
            least = least.min(running as u32);
        }
    }
    least
}
