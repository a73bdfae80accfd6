//! Targets taken out and put back by hand, groups deleted, and what a service says to it (row 32).

use crate::lab::Lab;
use serde_json::{Value, json};

/// Two tasks of the service `web`, healthy in the group `web`.
fn behind_a_balancer() -> Lab {
    let mut lab = Lab::with(2);
    lab.web();
    let group = json!({"Name": "web", "HealthCheckIntervalSeconds": 10});
    lab.ok("elbv2.CreateTargetGroup", group);
    lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "front"}));
    let listener = json!({"LoadBalancerArn": "front", "Port": 80,
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": "web"}]});
    lab.ok("elbv2.CreateListener", listener);
    let attributes = json!([{"Key": "deregistration_delay.timeout_seconds", "Value": "60"}]);
    let change = json!({"TargetGroupArn": "web", "Attributes": attributes});
    lab.ok("elbv2.ModifyTargetGroupAttributes", change);
    let own = json!([{"targetGroupArn": "web", "containerName": "app", "containerPort": 80}]);
    let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 2, "loadBalancers": own});
    lab.ok("ecs.CreateService", service);
    lab.play(300);
    assert_eq!(health(&lab.targets()), ["healthy", "healthy"]);
    lab
}

impl Lab {
    fn targets(&mut self) -> Vec<Value> {
        let group = json!({"TargetGroupArn": "web"});
        let answer = self.ok("elbv2.DescribeTargetHealth", group);
        let list = answer["TargetHealthDescriptions"].as_array();
        list.cloned().unwrap_or_default()
    }

    /// How often the service has said something that ends so.
    fn said(&mut self, end: &str) -> usize {
        let asked = json!({"cluster": "lab", "services": ["web"]});
        let answer = self.ok("ecs.DescribeServices", asked);
        let events = answer["services"][0]["events"].as_array();
        let texts = events.into_iter().flatten();
        let texts = texts.filter_map(|it| it["message"].as_str());
        texts.filter(|it| it.ends_with(end)).count()
    }

    /// The listener answers itself from now on.
    fn release_the_group(&mut self) {
        let asked = json!({"LoadBalancerArn": "front"});
        let listeners = self.ok("elbv2.DescribeListeners", asked);
        let arn = listeners["Listeners"][0]["ListenerArn"].clone();
        let answer = json!([{"Type": "fixed-response",
            "FixedResponseConfig": {"StatusCode": "503"}}]);
        let change = json!({"ListenerArn": arn, "DefaultActions": answer});
        self.ok("elbv2.ModifyListener", change);
    }
}

fn health(targets: &[Value]) -> Vec<&str> {
    let states = targets.iter().map(|it| &it["TargetHealth"]["State"]);
    states.filter_map(Value::as_str).collect()
}

#[test]
fn a_target_taken_out_drains_and_its_task_is_replaced() {
    let mut lab = behind_a_balancer();
    let first = lab.targets()[0]["Target"].clone();
    let call = json!({"TargetGroupArn": "web", "Targets": [first]});
    lab.ok("elbv2.DeregisterTargets", call.clone());
    assert_eq!(health(&lab.targets()), ["draining", "healthy"]);
    // Once more changes nothing, and a target that is not there is no error.
    lab.ok("elbv2.DeregisterTargets", call.clone());
    let other = json!({"TargetGroupArn": "web", "Targets": [{"Id": "i-0", "Port": 9}]});
    lab.ok("elbv2.DeregisterTargets", other);
    lab.play(50);
    assert_eq!(lab.said("due to TARGET IS NOT FOUND."), 0);
    let asked = lab.ok("elbv2.DescribeTargetHealth", call.clone());
    let asked = asked["TargetHealthDescriptions"].clone();
    assert_eq!(asked[0]["TargetHealth"]["State"], "draining");
    lab.play(20);
    assert_eq!(lab.said("due to TARGET IS NOT FOUND."), 1);
    let asked = lab.ok("elbv2.DescribeTargetHealth", call);
    let asked = asked["TargetHealthDescriptions"].clone();
    assert_eq!(asked[0]["TargetHealth"]["Reason"], "Target.NotRegistered");
    lab.play(300);
    assert_eq!(health(&lab.targets()), ["healthy", "healthy"]);
    assert_eq!(lab.said("replaced 1 tasks due to an unhealthy status."), 1);
    assert_eq!(lab.said("has reached a steady state."), 2);
}

