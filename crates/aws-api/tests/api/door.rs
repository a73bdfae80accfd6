//! Requests at a listener: which rule takes them, and what reaches each service.

use crate::lab::Lab;
use base::Milli;
use serde_json::{Value, json};

fn made(answer: &Value, list: &str, arn: &str) -> Value {
    answer[list][0][arn].clone()
}

fn group(lab: &mut Lab, name: &str) -> Value {
    let input = json!({"Name": name, "Protocol": "HTTP"});
    let answer = lab.ok("elbv2.CreateTargetGroup", input);
    made(&answer, "TargetGroups", "TargetGroupArn")
}

fn rule(lab: &mut Lab, listener: &Value, priority: u32, path: &str, action: Value) {
    let input = json!({"ListenerArn": listener, "Priority": priority,
        "Conditions": [{"Field": "path-pattern", "Values": [path]}], "Actions": [action]});
    lab.ok("elbv2.CreateRule", input);
}

fn forward(group: &Value) -> Value {
    json!({"Type": "forward", "TargetGroupArn": group})
}

fn to_https() -> Value {
    json!({"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443",
        "StatusCode": "HTTP_301"}})
}

/// A shop: `/api/*` to api, `/old/*` redirected, `/gone` answered with 410, all else to web.
fn shop(lab: &mut Lab) {
    let (web, api) = (group(lab, "web"), group(lab, "api"));
    lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "shop"}));
    let input = json!({"LoadBalancerArn": "shop", "Port": 80, "DefaultActions": [forward(&web)]});
    let answer = lab.ok("elbv2.CreateListener", input);
    let listener = made(&answer, "Listeners", "ListenerArn");
    rule(lab, &listener, 10, "/api/*", forward(&api));
    rule(lab, &listener, 20, "/old/*", to_https());
    let gone = json!({"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "410"}});
    rule(lab, &listener, 30, "/gone", gone);
    lab.web();
    for (name, group) in [("web", &web), ("api", &api)] {
        let input = json!({"cluster": "lab", "serviceName": name, "taskDefinition": "web",
            "desiredCount": 1, "loadBalancers": [{"targetGroupArn": group,
                "containerName": "app", "containerPort": 80}]});
        lab.ok("ecs.CreateService", input);
    }
}

fn pattern() -> Value {
    json!({"loadBalancer": "shop", "port": 80,
        "points": [{"at": "0s", "requestsPerSecond": 40}],
        "requests": [{"path": "/", "weight": 4}, {"path": "/api/users", "weight": 2},
            {"path": "/old/a", "weight": 1}, {"path": "/gone", "weight": 1}]})
}

fn requests(lab: &Lab, service: &str) -> Milli {
    let world = &lab.run.world;
    let mut all = world.services.values();
    let id = all.find(|it| it.name == service).expect("it is there").id;
    let now = lab.run.clock;
    engine::door::of_service(world, id, now, engine::load::requests_at)
}

#[test]
fn each_service_gets_what_its_rules_take_and_the_rest_is_counted() {
    let mut lab = Lab::with(2);
    shop(&mut lab);
    lab.ok("lab.SetTraffic", pattern());
    assert_eq!(requests(&lab, "web"), Milli(20_000));
    assert_eq!(requests(&lab, "api"), Milli(10_000));
    lab.play(120);
    let counts: Vec<(u32, u64)> = lab
        .run
        .world
        .routed
        .iter()
        .map(|it| (it.0.2, *it.1))
        .collect();
    let two = |per_second: u64| per_second * 120;
    assert_eq!(
        counts,
        [(0, two(20)), (1, two(10)), (2, two(5)), (3, two(5))]
    );
    // A curve of the service's own comes on top.
    let own = json!({"cluster": "lab", "service": "api",
        "points": [{"at": "0s", "requestsPerSecond": 3}]});
    lab.ok("lab.SetTraffic", own);
    assert_eq!(requests(&lab, "api"), Milli(13_000));
    // Without points nothing comes any more.
    lab.ok(
        "lab.SetTraffic",
        json!({"loadBalancer": "shop", "points": []}),
    );
    assert_eq!(requests(&lab, "web"), Milli(0));
}

#[test]
fn one_service_behind_five_groups_gets_the_sum() {
    let mut lab = Lab::with(2);
    lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "shop"}));
    let groups: Vec<Value> = (0..6).map(|n| group(&mut lab, &format!("g{n}"))).collect();
    let tuples: Vec<Value> = groups[..5]
        .iter()
        .enumerate()
        .map(|(n, it)| json!({"TargetGroupArn": it, "Weight": n}))
        .collect();
    let input = json!({"LoadBalancerArn": "shop", "Port": 80, "DefaultActions": [
        {"Type": "forward", "ForwardConfig": {"TargetGroups": tuples}}]});
    lab.ok("elbv2.CreateListener", input);
    lab.web();
    let behind = |groups: &[Value]| {
        let each = groups
            .iter()
            .map(|it| json!({"targetGroupArn": it, "containerName": "app", "containerPort": 80}));
        let each: Vec<Value> = each.collect();
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
            "desiredCount": 1, "loadBalancers": each})
    };
    let error = lab.refused("ecs.CreateService", behind(&groups));
    assert_eq!(error.message, "load balancers can have at most 5 items.");
    lab.ok("ecs.CreateService", behind(&groups[..5]));
    let mut traffic = pattern();
    traffic["requests"] = json!([]);
    lab.ok("lab.SetTraffic", traffic);
    assert_eq!(requests(&lab, "web"), Milli(40_000));
    let world = &lab.run.world;
    let each = world
        .target_groups
        .keys()
        .map(|it| engine::door::to_group(world, *it, lab.run.clock, engine::load::requests_at).0);
    let each: Vec<i64> = each.collect();
    assert_eq!(each, [0, 4_000, 8_000, 12_000, 16_000, 0]);
}

