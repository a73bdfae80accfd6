//! What one seed plays: a cluster, a few services, policies, deployments and faults, as scenario steps.
//!
//! A plan is a row of units: steps that belong together and are left out together when a failure is
//! made smaller. Until `RESTLESS` things happen; then faults are mended, traffic stays as it is, and the
//! rest of the day must become quiet. Every third plan is calm: no fault, and room for every task.
//! Example: seed 4 is two Fargate services with target tracking and eleven deployments.

use super::luck::Luck;
use super::services;
use base::SimTime;
use lab::{Scenario, Step};
use serde_json::{Value, json};

const HOUR: u64 = 3_600_000;
/// How long a plan is played: a day.
pub const DAY: SimTime = SimTime(24 * HOUR);
/// From here on nobody touches anything.
pub const RESTLESS: u64 = 17 * HOUR;

/// Steps that stand or fall together.
pub type Unit = Vec<Step>;

#[derive(Clone, Debug)]
pub struct Plan {
    pub seed: u64,
    /// No faults: every deployment with room must finish.
    pub calm: bool,
    pub units: Vec<Unit>,
    pub until: SimTime,
}

/// Where the tasks run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Instances,
    Provider,
    Fargate,
}

impl Plan {
    pub fn of(seed: u64) -> Plan {
        let luck = &mut Luck::new(seed);
        let calm = seed.is_multiple_of(3);
        let grounds = [Ground::Instances, Ground::Provider, Ground::Fargate];
        let ground = *luck.pick(&grounds);
        let mut units = vec![stage(ground, calm, luck)];
        let count = *luck.pick(&[1, 1, 2, 2, 3]);
        for number in 0..count {
            units.extend(services::service(number, ground, calm, luck));
        }
        if !calm {
            for _ in 0..luck.within(2, 10) {
                units.push(fault(ground, count, luck));
            }
        }
        let until = DAY;
        let mut plan = Plan {
            seed,
            calm,
            units,
            until,
        };
        plan.number_labels();
        plan
    }

    /// Labels are local to their unit while it is made; in the scenario each is one of a kind.
    fn number_labels(&mut self) {
        for (number, unit) in self.units.iter_mut().enumerate() {
            let labels: Vec<String> = unit.iter().filter_map(|it| it.label.clone()).collect();
            for step in unit.iter_mut() {
                let mut text = step.input.to_string();
                for label in &labels {
                    text = text.replace(&format!("${{{label}."), &format!("${{{label}{number}."));
                }
                step.input = serde_json::from_str(&text).expect("JSON with other labels");
                step.label = step.label.as_ref().map(|it| format!("{it}{number}"));
            }
        }
    }

    /// As `taskyard run` reads it.
    pub fn scenario(&self, title: &str) -> Scenario {
        let mut steps: Vec<Step> = self.units.iter().flatten().cloned().collect();
        steps.sort_by_key(|it| it.at);
        steps.retain(|it| it.at <= self.until);
        Scenario {
            id: None,
            title: title.into(),
            seed: self.seed,
            question: None,
            summary: None,
            steps,
            until: self.until,
        }
    }
}

pub fn step(at: u64, call: &str, input: Value) -> Step {
    Step {
        at: SimTime(at),
        call: call.into(),
        input,
        label: None,
    }
}

pub fn labelled(at: u64, label: &str, call: &str, input: Value) -> Step {
    Step {
        label: Some(label.into()),
        ..step(at, call, input)
    }
}

/// A moment in the restless part, on a whole second.
pub fn moment(luck: &mut Luck) -> u64 {
    luck.within(600, RESTLESS / 1000) * 1000
}

const ZONES: [&str; 2] = ["us-east-1a", "us-east-1b"];

