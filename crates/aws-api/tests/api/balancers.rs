//! Load balancers, listeners and their rules, as their API answers.

use crate::lab::Lab;
use serde_json::{Value, json};

fn group(lab: &mut Lab, name: &str) -> Value {
    let answer = lab.ok(
        "elbv2.CreateTargetGroup",
        json!({"Name": name, "Protocol": "HTTP"}),
    );
    answer["TargetGroups"][0]["TargetGroupArn"].clone()
}

/// A load balancer whose listener forwards to the group `web`; the listener's ARN.
fn front(lab: &mut Lab) -> Value {
    let web = group(lab, "web");
    lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "front"}));
    let listener = json!({"LoadBalancerArn": "front", "Port": 80,
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": web}]});
    let answer = lab.ok("elbv2.CreateListener", listener);
    answer["Listeners"][0]["ListenerArn"].clone()
}

fn rule(listener: &Value, priority: u32, group: &Value) -> Value {
    json!({"ListenerArn": listener, "Priority": priority,
        "Conditions": [{"Field": "path-pattern", "Values": ["/api/*"]}],
        "Actions": [{"Type": "forward", "TargetGroupArn": group}]})
}

#[test]
fn rules_come_in_order_of_priority_and_the_default_last() {
    let mut lab = Lab::with(0);
    let listener = front(&mut lab);
    let (api, other) = (group(&mut lab, "api"), group(&mut lab, "other"));
    let made = lab.ok("elbv2.CreateRule", rule(&listener, 20, &api));
    let arn = made["Rules"][0]["RuleArn"].clone();
    lab.ok("elbv2.CreateRule", rule(&listener, 10, &other));
    let shown = lab.ok("elbv2.DescribeRules", json!({"ListenerArn": listener}));
    let priorities: Vec<&str> = shown["Rules"].as_array().map_or(vec![], |it| {
        it.iter().filter_map(|it| it["Priority"].as_str()).collect()
    });
    assert_eq!(priorities, ["10", "20", "default"]);
    let change = json!({"RuleArn": arn, "Conditions": [{"Field": "host-header",
        "HostHeaderConfig": {"Values": ["api.example.com"]}}]});
    let changed = lab.ok("elbv2.ModifyRule", change);
    assert_eq!(
        changed["Rules"][0]["Conditions"][0]["Values"][0],
        "api.example.com"
    );
    assert_eq!(changed["Rules"][0]["Actions"][0]["TargetGroupArn"], api);
    let attached = lab.ok("elbv2.DescribeTargetGroups", json!({"Names": ["api"]}));
    let attached = &attached["TargetGroups"][0]["LoadBalancerArns"];
    assert_eq!(attached.as_array().map(Vec::len), Some(1));
    lab.ok("elbv2.DeleteRule", json!({"RuleArn": arn}));
    let detached = lab.ok("elbv2.DescribeTargetGroups", json!({"Names": ["api"]}));
    assert_eq!(detached["TargetGroups"][0]["LoadBalancerArns"], json!([]));
    assert_eq!(
        lab.refused("elbv2.DeleteRule", json!({"RuleArn": arn}))
            .code,
        "RuleNotFound"
    );
}

#[test]
fn two_groups_share_by_weight_and_a_listener_may_answer_itself() {
    let mut lab = Lab::with(0);
    let listener = front(&mut lab);
    let green = group(&mut lab, "green");
    let shares = json!([{"TargetGroupArn": "web", "Weight": 9}, {"TargetGroupArn": green}]);
    let change = json!({"ListenerArn": listener, "DefaultActions": [
        {"Type": "forward", "ForwardConfig": {"TargetGroups": shares}}]});
    let answer = lab.ok("elbv2.ModifyListener", change);
    let shown = &answer["Listeners"][0]["DefaultActions"][0]["ForwardConfig"]["TargetGroups"];
    assert_eq!(
        (&shown[0]["Weight"], &shown[1]["Weight"]),
        (&json!(9), &json!(1))
    );
    let change = json!({"ListenerArn": listener, "DefaultActions": [
        {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]});
    lab.ok("elbv2.ModifyListener", change);
    let shown = lab.ok(
        "elbv2.DescribeListeners",
        json!({"LoadBalancerArn": "front"}),
    );
    let action = &shown["Listeners"][0]["DefaultActions"][0];
    assert_eq!(action["FixedResponseConfig"]["StatusCode"], "503");
}

#[test]
fn wrong_listeners_and_rules_are_refused_and_change_nothing() {
    let mut lab = Lab::with(0);
    let listener = front(&mut lab);
    let web = group(&mut lab, "other");
    lab.ok("elbv2.CreateRule", rule(&listener, 10, &web));
    lab.ok(
        "elbv2.CreateLoadBalancer",
        json!({"Name": "tcp", "Type": "network"}),
    );
    let forward = json!([{"Type": "forward", "TargetGroupArn": web}]);
    let many = json!([{"Field": "path-pattern", "Values": ["a", "b", "c", "d", "e", "f"]}]);
    for (name, input, code) in [
        (
            "elbv2.CreateRule",
            rule(&listener, 10, &web),
            "PriorityInUse",
        ),
        (
            "elbv2.CreateRule",
            rule(&listener, 0, &web),
            "ValidationError",
        ),
        (
            "elbv2.CreateRule",
            rule(&json!("x"), 1, &web),
            "ListenerNotFound",
        ),
        (
            "elbv2.CreateRule",
            rule(&listener, 1, &json!("x")),
            "TargetGroupNotFound",
        ),
        (
            "elbv2.CreateRule",
            json!({"ListenerArn": listener, "Priority": 1, "Conditions": many, "Actions": forward}),
            "ValidationError",
        ),
        (
            "elbv2.CreateListener",
            json!({"LoadBalancerArn": "front", "DefaultActions": forward}),
            "DuplicateListener",
        ),
        (
            "elbv2.CreateListener",
            json!({"LoadBalancerArn": "tcp", "DefaultActions": forward}),
            "InvalidConfigurationRequest",
        ),
        (
            "elbv2.CreateListener",
            json!({"LoadBalancerArn": "front", "Port": 81, "Protocol": "TCP",
                "DefaultActions": forward}),
            "ValidationError",
        ),
    ] {
        assert_eq!(lab.refused(name, input).code, code, "{name}");
    }
}

#[test]
fn a_service_has_at_most_five_target_groups() {
    let mut lab = Lab::with(1);
    lab.web();
    front(&mut lab);
    let one = json!({"targetGroupArn": "web", "containerName": "app", "containerPort": 80});
    let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 1, "loadBalancers": vec![one; 6]});
    let error = lab.refused("ecs.CreateService", service);
    assert_eq!(error.message, "load balancers can have at most 5 items.");
}

