//! Generated scripts: small clusters, services, updates, faults and traffic, as calls.
//!
//! A script is first a list of wishes ("stop the third task"), which are turned into calls while it is
//! played, because ARNs are known only then. What was called makes a scenario that anyone can run again:
//! a failing law prints it.

use base::{SimDuration, SimTime};
use lab::{Scenario, Step, Timeline};
use model::ServiceStatus;
use proptest::prelude::*;
use serde_json::{Value, json};

/// One wish; numbers pick among what there is, round and round.
#[derive(Clone, Debug)]
pub enum Wish {
    Register {
        family: u8,
        memory: u32,
        port: u8,
    },
    Create {
        service: u8,
        family: u8,
        desired: u8,
        percents: (u8, u8),
        strategy: u8,
        balanced: bool,
    },
    Update {
        service: u8,
        family: Option<u8>,
        desired: Option<u8>,
        percents: Option<(u8, u8)>,
    },
    Restart {
        service: u8,
    },
    Delete {
        service: u8,
    },
    RunTask {
        family: u8,
        count: u8,
    },
    StopTask {
        task: u8,
    },
    Exit {
        task: u8,
        code: u8,
    },
    AddInstances {
        zone: u8,
        count: u8,
    },
    Fail {
        instance: u8,
    },
    Disconnect {
        instance: u8,
    },
    Reconnect {
        instance: u8,
    },
    Drain {
        instance: u8,
    },
    FailZone {
        zone: u8,
    },
    RestoreZone {
        zone: u8,
    },
    Image {
        family: u8,
        kind: u8,
    },
    Traffic {
        service: u8,
        rate: u16,
    },
    Scalable {
        service: u8,
        max: u8,
    },
    Scale {
        service: u8,
        target: u8,
    },
}

#[derive(Clone, Debug)]
pub struct Script {
    pub seed: u64,
    pub instances: u8,
    pub wishes: Vec<(u32, Wish)>,
}

const ZONES: [&str; 3] = ["us-east-1a", "us-east-1b", "us-east-1c"];
const PERCENTS: [(u32, u32); 6] = [
    (100, 200),
    (50, 100),
    (100, 150),
    (0, 100),
    (50, 200),
    (75, 125),
];
const PORTS: [u32; 4] = [0, 0, 8080, 9090];

fn wish() -> impl Strategy<Value = Wish> {
    let few = 0..3u8;
    let percents = || (0..6u8, Just(0u8));
    prop_oneof![
        2 => (few.clone(), 64..1500u32, 0..4u8)
            .prop_map(|(family, memory, port)| Wish::Register { family, memory, port }),
        4 => (few.clone(), few.clone(), 0..6u8, percents(), 0..5u8, any::<bool>()).prop_map(
            |(service, family, desired, percents, strategy, balanced)| Wish::Create {
                service, family, desired, percents, strategy, balanced,
            }
        ),
        5 => (few.clone(), proptest::option::of(few.clone()), proptest::option::of(0..7u8),
            proptest::option::of(percents())).prop_map(|(service, family, desired, percents)| {
                Wish::Update { service, family, desired, percents }
            }),
        1 => few.clone().prop_map(|service| Wish::Restart { service }),
        1 => few.clone().prop_map(|service| Wish::Delete { service }),
        1 => (few.clone(), 1..5u8).prop_map(|(family, count)| Wish::RunTask { family, count }),
        2 => any::<u8>().prop_map(|task| Wish::StopTask { task }),
        1 => (any::<u8>(), 0..3u8).prop_map(|(task, code)| Wish::Exit { task, code }),
        1 => (few.clone(), 1..3u8).prop_map(|(zone, count)| Wish::AddInstances { zone, count }),
        1 => any::<u8>().prop_map(|instance| Wish::Fail { instance }),
        1 => any::<u8>().prop_map(|instance| Wish::Disconnect { instance }),
        1 => any::<u8>().prop_map(|instance| Wish::Reconnect { instance }),
        1 => any::<u8>().prop_map(|instance| Wish::Drain { instance }),
        1 => few.clone().prop_map(|zone| Wish::FailZone { zone }),
        1 => few.clone().prop_map(|zone| Wish::RestoreZone { zone }),
        2 => (few.clone(), 0..6u8).prop_map(|(family, kind)| Wish::Image { family, kind }),
        1 => (few.clone(), 0..400u16).prop_map(|(service, rate)| Wish::Traffic { service, rate }),
        1 => (few.clone(), 1..8u8).prop_map(|(service, max)| Wish::Scalable { service, max }),
        1 => (few, 20..90u8).prop_map(|(service, target)| Wish::Scale { service, target }),
    ]
}

