//! Settings of deployments, service deployments and revisions, protection: answers and refusals.

use crate::lab::Lab;
use aws_api::messages::service_message;
use base::{AlarmId, DeploymentId, TaskId};
use model::rollout::Why;
use model::{ServiceMessage, identity};
use serde_json::{Value, json};

fn create(extra: Value) -> Value {
    let mut it = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web"});
    let own = it.as_object_mut().unwrap();
    own.extend(extra.as_object().unwrap().clone());
    it
}

fn configured(configuration: Value) -> Value {
    create(json!({"desiredCount": 2, "deploymentConfiguration": configuration}))
}

fn update(extra: Value) -> Value {
    let mut it = json!({"cluster": "lab", "service": "web"});
    let own = it.as_object_mut().unwrap();
    own.extend(extra.as_object().unwrap().clone());
    it
}

fn broken(lab: &mut Lab) {
    lab.ok(
        "lab.SetImage",
        json!({"image": "web:gone", "missing": true}),
    );
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "web", "containerDefinitions": [
            {"name": "app", "image": "web:gone", "cpu": 256, "memory": 512}]}),
    );
    lab.ok(
        "ecs.UpdateService",
        update(json!({"taskDefinition": "web"})),
    );
}

fn described(lab: &mut Lab) -> Value {
    let listed = lab.ok(
        "ecs.ListServiceDeployments",
        json!({"cluster": "lab", "service": "web"}),
    );
    let arn = &listed["serviceDeployments"][0]["serviceDeploymentArn"];
    let found = lab.ok(
        "ecs.DescribeServiceDeployments",
        json!({"serviceDeploymentArns": [arn]}),
    );
    found["serviceDeployments"][0].clone()
}

#[test]
fn values_out_of_range_are_refused_and_change_nothing() {
    let mut lab = Lab::with(1);
    lab.web();
    let breaker = |value: Value| {
        json!({"deploymentCircuitBreaker": {"enable": true, "rollback": true,
            "thresholdConfiguration": value}})
    };
    let early = |percent: i64| {
        json!({"minimumHealthyPercent": 50,
            "earlySuccessCriteria": {"enable": true, "healthyPercent": percent}})
    };
    for (configuration, path) in [
        (
            breaker(json!({"type": "COUNT", "value": 0})),
            "deploymentCircuitBreaker.thresholdConfiguration.value",
        ),
        (
            breaker(json!({"type": "BOUNDED_PERCENT", "value": 101})),
            "deploymentCircuitBreaker.thresholdConfiguration.value",
        ),
        (
            json!({"alarms": {"enable": true, "rollback": true, "alarmNames": []}}),
            "alarms.alarmNames",
        ),
        (early(49), "earlySuccessCriteria.healthyPercent"),
        (early(101), "earlySuccessCriteria.healthyPercent"),
        (json!({"bakeTimeInMinutes": 1441}), "bakeTimeInMinutes"),
        (json!({"bakeTimeInMinutes": -1}), "bakeTimeInMinutes"),
        (json!({"strategy": "BLUE_GREEN"}), "strategy"),
        (
            json!({"strategy": "LINEAR", "linearConfiguration": {"stepPercent": 2.9}}),
            "linearConfiguration.stepPercent",
        ),
        (
            json!({"strategy": "CANARY", "canaryConfiguration": {"canaryPercent": 5.05}}),
            "canaryConfiguration.canaryPercent",
        ),
        (
            json!({"strategy": "BLUE_GREEN", "lifecycleHooks": [
                {"targetType": "PAUSE", "lifecycleStages": ["TEST_TRAFFIC_SHIFT"]}]}),
            "lifecycleHooks[0].lifecycleStages",
        ),
    ] {
        let error = lab.refused("ecs.CreateService", configured(configuration.clone()));
        let expected = format!("deploymentConfiguration.{path}");
        assert_eq!(error.path, Some(expected), "{configuration}: {error}");
        assert_eq!(error.code, "InvalidParameterException", "{configuration}");
    }
    for (extra, path) in [
        (json!({"desiredCount": 1}), "desiredCount"),
        (
            json!({"placementStrategy": [{"type": "random"}]}),
            "placementStrategy",
        ),
        (json!({"launchType": "FARGATE"}), "launchType"),
        (
            json!({"deploymentConfiguration": {"maximumPercent": 200}}),
            "deploymentConfiguration.maximumPercent",
        ),
    ] {
        let mut whole = create(extra);
        whole["schedulingStrategy"] = "DAEMON".into();
        let error = lab.refused("ecs.CreateService", whole);
        assert_eq!(error.path.as_deref(), Some(path), "{error}");
    }
}

