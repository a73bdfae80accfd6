//! The law of capacity: whatever is called and whatever fails, no instance gives away more than it has.
//!
//! Two hundred calls a run, drawn from the seed alone: tasks with fixed ports, network interfaces and GPUs,
//! services, stops, drains, lost agents, instances and zones; groups behind capacity providers, task sets,
//! Fargate with its quotas and maintenance. A refused call leaves the digest as it was.

use crate::lab::Lab;
use base::{Dice, InstanceId, SimDuration, Stream};
use model::{InstanceState, Task, TaskStatus, World, identity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const RUNS: u64 = 12;
const CALLS: u64 = 200;
const KINDS: [&str; 4] = ["m5.large", "t3.micro", "g4dn.xlarge", "c5.xlarge"];
const ZONES: [&str; 2] = ["us-east-1a", "us-east-1b"];

struct Draw {
    dice: Dice,
    turn: u64,
    part: u64,
}

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.part += 1;
        self.dice
            .below(Stream::Traffic, self.turn, self.part, bound)
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }
}

fn definitions(lab: &mut Lab) {
    let one = |more: Value| {
        let mut it = json!({"name": "app", "image": "web:v1", "cpu": 128, "memory": 128});
        it.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        it
    };
    let gpu = |count: &str| json!([{"type": "GPU", "value": count}]);
    for (family, mode, container) in [
        ("plain", "bridge", one(json!({"cpu": 700, "memory": 900}))),
        (
            "fixed",
            "bridge",
            one(json!({"portMappings": [{"containerPort": 80, "hostPort": 8080}]})),
        ),
        (
            "dynamic",
            "bridge",
            one(json!({"portMappings": [{"containerPort": 80},
            {"containerPort": 53, "protocol": "udp"}]})),
        ),
        (
            "host",
            "host",
            one(json!({"portMappings": [{"containerPort": 9090}]})),
        ),
        (
            "vpc",
            "awsvpc",
            one(json!({"portMappings": [{"containerPort": 8080}]})),
        ),
        (
            "gpu",
            "bridge",
            one(json!({"resourceRequirements": gpu("1")})),
        ),
        (
            "gpus",
            "bridge",
            one(json!({"resourceRequirements": gpu("ALL")})),
        ),
    ] {
        lab.ok(
            "ecs.RegisterTaskDefinition",
            json!({"family": family, "networkMode": mode, "containerDefinitions": [container]}),
        );
    }
}