/// Any script: a service to begin with, then up to 14 wishes, up to a minute and a half apart.
pub fn scripts() -> impl Strategy<Value = Script> {
    let first = (1..6u8, 0..6u8, any::<bool>()).prop_map(|(desired, percents, balanced)| {
        let (service, family, strategy) = (0, 0, percents % 4);
        let percents = (percents, 0);
        Wish::Create {
            service,
            family,
            desired,
            percents,
            strategy,
            balanced,
        }
    });
    let wishes = proptest::collection::vec((0..90_000u32, wish()), 1..14);
    (any::<u64>(), 1..5u8, first, wishes).prop_map(|(seed, instances, first, wishes)| Script {
        seed,
        instances,
        wishes: std::iter::once((0, first)).chain(wishes).collect(),
    })
}

/// A script that was played, and the scenario that plays it again.
pub struct Played {
    pub timeline: Timeline,
    pub scenario: Scenario,
    /// The accepted calls and their moments, without those that set the stage.
    pub calls: Vec<(SimTime, String, Value)>,
}

impl Script {
    /// Every script begins with a cluster, three families, a target group and a load balancer.
    fn stage(&self) -> Scenario {
        let zones = &ZONES[..2];
        let mut steps = vec![
            step("ecs.CreateCluster", json!({"clusterName": "lab"})),
            step(
                "lab.AddContainerInstances",
                json!({"cluster": "lab", "instanceType": "t3.medium", "count": self.instances,
                    "availabilityZones": zones}),
            ),
            step(
                "elbv2.CreateTargetGroup",
                json!({"Name": "web", "Protocol": "HTTP", "Port": 80, "VpcId": "vpc-lab",
                    "TargetType": "instance", "HealthCheckIntervalSeconds": 10,
                    "HealthyThresholdCount": 2, "UnhealthyThresholdCount": 2}),
            ),
            step(
                "elbv2.CreateLoadBalancer",
                json!({"Name": "lab", "Subnets": ["a", "b"]}),
            ),
            step(
                "elbv2.CreateListener",
                json!({"LoadBalancerArn": "${balancer.LoadBalancers[0].LoadBalancerArn}",
                    "Protocol": "HTTP", "Port": 80, "DefaultActions": [
                    {"Type": "forward", "TargetGroupArn": "${group.TargetGroups[0].TargetGroupArn}"}]}),
            ),
        ];
        steps[2].label = Some("group".into());
        steps[3].label = Some("balancer".into());
        for family in 0..3 {
            steps.push(step(
                "ecs.RegisterTaskDefinition",
                definition(family, 512, 0),
            ));
        }
        Scenario {
            id: None,
            title: "a generated script".into(),
            seed: self.seed,
            question: None,
            summary: None,
            steps,
            until: SimTime::ZERO,
        }
    }

    /// Plays the script to half a minute after its last wish.
    pub fn play(&self) -> Played {
        let mut scenario = self.stage();
        let mut timeline = Timeline::open(scenario.clone());
        for logged in timeline.log() {
            assert!(
                logged.answer.is_ok(),
                "the stage stands: {} {:?}",
                logged.name,
                logged.answer
            );
        }
        let group = timeline
            .log()
            .iter()
            .find(|it| it.name == "elbv2.CreateTargetGroup")
            .and_then(|it| it.answer.as_ref().ok())
            .map(|it| it["TargetGroups"][0]["TargetGroupArn"].clone())
            .expect("the group has an ARN");
        let mut calls = Vec::new();
        for (wait, wish) in &self.wishes {
            let at = timeline.now() + SimDuration(u64::from(*wait));
            timeline.advance_to(at);
            let Some((name, input)) = wish.call(&timeline, &group) else {
                continue;
            };
            if timeline.call(name, &input).is_ok() {
                calls.push((at, name.to_string(), input));
            }
        }
        timeline.advance_to(timeline.now() + SimDuration::from_secs(30));
        let own = calls.iter().cloned();
        scenario.steps.extend(own.map(|(at, call, input)| Step {
            at,
            call,
            input,
            label: None,
        }));
        scenario.until = timeline.now();
        Played {
            timeline,
            scenario,
            calls,
        }
    }
}