#[test]
fn the_settings_are_shown_and_an_update_keeps_what_it_leaves_out() {
    let mut lab = Lab::with(1);
    lab.web();
    let breaker = json!({"enable": true, "rollback": true});
    lab.ok(
        "ecs.CreateService",
        configured(json!({"deploymentCircuitBreaker": breaker})),
    );
    let shown = lab.ok(
        "ecs.UpdateService",
        update(json!({"deploymentConfiguration": {"maximumPercent": 150}})),
    );
    let configuration = &shown["service"]["deploymentConfiguration"];
    assert_eq!(configuration["maximumPercent"], 150);
    let kept = &configuration["deploymentCircuitBreaker"];
    assert_eq!(
        *kept,
        json!({"enable": true, "rollback": true, "resetOnHealthyTask": true,
            "thresholdConfiguration": {"type": "BOUNDED_PERCENT", "value": 50}})
    );
    assert_eq!(configuration["strategy"], "ROLLING");
    assert_eq!(shown["service"]["availabilityZoneRebalancing"], "ENABLED");
}

#[test]
fn services_w37_a_failed_deployment_as_the_calls_show_it() {
    let mut lab = Lab::with(2);
    lab.web();
    let breaker = json!({"enable": true, "rollback": true});
    lab.ok(
        "ecs.CreateService",
        configured(json!({"deploymentCircuitBreaker": breaker})),
    );
    lab.play(120);
    broken(&mut lab);
    lab.play(15);
    let going = described(&mut lab);
    assert_eq!(going["status"], "IN_PROGRESS");
    assert_eq!(going["deploymentCircuitBreaker"]["status"], "MONITORING");
    assert_eq!(going["deploymentCircuitBreaker"]["threshold"], 3);
    assert_eq!(going["alarms"]["status"], "DISABLED");
    lab.play(300);
    let failed = described(&mut lab);
    assert_eq!(failed["status"], "ROLLBACK_SUCCESSFUL");
    assert_eq!(failed["deploymentCircuitBreaker"]["status"], "TRIGGERED");
    let source = &failed["sourceServiceRevisions"][0]["arn"];
    assert_eq!(failed["rollback"]["serviceRevisionArn"], *source);
    let revision = lab.ok(
        "ecs.DescribeServiceRevisions",
        json!({"serviceRevisionArns": [source, "arn:aws:ecs:none"]}),
    );
    let definition = &revision["serviceRevisions"][0]["taskDefinition"];
    assert!(
        definition.as_str().unwrap().ends_with("web:1"),
        "{revision}"
    );
    assert_eq!(revision["failures"][0]["reason"], "MISSING");
    let services = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    let deployments = services["services"][0]["deployments"].clone();
    assert_eq!(deployments.as_array().unwrap().len(), 1);
    let id = deployments[0]["id"].as_str().unwrap();
    assert_eq!(
        deployments[0]["rolloutStateReason"],
        format!("ECS deployment {id} completed.")
    );
    let arn = &failed["serviceDeploymentArn"];
    let late = lab.refused(
        "ecs.StopServiceDeployment",
        json!({"serviceDeploymentArn": arn}),
    );
    assert_eq!(late.code, "ConflictException");
    let unknown = lab.refused(
        "ecs.StopServiceDeployment",
        json!({"serviceDeploymentArn": "arn:none"}),
    );
    assert_eq!(unknown.code, "ServiceDeploymentNotFoundException");
}

#[test]
fn a_deployment_that_is_stopped_goes_back() {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok("ecs.CreateService", configured(json!({})));
    lab.play(120);
    lab.ok(
        "ecs.UpdateService",
        update(json!({"forceNewDeployment": true})),
    );
    lab.play(11);
    let arn = described(&mut lab)["serviceDeploymentArn"].clone();
    let answer = lab.ok(
        "ecs.StopServiceDeployment",
        json!({"serviceDeploymentArn": arn}),
    );
    assert_eq!(answer["serviceDeploymentArn"], arn);
    lab.play(300);
    assert_eq!(described(&mut lab)["status"], "ROLLBACK_SUCCESSFUL");
}

#[test]
fn protection_is_set_shown_and_refused() {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok("ecs.CreateService", configured(json!({})));
    lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web"}),
    );
    lab.play(120);
    // t1 was run alone, the service's tasks came with its first pass.
    let answer = lab.ok(
        "ecs.UpdateTaskProtection",
        json!({"cluster": "lab", "tasks": ["t1", "t2", "t99"], "protectionEnabled": true,
            "expiresInMinutes": 60}),
    );
    assert_eq!(answer["protectedTasks"].as_array().unwrap().len(), 1);
    let reasons: Vec<&Value> = answer["failures"].as_array().unwrap().iter().collect();
    assert_eq!(reasons[0]["reason"], "TASK_NOT_VALID");
    assert_eq!(reasons[1]["reason"], "MISSING");
    let all = lab.ok("ecs.GetTaskProtection", json!({"cluster": "lab"}));
    let enabled = |it: &&Value| it["protectionEnabled"] == true;
    let list = all["protectedTasks"].as_array().unwrap().clone();
    assert_eq!((list.len(), list.iter().filter(enabled).count()), (2, 1));
    for (minutes, tasks) in [(0, 1), (2881, 1), (60, 11)] {
        let names = vec!["t2"; tasks];
        let error = lab.refused(
            "ecs.UpdateTaskProtection",
            json!({"cluster": "lab", "tasks": names, "protectionEnabled": true,
                "expiresInMinutes": minutes}),
        );
        assert_eq!(error.code, "InvalidParameterException", "{minutes} {tasks}");
    }
}