#[test]
fn a_target_put_back_in_time_is_checked_anew() {
    let mut lab = behind_a_balancer();
    let first = lab.targets()[0]["Target"].clone();
    let call = json!({"TargetGroupArn": "web", "Targets": [first]});
    lab.ok("elbv2.DeregisterTargets", call.clone());
    lab.play(20);
    lab.ok("elbv2.RegisterTargets", call);
    assert_eq!(health(&lab.targets()), ["initial", "healthy"]);
    lab.play(120);
    assert_eq!(health(&lab.targets()), ["healthy", "healthy"]);
    assert_eq!(lab.said("due to TARGET IS NOT FOUND."), 0);
}

#[test]
fn a_task_told_to_stop_while_its_target_drains_by_hand_stops() {
    let mut lab = behind_a_balancer();
    let targets: Vec<Value> = lab
        .targets()
        .iter()
        .map(|it| it["Target"].clone())
        .collect();
    let call = json!({"TargetGroupArn": "web", "Targets": targets});
    lab.ok("elbv2.DeregisterTargets", call);
    let change = json!({"cluster": "lab", "service": "web", "desiredCount": 0});
    lab.ok("ecs.UpdateService", change);
    lab.play(300);
    assert!(lab.run.world.tasks.values().all(|it| it.is_stopped()));
    assert_eq!(lab.said("has reached a steady state."), 2);
}

#[test]
fn a_group_in_use_stays_and_a_deleted_one_is_missed() {
    let mut lab = behind_a_balancer();
    let call = json!({"TargetGroupArn": "web"});
    let error = lab.refused("elbv2.DeleteTargetGroup", call.clone());
    assert_eq!(error.code, "ResourceInUse");
    let text = error.message.to_string();
    assert!(text.ends_with("is currently in use by a listener or a rule"));
    lab.release_the_group();
    lab.ok("elbv2.DeleteTargetGroup", call.clone());
    lab.play(60);
    assert_eq!(lab.said("due to TARGET GROUP IS NOT FOUND."), 2);
    lab.play(600);
    let running = lab.run.world.tasks.values().filter(|it| it.is_running());
    assert_eq!((running.count(), lab.run.world.tasks.len()), (2, 2));
    let change = json!({"cluster": "lab", "service": "web", "forceNewDeployment": true});
    let error = lab.refused("ecs.UpdateService", change);
    assert_eq!(error.code, "InvalidParameterException");
    assert_eq!(
        lab.refused("elbv2.DeleteTargetGroup", call).code,
        "TargetGroupNotFound"
    );
    // Its name is free again, its number is not.
    lab.ok("elbv2.CreateTargetGroup", json!({"Name": "web"}));
    let last = lab.run.world.target_groups.keys().last();
    assert_eq!(last, Some(&base::TargetGroupId(2)));
}

#[test]
fn what_cannot_be_a_target_is_refused() {
    let mut lab = behind_a_balancer();
    for (targets, code) in [
        (json!([]), "ValidationError"),
        (json!([{"Id": "i-0123456789abcdef0"}]), "InvalidTarget"),
        (json!([{"Id": "i-0", "Port": 70_000}]), "ValidationError"),
    ] {
        let call = json!({"TargetGroupArn": "web", "Targets": targets});
        assert_eq!(lab.refused("elbv2.RegisterTargets", call).code, code);
    }
    let group = json!({"Name": "ips", "TargetType": "ip"});
    lab.ok("elbv2.CreateTargetGroup", group);
    for (id, code) in [("10.0.0", "ValidationError"), ("10.9.9.9", "InvalidTarget")] {
        let call = json!({"TargetGroupArn": "ips", "Targets": [{"Id": id}]});
        assert_eq!(lab.refused("elbv2.RegisterTargets", call).code, code);
    }
}
