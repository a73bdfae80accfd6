//! A plan's services: what they run, how they deploy, how they scale, and what is done to them.

use super::luck::Luck;
use super::plan::{Ground, RESTLESS, Unit, labelled, moment, step};
use lab::Step;
use serde_json::{Value, json};

const PERCENTS: [(u64, u64); 9] = [
    (100, 200),
    (100, 200),
    (50, 100),
    (100, 150),
    (50, 200),
    (0, 100),
    (75, 125),
    (100, 110),
    (100, 100),
];
const DIMENSION: &str = "ecs:service:DesiredCount";

/// One service's units: its birth, then what happens to it.
pub fn service(number: u64, ground: Ground, calm: bool, luck: &mut Luck) -> Vec<Unit> {
    let name = format!("s{number}");
    let balanced = luck.once_in(2);
    let shifting = balanced && luck.once_in(3);
    let mut units = vec![birth(&name, ground, balanced, shifting, luck)];
    units.push(vec![traffic(&name, luck)]);
    if luck.once_in(4) {
        // Without a scalable target somebody sets the count by hand.
        for _ in 0..luck.within(1, 4) {
            let input =
                json!({"cluster": "lab", "service": name, "desiredCount": luck.within(0, 9)});
            units.push(vec![step(moment(luck), "ecs.UpdateService", input)]);
        }
    } else {
        units.push(bounds(&name, luck));
        units.extend(policies(&name, balanced && !shifting, luck));
    }
    for version in 2..2 + luck.within(1, 6) {
        units.push(update(&name, ground, version, calm, luck));
    }
    units
}

fn definition(name: &str, ground: Ground, version: u64, checked: bool) -> Value {
    let mut app = json!({"name": "app", "image": format!("{name}:v{version}"), "cpu": 256,
        "memory": 512, "portMappings": [{"containerPort": 80}]});
    if checked {
        app["healthCheck"] = json!({"command": ["CMD-SHELL", "true"], "interval": 10,
            "retries": 2, "startPeriod": 20});
    }
    match ground {
        Ground::Fargate => json!({"family": name, "requiresCompatibilities": ["FARGATE"],
            "networkMode": "awsvpc", "cpu": "256", "memory": "512",
            "containerDefinitions": [app]}),
        _ => {
            app["portMappings"][0]["hostPort"] = json!(0);
            json!({"family": name, "networkMode": "bridge", "containerDefinitions": [app]})
        }
    }
}

fn birth(name: &str, ground: Ground, balanced: bool, shifting: bool, luck: &mut Luck) -> Unit {
    let cost = json!({"image": format!("{name}:v1"), "cpuMsPerRequest": luck.within(2, 30)});
    let mut unit = vec![
        step(0, "lab.SetImage", cost),
        step(
            0,
            "ecs.RegisterTaskDefinition",
            definition(name, ground, 1, luck.once_in(3)),
        ),
    ];
    let (minimum, maximum) = *luck.pick(&PERCENTS);
    let mut configuration = json!({"minimumHealthyPercent": minimum, "maximumPercent": maximum});
    if luck.once_in(2) {
        let rollback = luck.once_in(2);
        configuration["deploymentCircuitBreaker"] = json!({"enable": true, "rollback": rollback});
    }
    let mut input = json!({"cluster": "lab", "serviceName": name, "taskDefinition": name,
        "desiredCount": luck.within(1, 6)});
    match ground {
        Ground::Fargate => {
            input["launchType"] = json!("FARGATE");
            input["networkConfiguration"] = json!({"awsvpcConfiguration":
                {"subnets": ["subnet-a", "subnet-b"], "assignPublicIp": "ENABLED"}});
        }
        Ground::Provider => {
            input["placementStrategy"] = json!([{"type": "binpack", "field": "memory"}]);
        }
        Ground::Instances => {}
    }
    if balanced {
        input["healthCheckGracePeriodSeconds"] = json!(*luck.pick(&[0, 60, 300]));
        unit.extend(balancer(name, ground, &mut input, shifting));
    }
    if shifting {
        configuration = strategy(luck);
    }
    input["deploymentConfiguration"] = configuration;
    unit.push(step(0, "ecs.CreateService", input));
    unit
}

fn strategy(luck: &mut Luck) -> Value {
    let bake = luck.within(0, 10);
    match luck.within(0, 2) {
        0 => json!({"strategy": "BLUE_GREEN", "bakeTimeInMinutes": bake}),
        1 => json!({"strategy": "CANARY", "bakeTimeInMinutes": bake, "canaryConfiguration":
            {"canaryPercent": 10.0, "canaryBakeTimeInMinutes": bake}}),
        _ => json!({"strategy": "LINEAR", "bakeTimeInMinutes": bake, "linearConfiguration":
            {"stepPercent": 25.0, "stepBakeTimeInMinutes": 2}}),
    }
}

