//! Laws of rollouts: what is foreseen comes true, and without faults all others finish.
//!
//! Every combination of a few desired counts, percentages and strategies is played: a steady service,
//! an update, twenty minutes. Example: 3 tasks at 100/125 never move; at 100/134 they are through.

use base::Percent;
use lab::{Scenario, Timeline};
use model::RolloutState;
use rules::rollout::foresee::{Outlook, outlook};
use serde_json::{Value, json};

const MINUTE: u64 = 60_000;

fn definition(revision: u32) -> Value {
    json!({"family": "web", "networkMode": "bridge", "containerDefinitions": [
        {"name": "app", "image": format!("web:v{revision}"), "cpu": 128, "memory": 128}]})
}

/// An update at two minutes of a service with room for twice its tasks.
fn updated(desired: u32, configuration: &Value) -> Timeline {
    let steps = json!([
        {"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}},
        {"at": "0s", "call": "lab.AddContainerInstances", "input": {"cluster": "lab",
            "instanceType": "t3.medium", "count": 3,
            "availabilityZones": ["us-east-1a", "us-east-1b"]}},
        {"at": "0s", "call": "ecs.RegisterTaskDefinition", "input": definition(1)},
        {"at": "0s", "call": "ecs.CreateService", "input": {"cluster": "lab",
            "serviceName": "web", "taskDefinition": "web", "desiredCount": desired,
            "deploymentConfiguration": configuration}},
        {"at": "2m", "call": "ecs.RegisterTaskDefinition", "input": definition(2)},
        {"at": "2m", "call": "ecs.UpdateService", "input": {"cluster": "lab", "service": "web",
            "taskDefinition": "web"}},
    ]);
    let scenario = json!({"format": 1, "title": "law", "seed": 7, "steps": steps,
        "until": "22m"});
    let scenario = Scenario::from_yaml(&scenario.to_string()).expect("a right scenario");
    let mut timeline = Timeline::open(scenario);
    timeline.seek(base::SimTime(22 * MINUTE));
    timeline
}

fn ended(timeline: &Timeline) -> (RolloutState, usize, bool) {
    let world = timeline.world();
    let service = world.services.values().next().expect("a service");
    let primary = service.primary().expect("a deployment");
    let new = world
        .live_tasks_of(service.id)
        .filter(|it| it.is_running() && it.deployment == Some(primary.id));
    (primary.rollout_state, new.count(), service.steady)
}

#[test]
fn without_faults_every_deployment_with_room_finishes_unless_it_was_foreseen() {
    for desired in 1..=6 {
        for minimum in [0, 34, 50, 75, 90, 100] {
            for maximum in [100, 110, 125, 150, 200] {
                let configuration = json!({
                    "minimumHealthyPercent": minimum, "maximumPercent": maximum,
                    "deploymentCircuitBreaker": {"enable": true, "rollback": true},
                });
                let timeline = updated(desired, &configuration);
                let told = outlook(desired, Percent(minimum), Percent(maximum));
                let never = matches!(told, Outlook::NeverMoves { .. });
                let expected = if never {
                    (RolloutState::InProgress, 0, false)
                } else {
                    (RolloutState::Completed, desired as usize, true)
                };
                let name = format!("{desired} tasks at {minimum}/{maximum}");
                assert_eq!(ended(&timeline), expected, "{name}");
            }
        }
    }
}

#[test]
fn early_success_never_leaves_a_rollout_half_way() {
    for cleanup in ["BLOCKING", "DEFERRED"] {
        for percent in [50, 80, 100] {
            let configuration = json!({
                "minimumHealthyPercent": 50, "maximumPercent": 150,
                "earlySuccessCriteria": {"enable": true, "healthyPercent": percent,
                    "sourceServiceRevisionCleanup": cleanup},
            });
            let timeline = updated(5, &configuration);
            let end = (RolloutState::Completed, 5, true);
            assert_eq!(ended(&timeline), end, "{cleanup} at {percent} %");
            let service = timeline.world().services.values().next().expect("one");
            assert_eq!(service.deployments.len(), 1, "{cleanup} at {percent} %");
        }
    }
}
