//! Laws over 200 random calls and faults on one account: tasks of every kind, networks, roles, images,
//! groups of instances, queues.
//!
//! Nothing is given out twice: CPU, memory, ENI slots, ports, GPUs. A refused call leaves the digest
//! equal. Example: call 57 of seed 3 runs four awsvpc tasks on an instance with three slots.

use super::life::committed;
use base::{Dice, SimDuration, Stream};
use lab::{Scenario, Timeline};
use serde_json::{Value, json};

const CALLS: u64 = 200;
const ZONES: [&str; 2] = ["us-east-1a", "us-east-1b"];
const KINDS: [&str; 4] = ["t3.medium", "m5.large", "g4dn.xlarge", "g5.xlarge"];
const FAMILIES: [&str; 5] = ["host", "bridge", "own", "gpu", "fargate"];

/// Draws of one run; numbers pick among what there is.
struct Draw {
    dice: Dice,
    turn: u64,
    part: u64,
}

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.part += 1;
        let bound = bound.max(1) as u64;
        self.dice
            .below(Stream::Traffic, self.turn, self.part, bound) as usize
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn definition(family: &str, memory: usize) -> Value {
    let mut app = json!({"name": "app", "image": format!("{family}:1"), "cpu": 64,
        "memory": memory});
    let mut it = json!({"family": family});
    match family {
        "host" => {
            it["networkMode"] = json!("host");
            app["portMappings"] = json!([{"containerPort": 8080}]);
        }
        "bridge" => app["portMappings"] = json!([{"containerPort": 80, "hostPort": 0}]),
        "own" => it["networkMode"] = json!("awsvpc"),
        "gpu" => app["resourceRequirements"] = json!([{"type": "GPU", "value": "1"}]),
        _ => {
            it["networkMode"] = json!("awsvpc");
            it["requiresCompatibilities"] = json!(["FARGATE"]);
            (it["cpu"], it["memory"]) = (json!("256"), json!("512"));
        }
    }
    if family == "fargate" {
        app["memory"] = json!(512);
    }
    it["containerDefinitions"] = json!([app]);
    it
}

fn stage(seed: u64) -> Timeline {
    let step = |call: &str, input: Value| json!({"at": "0s", "call": call, "input": input});
    let mut steps = vec![
        step("ecs.CreateCluster", json!({"clusterName": "lab"})),
        step(
            "lab.AddContainerInstances",
            json!({"cluster": "lab", "instanceType": "g5.xlarge", "count": 2,
                "availabilityZones": ZONES}),
        ),
    ];
    let families = FAMILIES.iter();
    steps.extend(families.map(|it| step("ecs.RegisterTaskDefinition", definition(it, 512))));
    let scenario = json!({"format": 1, "title": "An account", "seed": seed, "until": "1h",
        "steps": steps});
    Timeline::open(Scenario::from_value(&scenario).expect("the stage is a scenario"))
}

/// awsvpc families need a network configuration, now and then one that is wrong.
fn placed(draw: &mut Draw, family: &str, mut input: Value) -> Value {
    if matches!(family, "own" | "fargate") || draw.below(20) == 0 {
        let subnets = draw.pick(&["subnet-1a", "subnet-1b", "subnet-0none"]);
        input["networkConfiguration"] = json!({"awsvpcConfiguration": {"subnets": [subnets]}});
    }
    if family == "fargate" {
        input["launchType"] = json!("FARGATE");
    }
    input["taskDefinition"] = json!(family);
    input["cluster"] = json!(draw.pick(&["lab", "lab", "lab", "lab", "lab", "none"]));
    input
}

fn of_tasks(draw: &mut Draw, timeline: &Timeline) -> (&'static str, Value) {
    let world = timeline.world();
    let family = draw.pick(&FAMILIES);
    let service = ["s0", "s1", "s2", "s3"][draw.below(4)];
    let live: Vec<_> = world.tasks.values().filter(|it| it.wanted).collect();
    let nth = draw.below(live.len());
    let task = live
        .get(nth)
        .map_or_else(String::new, |it| it.id.to_string());
    let one = json!({"cluster": "lab", "task": task});
    match draw.below(9) {
        0 | 1 => {
            let count = 1 + draw.below(5);
            ("ecs.RunTask", placed(draw, family, json!({"count": count})))
        }
        2 => {
            let desired = draw.below(6);
            let input = json!({"serviceName": service, "desiredCount": desired});
            ("ecs.CreateService", placed(draw, family, input))
        }
        3 => {
            let desired = draw.below(8);
            let input = json!({"cluster": "lab", "service": service, "desiredCount": desired});
            ("ecs.UpdateService", input)
        }
        4 => {
            let input = json!({"cluster": "lab", "service": service, "forceNewDeployment": true});
            ("ecs.UpdateService", input)
        }
        5 => {
            let input = json!({"cluster": "lab", "service": service, "force": true});
            ("ecs.DeleteService", input)
        }
        6 => {
            let memory = 4 + draw.below(3000);
            ("ecs.RegisterTaskDefinition", definition(family, memory))
        }
        7 => ("ecs.StopTask", one),
        _ => {
            let mut input = one;
            input["exitCode"] = json!(draw.below(3));
            ("lab.ExitContainer", input)
        }
    }
}