/// A target group, or two, behind a listener of its own.
fn balancer(name: &str, ground: Ground, input: &mut Value, shifting: bool) -> Unit {
    let kind = if ground == Ground::Fargate {
        "ip"
    } else {
        "instance"
    };
    let group = |name: String| {
        json!({"Name": name, "Protocol": "HTTP", "Port": 80, "VpcId": "vpc-lab",
            "TargetType": kind, "HealthCheckIntervalSeconds": 10, "HealthyThresholdCount": 2,
            "UnhealthyThresholdCount": 2})
    };
    let first = "${group.TargetGroups[0].TargetGroupArn}";
    let forward = json!([{"Type": "forward", "TargetGroupArn": first}]);
    let mut unit = vec![
        labelled(0, "group", "elbv2.CreateTargetGroup", group(name.into())),
        labelled(
            0,
            "balancer",
            "elbv2.CreateLoadBalancer",
            json!({"Name": name, "Subnets": ["subnet-a", "subnet-b"]}),
        ),
        labelled(
            0,
            "front",
            "elbv2.CreateListener",
            json!({"LoadBalancerArn": "${balancer.LoadBalancers[0].LoadBalancerArn}",
                "Protocol": "HTTP", "Port": 80, "DefaultActions": forward}),
        ),
    ];
    let mut entry = json!({"targetGroupArn": first, "containerName": "app", "containerPort": 80});
    if shifting {
        let rule = json!({"ListenerArn": "${front.Listeners[0].ListenerArn}", "Priority": 1,
            "Conditions": [{"Field": "path-pattern", "Values": ["/*"]}], "Actions": forward});
        let other = group(format!("{name}-other"));
        unit.push(labelled(0, "other", "elbv2.CreateTargetGroup", other));
        unit.push(labelled(0, "rule", "elbv2.CreateRule", rule));
        entry["advancedConfiguration"] = json!({
            "alternateTargetGroupArn": "${other.TargetGroups[0].TargetGroupArn}",
            "productionListenerRule": "${rule.Rules[0].RuleArn}",
            "roleArn": "arn:aws:iam::111122223333:role/ecsInfrastructureRole"});
    }
    input["loadBalancers"] = json!([entry]);
    unit
}

/// Up and down through the restless hours, and flat from then on.
fn traffic(name: &str, luck: &mut Luck) -> Step {
    let corners = luck.within(1, 8);
    let mut points: Vec<Value> = (0..corners)
        .map(|n| {
            let at = n * (RESTLESS / 1000) / corners;
            json!({"at": format!("{at}s"), "requestsPerSecond": luck.within(0, 300)})
        })
        .collect();
    let last = RESTLESS / 1000;
    points.push(json!({"at": format!("{last}s"), "requestsPerSecond": luck.within(0, 200)}));
    let input = json!({"cluster": "lab", "service": name, "points": points});
    step(0, "lab.SetTraffic", input)
}

fn target(name: &str) -> Value {
    json!({"ServiceNamespace": "ecs", "ResourceId": format!("service/lab/{name}"),
        "ScalableDimension": DIMENSION})
}

fn bounds(name: &str, luck: &mut Luck) -> Unit {
    let register = |at: u64, luck: &mut Luck| {
        let mut input = target(name);
        let least = luck.within(0, 4);
        input["MinCapacity"] = json!(least);
        input["MaxCapacity"] = json!(least + luck.within(0, 12));
        step(at, "application-autoscaling.RegisterScalableTarget", input)
    };
    let mut unit = vec![register(0, luck)];
    if luck.once_in(3) {
        unit.push(register(moment(luck), luck));
    }
    unit
}

fn policies(name: &str, balanced: bool, luck: &mut Luck) -> Vec<Unit> {
    let mut units = Vec::new();
    let tracked = !luck.once_in(3);
    if tracked {
        units.push(vec![tracking(
            name,
            "cpu",
            "ECSServiceAverageCPUUtilization",
            luck,
        )]);
    } else {
        units.push(stepping(name, "out", luck));
        units.push(stepping(name, "in", luck));
    }
    // Beside steps it would take away what they add, and both would be right.
    if tracked && luck.once_in(4) {
        units.push(vec![tracking(
            name,
            "memory",
            "ECSServiceAverageMemoryUtilization",
            luck,
        )]);
    }
    if tracked && balanced && luck.once_in(3) {
        let mut policy = tracking(name, "requests", "ALBRequestCountPerTarget", luck);
        let it = &mut policy.input["TargetTrackingScalingPolicyConfiguration"];
        it["TargetValue"] = json!(luck.within(200, 4000));
        it["PredefinedMetricSpecification"]["ResourceLabel"] =
            json!(format!("app/{name}/0/targetgroup/{name}/0"));
        units.push(vec![policy]);
    }
    // Beside a second policy it would be undone by it for ever.
    if tracked && units.len() == 1 && luck.once_in(8) {
        let policy = &mut units[0][0].input["TargetTrackingScalingPolicyConfiguration"];
        policy["DisableScaleIn"] = json!(true);
    }
    if luck.once_in(3) {
        units.push(vec![scheduled(name, luck)]);
    }
    units
}