fn call(world: &World, draw: &mut Draw) -> (&'static str, Value) {
    let families = [
        "plain", "fixed", "dynamic", "host", "vpc", "gpu", "gpus", "unheard",
    ];
    let family = *draw.of(&families);
    let instances: Vec<InstanceId> = world.instances.keys().copied().collect();
    let instance = draw.of(&instances).to_string();
    let task = format!("t{}", 1 + draw.below(world.tasks.len().max(1) as u64));
    let name = format!("s{}", draw.below(3));
    let network = json!({"awsvpcConfiguration": {"subnets": ["subnet-1a", "subnet-1b"]}});
    let mut input = json!({"cluster": "lab", "taskDefinition": family});
    if family == "vpc" {
        input["networkConfiguration"] = network;
    }
    match draw.below(25) {
        16 => {
            input["count"] = json!(1 + draw.below(4));
            input["capacityProviderStrategy"] = json!([{"capacityProvider": "nodes", "weight": 1}]);
            ("ecs.RunTask", input)
        }
        17.. => elsewhere(world, draw, input),
        0..=3 => {
            input["count"] = json!(1 + draw.below(11));
            ("ecs.RunTask", input)
        }
        4 => {
            input["containerInstances"] = json!([instance, "i-999"]);
            ("ecs.StartTask", input)
        }
        5 | 6 => {
            (input["serviceName"], input["desiredCount"]) = (json!(name), json!(draw.below(8)));
            ("ecs.CreateService", input)
        }
        7 => (
            "ecs.UpdateService",
            json!({"cluster": "lab", "service": name, "desiredCount": draw.below(9),
                   "forceNewDeployment": draw.below(2) == 0}),
        ),
        8 => (
            "ecs.DeleteService",
            json!({"cluster": "lab", "service": name, "force": true}),
        ),
        9 => ("ecs.StopTask", json!({"cluster": "lab", "task": task})),
        10 => {
            let status = *draw.of(&["ACTIVE", "DRAINING"]);
            let input = json!({"cluster": "lab", "containerInstances": [instance],
                               "status": status});
            ("ecs.UpdateContainerInstancesState", input)
        }
        11 => {
            let name = *draw.of(&[
                "lab.DisconnectAgent",
                "lab.ReconnectAgent",
                "lab.FailContainerInstance",
            ]);
            (name, json!({"containerInstance": instance}))
        }
        12 => {
            let name = *draw.of(&["lab.FailAvailabilityZone", "lab.RestoreAvailabilityZone"]);
            (name, json!({"availabilityZone": draw.of(&ZONES)}))
        }
        13 => (
            "lab.AddContainerInstances",
            json!({"cluster": "lab", "instanceType": draw.of(&KINDS), "count": 1,
                   "availabilityZones": [draw.of(&ZONES)]}),
        ),
        14 => (
            "lab.ExitContainer",
            json!({"task": task, "exitCode": draw.below(3)}),
        ),
        _ => (
            "ecs.DeregisterContainerInstance",
            json!({"cluster": "lab", "containerInstance": instance, "force": draw.below(2) == 0}),
        ),
    }
}

/// Groups, providers, task sets and Fargate.
fn elsewhere(world: &World, draw: &mut Draw, mut input: Value) -> (&'static str, Value) {
    let network = json!({"awsvpcConfiguration": {"subnets": ["subnet-1a", "subnet-1b"]}});
    let set = |draw: &mut Draw| {
        let ids: Vec<base::DeploymentId> = world.task_sets.all.keys().copied().collect();
        let id = ids.get(draw.below(ids.len().max(1) as u64) as usize);
        let id = id.map(|it| identity::deployment_name(world.seed, *it));
        json!({"cluster": "lab", "service": "outside", "taskSet": id.unwrap_or("none".into())})
    };
    match draw.below(10) {
        0 => {
            let input = json!({"AutoScalingGroupName": "nodes", "DesiredCapacity": draw.below(6)});
            ("autoscaling.SetDesiredCapacity", input)
        }
        1 => {
            (input["serviceName"], input["desiredCount"]) = (json!("own"), json!(draw.below(6)));
            input["capacityProviderStrategy"] = json!([{"capacityProvider": "nodes", "weight": 1}]);
            ("ecs.CreateService", input)
        }
        2 => {
            let input = json!({"cluster": "lab", "taskDefinition": "small", "launchType": "FARGATE",
                "count": 1 + draw.below(4), "networkConfiguration": network});
            ("ecs.RunTask", input)
        }
        3 => ("lab.SetQuota", json!({"fargateTasks": draw.below(8)})),
        4 => {
            let task = format!("t{}", 1 + draw.below(world.tasks.len().max(1) as u64));
            ("lab.RetireTask", json!({"task": task}))
        }
        5 => {
            let fails = *draw.of(&["NoCommand", "Timeout", ""]);
            (
                "lab.SetImage",
                json!({"image": "web:v1", "runError": fails}),
            )
        }
        6 => {
            input["service"] = json!("outside");
            input["scale"] = json!({"value": 10 * draw.below(12), "unit": "PERCENT"});
            ("ecs.CreateTaskSet", input)
        }
        7 => {
            let mut input = set(draw);
            input["scale"] = json!({"value": 10 * draw.below(12), "unit": "PERCENT"});
            ("ecs.UpdateTaskSet", input)
        }
        8 => {
            let mut input = set(draw);
            input["force"] = json!(draw.below(2) == 0);
            ("ecs.DeleteTaskSet", input)
        }
        _ => (
            "ecs.UpdateCapacityProvider",
            json!({"name": "nodes", "autoScalingGroupProvider": {"managedScaling":
                {"status": draw.of(&["ENABLED", "DISABLED"]), "targetCapacity": draw.below(120)}}}),
        ),
    }
}