fn of_instances(draw: &mut Draw, timeline: &Timeline) -> (&'static str, Value) {
    let world = timeline.world();
    let ids: Vec<String> = world.instances.keys().map(ToString::to_string).collect();
    let nth = draw.below(ids.len());
    let id = ids.get(nth).cloned().unwrap_or_default();
    let one = json!({"cluster": "lab", "containerInstance": id});
    let zone = json!({"availabilityZone": draw.pick(&ZONES)});
    match draw.below(10) {
        0 | 1 => {
            let input = json!({"cluster": "lab", "instanceType": draw.pick(&KINDS),
                "count": 1 + draw.below(2), "availabilityZones": [draw.pick(&ZONES)]});
            ("lab.AddContainerInstances", input)
        }
        2 => ("lab.FailContainerInstance", one),
        3 => ("lab.DisconnectAgent", one),
        4 => ("lab.ReconnectAgent", one),
        5 => {
            let status = draw.pick(&["DRAINING", "ACTIVE"]);
            let input = json!({"cluster": "lab", "containerInstances": [id], "status": status});
            ("ecs.UpdateContainerInstancesState", input)
        }
        6 => {
            let force = draw.below(2) == 0;
            let input = json!({"cluster": "lab", "containerInstance": id, "force": force});
            ("ecs.DeregisterContainerInstance", input)
        }
        7 => ("lab.FailAvailabilityZone", zone),
        8 => ("lab.RestoreAvailabilityZone", zone),
        _ => {
            let setting = json!({"name": "awsvpcTrunking",
                "value": draw.pick(&["enabled", "disabled"])});
            ("ecs.PutAccountSetting", setting)
        }
    }
}

fn of_account(draw: &mut Draw) -> (&'static str, Value) {
    let name = draw.pick(&["a", "b", "c"]);
    let image = format!("{}:1", draw.pick(&FAMILIES));
    match draw.below(14) {
        0 => ("ecr.CreateRepository", json!({"repositoryName": name})),
        1 => (
            "lab.PushImage",
            json!({"repositoryName": name, "imageTag": "1"}),
        ),
        2 => ("ecr.DeleteRepository", json!({"repositoryName": name})),
        3 => {
            let trust = json!({"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]});
            let input = json!({"RoleName": name, "AssumeRolePolicyDocument": trust.to_string()});
            ("iam.CreateRole", input)
        }
        4 => ("iam.DeleteRole", json!({"RoleName": name})),
        5 => ("sqs.CreateQueue", json!({"QueueName": name})),
        6 => (
            "sqs.SendMessage",
            json!({"QueueUrl": name, "MessageBody": "x"}),
        ),
        7 => (
            "ec2.CreateVpc",
            json!({"CidrBlock": draw.pick(&["10.0.0.0/16", "10.0.0.0/4"])}),
        ),
        8 => ("efs.CreateFileSystem", json!({"CreationToken": name})),
        9 => {
            let data = json!({"InstanceType": draw.pick(&KINDS), "UserData": "lab"});
            let input = json!({"LaunchTemplateName": name, "LaunchTemplateData": data});
            ("ec2.CreateLaunchTemplate", input)
        }
        10 => {
            let input = json!({"AutoScalingGroupName": name, "MinSize": 0, "MaxSize": 3,
                "DesiredCapacity": draw.below(5), "AvailabilityZones": ZONES,
                "LaunchTemplate": {"LaunchTemplateName": name}});
            ("autoscaling.CreateAutoScalingGroup", input)
        }
        11 => ("logs.CreateLogGroup", json!({"logGroupName": name})),
        12 => (
            "secretsmanager.CreateSecret",
            json!({"Name": name, "SecretString": "x"}),
        ),
        _ => {
            let mut input = json!({"image": image});
            match draw.below(4) {
                0 => input["exitsAfter"] = json!("9s"),
                1 => input["missing"] = json!(true),
                2 => input["healthy"] = json!(false),
                _ => {}
            }
            ("lab.SetImage", input)
        }
    }
}

/// GPUs in use and free on each instance are those of its type.
fn gpus(world: &model::World) -> Result<(), String> {
    for (id, instance) in &world.instances {
        let kind = rules::instance_types::find(&instance.instance_type);
        let total = kind.map_or(0, |it| it.gpus);
        let on = world.tasks.values().filter(|it| it.instance == Some(*id));
        let used: u32 = on.filter(|it| !it.is_stopped()).map(|it| it.gpus).sum();
        if used + instance.node.gpus_left != total {
            let left = instance.node.gpus_left;
            return Err(format!(
                "{id}: {used} GPUs in use and {left} left of {total}"
            ));
        }
    }
    Ok(())
}

#[test]
fn two_hundred_calls_and_faults_give_nothing_out_twice() {
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..6 {
        let mut timeline = stage(seed);
        for turn in 0..CALLS {
            let mut draw = Draw {
                dice: Dice::new(seed),
                turn,
                part: 0,
            };
            let (name, input) = match draw.below(10) {
                0..=4 => of_tasks(&mut draw, &timeline),
                5..=7 => of_instances(&mut draw, &timeline),
                _ => of_account(&mut draw),
            };
            let before = timeline.digest();
            let said = timeline.call(name, &input);
            let here = format!("seed {seed}, call {turn}: {name} {input}");
            match said {
                Ok(_) => taken += 1,
                Err(_) => {
                    refused += 1;
                    assert_eq!(timeline.digest(), before, "{here}");
                }
            }
            let wait = 500 * (1 + draw.below(60) as u64);
            timeline.advance_to(timeline.now() + SimDuration(wait));
            let world = timeline.world();
            committed(world)
                .and_then(|()| gpus(world))
                .unwrap_or_else(|why| panic!("{why}: {here}"));
        }
    }
    assert!(
        taken > 600 && refused > 100,
        "{taken} taken, {refused} refused"
    );
}