fn policy(name: &str, policy: &str, kind: &str) -> Value {
    let mut input = target(name);
    input["PolicyName"] = json!(format!("{name}-{policy}"));
    input["PolicyType"] = json!(kind);
    input
}

fn tracking(name: &str, called: &str, metric: &str, luck: &mut Luck) -> Step {
    let mut input = policy(name, called, "TargetTrackingScaling");
    input["TargetTrackingScalingPolicyConfiguration"] = json!({
        "TargetValue": luck.within(20, 80),
        "PredefinedMetricSpecification": {"PredefinedMetricType": metric},
        "ScaleOutCooldown": luck.within(0, 600), "ScaleInCooldown": luck.within(0, 900)});
    step(0, "application-autoscaling.PutScalingPolicy", input)
}

/// Out above 70 %, in below 10 %: far enough apart that a steady load meets at most one of them.
fn stepping(name: &str, way: &str, luck: &mut Luck) -> Unit {
    let out = way == "out";
    let sign = if out { 1 } else { -1 };
    let bound = if out {
        "MetricIntervalLowerBound"
    } else {
        "MetricIntervalUpperBound"
    };
    let mut input = policy(name, way, "StepScaling");
    let cooldown = luck.within(0, 600);
    input["StepScalingPolicyConfiguration"] = if luck.once_in(2) {
        json!({"AdjustmentType": "ChangeInCapacity", "Cooldown": cooldown,
            "StepAdjustments": [{bound: 0, "ScalingAdjustment": sign * luck.within(1, 3) as i64}]})
    } else {
        json!({"AdjustmentType": "PercentChangeInCapacity", "Cooldown": cooldown,
            "MinAdjustmentMagnitude": 1,
            "StepAdjustments": [{bound: 0, "ScalingAdjustment": sign * 40}]})
    };
    let comparison = if out {
        "GreaterThanThreshold"
    } else {
        "LessThanThreshold"
    };
    let dimensions = json!([{"Name": "ClusterName", "Value": "lab"},
        {"Name": "ServiceName", "Value": name}]);
    let alarm = json!({"AlarmName": format!("{name}-{way}"), "Namespace": "AWS/ECS",
        "MetricName": "CPUUtilization", "Dimensions": dimensions, "Statistic": "Average",
        "Period": 60, "EvaluationPeriods": luck.within(1, 5),
        "Threshold": if out { 70 } else { 10 }, "ComparisonOperator": comparison,
        "AlarmActions": ["${policy.PolicyARN}"]});
    let put = "application-autoscaling.PutScalingPolicy";
    vec![
        labelled(0, "policy", put, input),
        step(0, "cloudwatch.PutMetricAlarm", alarm),
    ]
}

fn scheduled(name: &str, luck: &mut Luck) -> Step {
    let least = luck.within(0, 5);
    let mut input = target(name);
    input["ScheduledActionName"] = json!("swarm");
    input["Schedule"] = json!(*luck.pick(&[
        "cron(0 12 * * ? *)",
        "cron(30 14 ? * MON-FRI *)",
        "at(2026-01-05T20:15:00)",
    ]));
    input["ScalableTargetAction"] =
        json!({"MinCapacity": least, "MaxCapacity": least + luck.within(0, 8)});
    step(0, "application-autoscaling.PutScheduledAction", input)
}

/// A new revision; a bad one is mended when the restless hours are over.
fn update(name: &str, ground: Ground, version: u64, calm: bool, luck: &mut Luck) -> Unit {
    let at = moment(luck);
    let image = format!("{name}:v{version}");
    let mut behaviour = json!({"image": image, "cpuMsPerRequest": luck.within(2, 30)});
    let bad = !calm && luck.once_in(3);
    // Slower than the health checks are patient: a fault too.
    let slow = !calm && !bad && luck.once_in(4);
    if bad {
        let (key, value) = match luck.within(0, 3) {
            0 => ("exitsAfter", json!("20s")),
            1 => ("healthy", json!(false)),
            2 => ("missing", json!(true)),
            _ => ("exitsAfter", json!("15m")),
        };
        behaviour[key] = value;
        if key == "exitsAfter" {
            behaviour["exitCode"] = json!(1);
        }
    } else if slow {
        behaviour["startsIn"] = json!("90s");
    }
    let checked = luck.once_in(3);
    let mut input = json!({"cluster": "lab", "service": name, "taskDefinition": name});
    if luck.once_in(5) {
        let (minimum, maximum) = *luck.pick(&PERCENTS);
        input["deploymentConfiguration"] =
            json!({"minimumHealthyPercent": minimum, "maximumPercent": maximum});
    }
    let mut unit = vec![
        step(at, "lab.SetImage", behaviour),
        step(
            at,
            "ecs.RegisterTaskDefinition",
            definition(name, ground, version, checked),
        ),
        step(at, "ecs.UpdateService", input),
    ];
    if bad || slow {
        let mended = json!({"image": image, "cpuMsPerRequest": 5});
        unit.push(step(RESTLESS, "lab.SetImage", mended));
    }
    unit
}