/// What tasks hold on each instance against what the instance has.
fn check(world: &World) {
    for (id, instance) in &world.instances {
        let tasks: Vec<&Task> = world.live_tasks_on(*id).collect();
        if instance.state == InstanceState::Terminated {
            assert!(tasks.is_empty(), "{id} is gone and holds tasks");
            continue;
        }
        let kind = rules::instance_types::find(&instance.instance_type).unwrap();
        let sum = |of: fn(&Task) -> u32| tasks.iter().map(|it| of(it)).sum::<u32>();
        let node = &instance.node;
        for (what, used, has, left) in [
            ("CPU", sum(|it| it.cpu.0), kind.cpu().0, node.cpu_left.0),
            (
                "MEMORY",
                sum(|it| it.memory.0),
                kind.memory().0,
                node.memory_left.0,
            ),
            ("GPU", sum(|it| it.gpus), kind.gpus, node.gpus_left),
            ("ENI", sum(|it| it.enis), node.eni_slots, node.enis_left),
        ] {
            assert!(used <= has, "{id} gives {used} of {has} {what}");
            assert_eq!(used + left, has, "{id} has lost count of {what}");
        }
        let mut ports = BTreeSet::new();
        for task in tasks.iter().filter(|it| !it.own_interface) {
            let bound = task.ports.iter().map(|it| (it.protocol, it.host_port));
            let fixed = task.reserved_ports.iter().copied();
            let held: BTreeSet<_> = bound.chain(fixed).collect();
            if task.last_status < TaskStatus::Stopped {
                for port in held {
                    assert!(ports.insert(port), "{id} gives port {port:?} twice");
                }
            }
        }
    }
}

/// A group behind a provider, a service whose task sets somebody else makes, a size for Fargate.
fn grounds(lab: &mut Lab) {
    crate::scaling::provide(lab);
    let outside = json!({"cluster": "lab", "serviceName": "outside", "desiredCount": 4,
        "deploymentController": {"type": "EXTERNAL"}});
    lab.ok("ecs.CreateService", outside);
    let mut small = crate::texts::fargate(json!({}));
    small["family"] = json!("small");
    lab.ok("ecs.RegisterTaskDefinition", small);
}

#[test]
fn no_instance_gives_away_more_than_it_has_and_no_refusal_leaves_a_trace() {
    let (mut placed, mut refused, mut taken) = (0, 0, BTreeSet::new());
    for seed in 0..RUNS {
        let mut lab = Lab::with(2);
        lab.run.world.seed = seed;
        lab.ok(
            "lab.AddContainerInstances",
            json!({"cluster": "lab", "instanceType": "g4dn.xlarge", "count": 1,
                   "availabilityZones": ["us-east-1b"]}),
        );
        definitions(&mut lab);
        grounds(&mut lab);
        for turn in 0..CALLS {
            let mut draw = Draw {
                dice: Dice::new(seed),
                turn,
                part: 0,
            };
            let (name, input) = call(&lab.run.world, &mut draw);
            let before = lab.run.digest;
            if lab.call(name, input).is_err() {
                refused += 1;
                assert_eq!(
                    lab.run.digest, before,
                    "{name} was refused and left a trace"
                );
            } else {
                taken.insert(name);
            }
            check(&lab.run.world);
            let wait = SimDuration::from_secs(draw.below(40));
            lab.run.run_until(lab.run.clock + wait);
            check(&lab.run.world);
        }
        placed += lab.run.world.tasks.len();
    }
    // Each of the calls came through at least once: none is drawn in vain.
    assert_eq!(taken.len(), 23, "{taken:?}");
    assert!(
        placed > 1000 && refused > 200,
        "{placed} placed, {refused} refused"
    );
}