fn step(call: &str, input: Value) -> Step {
    Step {
        at: SimTime::ZERO,
        call: call.into(),
        input,
        label: None,
    }
}

fn definition(family: u8, memory: u32, port: u32) -> Value {
    json!({
        "family": format!("f{}", family % 3),
        "networkMode": "bridge",
        "containerDefinitions": [{
            "name": "app", "image": format!("image{}:1", family % 3), "cpu": 128, "memory": memory,
            "portMappings": [{"containerPort": 80, "hostPort": port}],
        }],
    })
}

fn configuration((which, _): (u8, u8)) -> Value {
    let (minimum, maximum) = PERCENTS[which as usize % PERCENTS.len()];
    json!({"minimumHealthyPercent": minimum, "maximumPercent": maximum})
}

fn strategy(which: u8) -> Value {
    match which {
        1 => json!([{"type": "binpack", "field": "memory"}]),
        2 => json!([{"type": "spread", "field": "instanceId"}]),
        3 => json!([{"type": "spread", "field": "attribute:ecs.availability-zone"},
            {"type": "binpack", "field": "cpu"}]),
        4 => json!([{"type": "random"}]),
        _ => json!([]),
    }
}

fn service_name(service: u8) -> String {
    format!("s{}", service % 3)
}

impl Wish {
    /// The call for this wish now, if there is anything to wish it of.
    fn call(&self, timeline: &Timeline, group: &Value) -> Option<(&'static str, Value)> {
        self.service_call(timeline, group)
            .or_else(|| self.task_call(timeline))
            .or_else(|| self.instance_call(timeline))
            .or_else(|| self.outside_call())
    }

    fn service_call(&self, timeline: &Timeline, group: &Value) -> Option<(&'static str, Value)> {
        let existing = |service: u8| {
            let world = timeline.world();
            let active = world
                .services
                .values()
                .filter(|it| it.status == ServiceStatus::Active);
            let names: Vec<&String> = active.map(|it| &it.name).collect();
            Some((*names.get(service as usize % names.len().max(1))?).clone())
        };
        Some(match self {
            Wish::Register {
                family,
                memory,
                port,
            } => {
                let port = PORTS[*port as usize % PORTS.len()];
                (
                    "ecs.RegisterTaskDefinition",
                    definition(*family, *memory, port),
                )
            }
            Wish::Create {
                service,
                family,
                desired,
                percents,
                strategy: order,
                balanced,
            } => {
                let mut input = json!({
                    "cluster": "lab", "serviceName": service_name(*service),
                    "taskDefinition": format!("f{}", family % 3), "desiredCount": desired,
                    "deploymentConfiguration": configuration(*percents),
                    "placementStrategy": strategy(*order),
                });
                if *balanced {
                    input["loadBalancers"] = json!([
                        {"targetGroupArn": group, "containerName": "app", "containerPort": 80}
                    ]);
                }
                ("ecs.CreateService", input)
            }
            Wish::Update {
                service,
                family,
                desired,
                percents,
            } => {
                let mut input = json!({"cluster": "lab", "service": existing(*service)?});
                if let Some(family) = family {
                    input["taskDefinition"] = json!(format!("f{}", family % 3));
                }
                if let Some(desired) = desired {
                    input["desiredCount"] = json!(desired);
                }
                if let Some(percents) = percents {
                    input["deploymentConfiguration"] = configuration(*percents);
                }
                ("ecs.UpdateService", input)
            }
            Wish::Restart { service } => {
                let service = existing(*service)?;
                let input =
                    json!({"cluster": "lab", "service": service, "forceNewDeployment": true});
                ("ecs.UpdateService", input)
            }
            Wish::Delete { service } => {
                let service = existing(*service)?;
                (
                    "ecs.DeleteService",
                    json!({"cluster": "lab", "service": service, "force": true}),
                )
            }
            _ => return None,
        })
    }

    fn task_call(&self, timeline: &Timeline) -> Option<(&'static str, Value)> {
        let nth = |task: u8| {
            let live: Vec<_> = timeline
                .world()
                .tasks
                .values()
                .filter(|it| it.wanted)
                .collect();
            let id = live.get(task as usize % live.len().max(1))?.id;
            Some(model::identity::task_hex(timeline.world().seed, id))
        };
        Some(match self {
            Wish::RunTask { family, count } => {
                let family = format!("f{}", family % 3);
                let input = json!({"cluster": "lab", "taskDefinition": family, "count": count});
                ("ecs.RunTask", input)
            }
            Wish::StopTask { task } => (
                "ecs.StopTask",
                json!({"cluster": "lab", "task": nth(*task)?}),
            ),
            Wish::Exit { task, code } => {
                let input = json!({"cluster": "lab", "task": nth(*task)?, "exitCode": code});
                ("lab.ExitContainer", input)
            }
            _ => return None,
        })
    }