#[test]
fn a_redirect_must_lead_somewhere_else() {
    let mut lab = Lab::with(0);
    shop(&mut Lab::with(1));
    let web = group(&mut lab, "web");
    lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "shop"}));
    let listen =
        |action: Value| json!({"LoadBalancerArn": "shop", "Port": 80, "DefaultActions": [action]});
    let name = "elbv2.CreateListener";
    for (config, at) in [
        (json!({"StatusCode": "HTTP_301"}), ""),
        (json!({"StatusCode": "HTTP_301", "Path": "/#{path}"}), ""),
        (json!({"StatusCode": "HTTP_301", "Port": "0"}), ".Port"),
        (
            json!({"StatusCode": "HTTP_302", "Protocol": "TCP"}),
            ".Protocol",
        ),
    ] {
        let error = lab.refused(
            name,
            listen(json!({"Type": "redirect", "RedirectConfig": config})),
        );
        let path = format!("DefaultActions[0].RedirectConfig{at}");
        assert_eq!(
            (error.code.as_str(), error.path),
            ("ValidationError", Some(path)),
            "{config}"
        );
    }
    let answer = lab.ok(name, listen(to_https()));
    let shown = &answer["Listeners"][0]["DefaultActions"][0]["RedirectConfig"];
    assert_eq!(shown["Host"], "#{host}");
    assert_eq!(
        (&shown["Port"], &shown["StatusCode"]),
        (&json!("443"), &json!("HTTP_301"))
    );
    let listener = answer["Listeners"][0]["ListenerArn"].clone();
    let back = json!({"ListenerArn": listener, "DefaultActions": [forward(&web)]});
    lab.ok("elbv2.ModifyListener", back);
}

#[test]
fn traffic_at_a_door_that_is_not_there_is_refused() {
    let mut lab = Lab::with(2);
    shop(&mut lab);
    for (key, value, path) in [
        ("loadBalancer", json!("none"), "loadBalancer"),
        ("port", json!(81), "port"),
        ("service", json!("web"), "service"),
        ("requests", json!([{"path": "api"}]), "requests[0].path"),
        ("requests", json!([{"weight": -1}]), "requests[0].weight"),
        (
            "points",
            json!([{"at": "0s", "requestsPerSecond": -1}]),
            "points[0].requestsPerSecond",
        ),
    ] {
        let mut input = pattern();
        input[key] = value;
        let error = lab.refused("lab.SetTraffic", input);
        assert_eq!(error.path.as_deref(), Some(path), "{key}: {error}");
    }
}