#[test]
fn a_port_mapped_for_tcp_and_for_udp_registers_and_takes_no_load_balancer() {
    let mut lab = Lab::with(1);
    lab.web();
    front(&mut lab);
    let both = json!([{"containerPort": 53}, {"containerPort": 53, "protocol": "udp"}]);
    let container = json!({"name": "dns", "image": "i", "memory": 64, "portMappings": both});
    let definition = json!({"family": "dns", "containerDefinitions": [container]});
    lab.ok("ecs.RegisterTaskDefinition", definition);
    let mut service = json!({"cluster": "lab", "serviceName": "dns", "taskDefinition": "dns",
        "desiredCount": 1, "loadBalancers":
        [{"targetGroupArn": "web", "containerName": "dns", "containerPort": 53}]});
    let error = lab.refused("ecs.CreateService", service.clone());
    let text = "Container port 53 is used in more than one port mapping for container dns";
    assert_eq!(error.code, "InvalidParameterException");
    assert_eq!(error.message, text);
    service["loadBalancers"] = json!([]);
    lab.ok("ecs.CreateService", service);
}

/// What DescribeTargetHealth says of a task whose port nobody answers on, and of one that is new.
#[test]
fn a_target_that_is_not_healthy_says_why_as_its_balancer_does() {
    for (kind, protocol, secs, reason) in [
        ("application", "HTTP", 20, "Elb.RegistrationInProgress"),
        ("application", "HTTP", 45, "Elb.InitialHealthChecking"),
        ("application", "HTTP", 180, "Target.Timeout"),
        ("network", "TCP", 180, "Target.FailedHealthChecks"),
    ] {
        let mut lab = Lab::with(1);
        let definition = json!({"family": "web", "containerDefinitions": [{"name": "app",
            "image": "web:v1", "memory": 128, "portMappings": [{"containerPort": 80}]}]});
        lab.ok("ecs.RegisterTaskDefinition", definition);
        lab.ok("lab.SetImage", json!({"image": "web:v1", "port": 9999}));
        let group = json!({"Name": "web", "Protocol": protocol, "Port": 80, "VpcId": "vpc-lab",
            "TargetType": "instance", "HealthCheckIntervalSeconds": 30});
        let group = lab.ok("elbv2.CreateTargetGroup", group)["TargetGroups"][0].clone();
        let arn = group["TargetGroupArn"].clone();
        let balancer = json!({"Name": "front", "Type": kind, "Subnets": ["subnet-a", "subnet-b"]});
        let balancer = lab.ok("elbv2.CreateLoadBalancer", balancer)["LoadBalancers"][0].clone();
        let listener = json!({"LoadBalancerArn": balancer["LoadBalancerArn"],
            "Protocol": protocol, "Port": 80,
            "DefaultActions": [{"Type": "forward", "TargetGroupArn": arn}]});
        lab.ok("elbv2.CreateListener", listener);
        let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
            "desiredCount": 1, "healthCheckGracePeriodSeconds": 3600,
            "loadBalancers": [{"targetGroupArn": arn, "containerName": "app", "containerPort": 80}]});
        lab.ok("ecs.CreateService", service);
        lab.play(secs);
        let health = json!({"TargetGroupArn": arn});
        let health = lab.ok("elbv2.DescribeTargetHealth", health);
        let shown = &health["TargetHealthDescriptions"][0]["TargetHealth"];
        assert_eq!(shown["Reason"], reason, "{kind} {secs} {shown}");
    }
}