#[test]
fn events_of_deployments_and_zones_word_for_word() {
    let mut lab = Lab::with(1);
    lab.web();
    lab.ok("ecs.CreateService", configured(json!({})));
    let world = lab.run.world;
    let service = world.services.values().next().unwrap();
    let name = identity::deployment_name(world.seed, DeploymentId(1));
    let hex = identity::task_hex(world.seed, TaskId(1));
    let deployment = DeploymentId(1);
    let zone = || "us-east-1a".to_owned();
    let zones = vec![(zone(), 3), ("us-east-1b".to_owned(), 1)];
    let tasks = || vec![TaskId(1)];
    let breaker = Why::CircuitBreaker {
        failures: 3,
        threshold: 3,
    };
    for (row, message, text) in [
        (
            12,
            ServiceMessage::DeploymentFailed {
                deployment,
                why: breaker,
            },
            format!("(service web) (deployment {name}) deployment failed: tasks failed to start."),
        ),
        (
            13,
            ServiceMessage::DeploymentFailed {
                deployment,
                why: Why::Alarm(AlarmId(1)),
            },
            format!("(service web) (deployment {name}) deployment failed: alarm detected."),
        ),
        (
            14,
            ServiceMessage::RollingBack { to: deployment },
            format!("(service web) rolling back to deployment {name}."),
        ),
        (
            24,
            ServiceMessage::CouldNotLaunch {
                count: 2,
                deployment,
            },
            format!("(service web) could not launch 2 tasks for deployment {name}."),
        ),
        (
            26,
            ServiceMessage::ScaleInBlocked {
                deployment,
                protected: 2,
            },
            format!(
                "(service web) was unable to reach steady state because (taskSet {name}) was \
                 unable to scale in due to (reason 2 tasks under protection)"
            ),
        ),
        (
            27,
            ServiceMessage::ZonesNotBalanced {
                zones: zones.clone(),
            },
            "(service web) is not AZ balanced with 3 tasks in us-east-1a, 1 tasks in us-east-1b. \
             AZ Rebalancing in progress."
                .to_owned(),
        ),
        (
            28,
            ServiceMessage::ZonesBalanced { zones },
            "(service web) is AZ balanced with 3 tasks in us-east-1a, 1 tasks in us-east-1b."
                .to_owned(),
        ),
        (
            29,
            ServiceMessage::StartedInZone {
                tasks: tasks(),
                zone: zone(),
            },
            format!(
                "(service web) has started 1 tasks in us-east-1a to AZ Rebalance: (task {hex})."
            ),
        ),
        (
            30,
            ServiceMessage::StoppedInZone {
                tasks: tasks(),
                zone: zone(),
            },
            format!(
                "(service web) has stopped 1 running tasks in us-east-1a due to AZ rebalancing: \
                 (task {hex})."
            ),
        ),
        (
            31,
            ServiceMessage::UnableToPlaceInZone {
                zone: zone(),
                fargate: false,
            },
            "(service web) is unable to place a task in us-east-1a because no container instance \
             met all of its requirements."
                .to_owned(),
        ),
        (
            31,
            ServiceMessage::RebalancingStopped,
            "(service web) stopped AZ Rebalancing.".to_owned(),
        ),
    ] {
        assert_eq!(
            service_message(&world, service, &message),
            text,
            "row {row}"
        );
    }
}

/// What the waiter services-stable asks: one deployment, and as many running as desired.
#[test]
fn services_w47_the_waiter_has_nothing_to_wait_for_at_zero() {
    let mut lab = Lab::with(1);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 0}),
    );
    lab.play(64);
    lab.ok(
        "ecs.UpdateService",
        json!({"cluster": "lab", "service": "web", "forceNewDeployment": true}),
    );
    let asked = |lab: &mut Lab| {
        let input = json!({"cluster": "lab", "services": ["web"]});
        let service = lab.ok("ecs.DescribeServices", input)["services"][0].clone();
        let stable = service["deployments"].as_array().map(Vec::len) == Some(1)
            && service["runningCount"] == service["desiredCount"];
        (stable, service["deployments"][0]["rolloutState"].clone())
    };
    assert_eq!(asked(&mut lab).1, "IN_PROGRESS");
    lab.play(10);
    assert_eq!(asked(&mut lab), (true, json!("COMPLETED")));
}