fn stage(ground: Ground, calm: bool, luck: &mut Luck) -> Unit {
    let mut unit = vec![step(0, "ecs.CreateCluster", json!({"clusterName": "lab"}))];
    match ground {
        Ground::Fargate => {}
        Ground::Instances => {
            let count = if calm { 24 } else { luck.within(2, 6) };
            let input = json!({"cluster": "lab", "instanceType": "m5.large", "count": count,
                "availabilityZones": ZONES});
            unit.push(step(0, "lab.AddContainerInstances", input));
        }
        Ground::Provider => unit.extend(provider(calm, luck)),
    }
    unit
}

fn provider(calm: bool, luck: &mut Luck) -> Unit {
    let most = if calm { 40 } else { luck.within(3, 12) };
    let kept = if luck.once_in(2) {
        "ENABLED"
    } else {
        "DISABLED"
    };
    let target = *luck.pick(&[100, 100, 80, 60]);
    let template = json!({"LaunchTemplateName": "nodes", "LaunchTemplateData":
        {"InstanceType": "m5.large", "UserData": "ECS_CLUSTER=lab"}});
    let group = json!({"AutoScalingGroupName": "nodes", "MinSize": luck.within(0, 2),
        "MaxSize": most, "LaunchTemplate": {"LaunchTemplateName": "nodes"},
        "AvailabilityZones": ZONES, "NewInstancesProtectedFromScaleIn": true});
    let provider = json!({"name": "nodes", "autoScalingGroupProvider": {
        "autoScalingGroupArn": "nodes",
        "managedScaling": {"status": "ENABLED", "targetCapacity": target},
        "managedTerminationProtection": kept, "managedDraining": "ENABLED"}});
    let cluster = json!({"cluster": "lab", "capacityProviders": ["nodes"],
        "defaultCapacityProviderStrategy": [{"capacityProvider": "nodes", "weight": 1}]});
    vec![
        step(0, "ec2.CreateLaunchTemplate", template),
        step(0, "autoscaling.CreateAutoScalingGroup", group),
        step(0, "ecs.CreateCapacityProvider", provider),
        step(0, "ecs.PutClusterCapacityProviders", cluster),
    ]
}

/// Something breaks, and is mended if it can be.
fn fault(ground: Ground, services: u64, luck: &mut Luck) -> Unit {
    let at = moment(luck);
    let mended = at + luck.within(30, 3600) * 1000;
    let zone = json!({"availabilityZone": luck.pick(&ZONES)});
    let place = luck.within(0, 2);
    let instances = json!({"cluster": "lab"});
    let one = json!({"cluster": "lab", "containerInstance":
        format!("${{fleet.containerInstanceArns[{place}]}}")});
    let list = labelled(at, "fleet", "ecs.ListContainerInstances", instances);
    let service = format!("s{}", luck.within(0, services - 1));
    let kinds = if ground == Ground::Fargate { 2 } else { 6 };
    match luck.within(0, kinds) {
        0 => vec![
            step(at, "lab.FailAvailabilityZone", zone.clone()),
            step(mended, "lab.RestoreAvailabilityZone", zone),
        ],
        1 | 2 => {
            let tasks = json!({"cluster": "lab", "serviceName": service});
            let list = labelled(at, "tasks", "ecs.ListTasks", tasks);
            let task = format!("${{tasks.taskArns[{place}]}}");
            if luck.once_in(2) {
                let stop = json!({"cluster": "lab", "task": task});
                vec![list, step(at, "ecs.StopTask", stop)]
            } else {
                let exit = json!({"cluster": "lab", "task": task, "exitCode": 1});
                vec![list, step(at, "lab.ExitContainer", exit)]
            }
        }
        3 => vec![list, step(at, "lab.FailContainerInstance", one)],
        4 => vec![
            list,
            step(at, "lab.DisconnectAgent", one.clone()),
            step(mended, "lab.ReconnectAgent", one),
        ],
        _ => {
            let state = |status: &str| {
                json!({"cluster": "lab", "status": status,
                    "containerInstances": [one["containerInstance"]]})
            };
            let call = "ecs.UpdateContainerInstancesState";
            vec![
                list,
                step(at, call, state("DRAINING")),
                step(mended, call, state("ACTIVE")),
            ]
        }
    }
}
