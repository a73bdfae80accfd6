//! Classic Load Balancers: the support matrix, and a service behind one.

use crate::lab::Lab;
use serde_json::{Value, json};

fn front(lab: &mut Lab, port: u16) -> Value {
    let listener = json!({"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": port});
    let input = json!({"LoadBalancerName": "front", "Listeners": [listener],
        "AvailabilityZones": ["us-east-1a"]});
    lab.ok("elb.CreateLoadBalancer", input)
}

fn definition(lab: &mut Lab, more: Value, mapping: Value) {
    let mut it = json!({"family": "web", "containerDefinitions": [{"name": "app", "image": "web:1",
        "memory": 128, "portMappings": [mapping]}]});
    let more = more.as_object().unwrap().clone();
    it.as_object_mut().unwrap().extend(more);
    lab.ok("ecs.RegisterTaskDefinition", it);
}

fn service(more: Value) -> Value {
    let mut it = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 2, "loadBalancers": [
            {"loadBalancerName": "front", "containerName": "app", "containerPort": 80}]});
    let more = more.as_object().unwrap().clone();
    it.as_object_mut().unwrap().extend(more);
    it
}

#[test]
fn a_fixed_host_port_is_served_one_task_an_instance() {
    let mut lab = Lab::with(3);
    assert!(front(&mut lab, 8080)["DNSName"].is_string());
    definition(
        &mut lab,
        json!({}),
        json!({"containerPort": 80, "hostPort": 8080}),
    );
    let check = json!({"Target": "HTTP:8080/", "Interval": 10, "Timeout": 5,
        "UnhealthyThreshold": 2, "HealthyThreshold": 2});
    let input = json!({"LoadBalancerName": "front", "HealthCheck": check});
    assert_eq!(
        lab.ok("elb.ConfigureHealthCheck", input)["HealthCheck"],
        check
    );
    let made = lab.ok("ecs.CreateService", service(json!({})));
    assert_eq!(
        made["service"]["loadBalancers"][0]["loadBalancerName"],
        "front"
    );
    lab.play(120);
    let states = lab.ok(
        "elb.DescribeInstanceHealth",
        json!({"LoadBalancerName": "front"}),
    );
    let states = states["InstanceStates"].as_array().unwrap().clone();
    assert_eq!(states.len(), 2);
    assert!(
        states.iter().all(|it| it["State"] == "InService"),
        "{states:?}"
    );
    let shown = lab.ok("elb.DescribeLoadBalancers", json!({}));
    let shown = &shown["LoadBalancerDescriptions"][0];
    assert_eq!(
        shown["ListenerDescriptions"][0]["Listener"]["InstancePort"],
        8080
    );
    assert_eq!(shown["Instances"].as_array().unwrap().len(), 2);
    for name in ["elbv2.DescribeLoadBalancers", "elbv2.DescribeTargetGroups"] {
        let newer = lab.ok(name, json!({}));
        let list = newer.as_object().unwrap().values().next().unwrap();
        assert_eq!(
            *list,
            json!([]),
            "{name} does not know the previous generation"
        );
    }
}

#[test]
fn what_the_support_matrix_rules_out_is_refused() {
    let network = json!({"awsvpcConfiguration": {"subnets": ["subnet-1a"]}});
    let fixed = json!({"containerPort": 80, "hostPort": 8080});
    for (task, mapping, more, text) in [
        (
            json!({"networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
                "memory": "512"}),
            json!({"containerPort": 80}),
            json!({"launchType": "FARGATE", "networkConfiguration": network}),
            "Classic Load Balancers are not supported with Fargate",
        ),
        (
            json!({"networkMode": "awsvpc"}),
            json!({"containerPort": 80}),
            json!({"networkConfiguration": network}),
            "Classic Load Balancers are not supported with the awsvpc network mode",
        ),
        (
            json!({}),
            json!({"containerPort": 80, "hostPort": 0}),
            json!({}),
            "The Classic Load Balancer leads to instance port 8080; hostPort must be 8080",
        ),
        (
            json!({}),
            fixed.clone(),
            json!({"loadBalancers": [
                {"loadBalancerName": "front", "containerName": "app", "containerPort": 80},
                {"loadBalancerName": "front", "containerName": "app", "containerPort": 80}]}),
            "A service can have one Classic Load Balancer, and nothing beside it",
        ),
        (
            json!({}),
            fixed,
            json!({"loadBalancers": [
                {"loadBalancerName": "back", "containerName": "app", "containerPort": 80}]}),
            "Unable to find Classic Load Balancer back",
        ),
    ] {
        let mut lab = Lab::with(2);
        front(&mut lab, 8080);
        definition(&mut lab, task, mapping);
        assert_eq!(
            lab.refused("ecs.CreateService", service(more)).message,
            text
        );
    }
}

#[test]
fn wrong_requests_are_refused() {
    let mut lab = Lab::with(0);
    front(&mut lab, 8080);
    let listener = |own: i64, instance: i64| json!({"Protocol": "HTTP", "LoadBalancerPort": own, "InstancePort": instance});
    let made =
        |name: &str, listeners: Value| json!({"LoadBalancerName": name, "Listeners": listeners});
    for (input, code) in [
        (
            made("front", json!([listener(80, 80)])),
            "DuplicateLoadBalancerName",
        ),
        (made("a b", json!([listener(80, 80)])), "ValidationError"),
        (made("x", json!([])), "ValidationError"),
        (made("x", json!([listener(80, 0)])), "ValidationError"),
        (
            made("x", json!([listener(80, 80), listener(80, 80)])),
            "DuplicateListener",
        ),
    ] {
        assert_eq!(lab.refused("elb.CreateLoadBalancer", input).code, code);
    }
    let check = |target: &str, timeout: i64| {
        json!({"LoadBalancerName": "front", "HealthCheck": {"Target": target, "Interval": 10,
            "Timeout": timeout, "UnhealthyThreshold": 2, "HealthyThreshold": 2}})
    };
    for input in [check("HTTP", 5), check("TCP:80", 10)] {
        assert_eq!(
            lab.refused("elb.ConfigureHealthCheck", input).code,
            "ValidationError"
        );
    }
    let none = lab.refused(
        "elb.DescribeInstanceHealth",
        json!({"LoadBalancerName": "x"}),
    );
    assert_eq!(none.code, "LoadBalancerNotFound");
}