    fn instance_call(&self, timeline: &Timeline) -> Option<(&'static str, Value)> {
        let nth = |instance: u8| {
            let world = timeline.world();
            let all: Vec<_> = world.instances.keys().collect();
            let id = **all.get(instance as usize % all.len().max(1))?;
            Some(model::identity::container_instance_hex(world.seed, id))
        };
        let one =
            |instance: u8| Some(json!({"cluster": "lab", "containerInstance": nth(instance)?}));
        Some(match self {
            Wish::AddInstances { zone, count } => {
                let zone = ZONES[*zone as usize % ZONES.len()];
                let input = json!({"cluster": "lab", "instanceType": "m5.large", "count": count,
                    "availabilityZones": [zone]});
                ("lab.AddContainerInstances", input)
            }
            Wish::Fail { instance } => ("lab.FailContainerInstance", one(*instance)?),
            Wish::Disconnect { instance } => ("lab.DisconnectAgent", one(*instance)?),
            Wish::Reconnect { instance } => ("lab.ReconnectAgent", one(*instance)?),
            Wish::Drain { instance } => {
                let input = json!({"cluster": "lab", "containerInstances": [nth(*instance)?],
                    "status": "DRAINING"});
                ("ecs.UpdateContainerInstancesState", input)
            }
            _ => return None,
        })
    }

    fn outside_call(&self) -> Option<(&'static str, Value)> {
        let zone = |zone: &u8| json!({"availabilityZone": ZONES[*zone as usize % ZONES.len()]});
        Some(match self {
            Wish::FailZone { zone: it } => ("lab.FailAvailabilityZone", zone(it)),
            Wish::RestoreZone { zone: it } => ("lab.RestoreAvailabilityZone", zone(it)),
            Wish::Image { family, kind } => {
                let mut input = match kind {
                    0 => json!({}),
                    1 => json!({"exitsAfter": "20s", "exitCode": 1}),
                    2 => json!({"healthy": false}),
                    3 => json!({"missing": true}),
                    4 => json!({"startsIn": "45s"}),
                    _ => json!({"memoryMib": 4000}),
                };
                input["image"] = json!(format!("image{}:1", family % 3));
                ("lab.SetImage", input)
            }
            Wish::Traffic { service, rate } => {
                let points = json!([{"at": "0s", "requestsPerSecond": rate}]);
                let service = service_name(*service);
                (
                    "lab.SetTraffic",
                    json!({"cluster": "lab", "service": service, "points": points}),
                )
            }
            Wish::Scalable { service, max } => {
                let service = service_name(*service);
                let input = json!({"ServiceNamespace": "ecs", "MinCapacity": 1, "MaxCapacity": max,
                    "ResourceId": format!("service/lab/{service}"),
                    "ScalableDimension": "ecs:service:DesiredCount"});
                ("application-autoscaling.RegisterScalableTarget", input)
            }
            Wish::Scale { service, target } => {
                let service = service_name(*service);
                let input = json!({
                    "PolicyName": "cpu", "ServiceNamespace": "ecs",
                    "ResourceId": format!("service/lab/{service}"),
                    "ScalableDimension": "ecs:service:DesiredCount",
                    "PolicyType": "TargetTrackingScaling",
                    "TargetTrackingScalingPolicyConfiguration": {"TargetValue": target,
                        "PredefinedMetricSpecification":
                            {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}},
                });
                ("application-autoscaling.PutScalingPolicy", input)
            }
            _ => return None,
        })
    }
}

/// Judges so many scripts; a failure shows the smallest one found, as a scenario to run again.
pub fn judge(cases: u32, law: impl Fn(&Played) -> Result<(), String>) {
    let outcome = crate::fixture::runner(cases).run(&scripts(), |script| {
        let played = script.play();
        law(&played).map_err(|why| {
            let scenario = played.scenario.to_value();
            TestCaseError::fail(format!("{why}\nscenario that shows it:\n{scenario}"))
        })
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
