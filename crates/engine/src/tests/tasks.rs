//! RunTask, containers in a task, ports and network interfaces.

use super::Lab;
use crate::Command;
use crate::FailureReason;
use base::{MemoryMib, SimDuration, TaskId};
use model::{
    Condition, Container, ContainerDependency, ContainerReason, Event, LaunchType,
    NetworkConfiguration, NetworkMode, StopCode, StoppedReason, TaskDefinition, TaskStatus,
};
use rules::placement::{Check, Constraint, Rejection};

fn checks(failures: &[FailureReason]) -> Vec<Check> {
    let rejected = failures.iter().filter_map(|it| match it {
        FailureReason::Rejected(rejection) => Some(rejection.check()),
        _ => None,
    });
    rejected.collect()
}

fn network(zone: &str) -> NetworkConfiguration {
    NetworkConfiguration {
        subnets: vec!["subnet-1".into()],
        security_groups: Vec::new(),
        assign_public_ip: false,
        zones: vec![zone.into()],
    }
}

fn awsvpc(definition: &mut TaskDefinition) {
    definition.network_mode = NetworkMode::Awsvpc;
}

#[test]
fn tasks_w29_an_exact_fit_is_placed_and_the_third_says_why_not() {
    let mut lab = Lab::new(0);
    lab.add_instances("t3.medium", 1, &["us-east-1a"]);
    lab.register_with(512, 0, |it| {
        it.cpu = Some(base::CpuUnits(1024));
        it.memory = Some(MemoryMib(1953));
    });
    let (placed, failures) = lab.run_task(|it| it.count = 3);
    assert_eq!(placed, 2);
    assert_eq!(checks(&failures), [Check::Cpu]);
    let node = &lab.run.world.instances[&base::InstanceId(1)].node;
    assert_eq!((node.cpu_left.0, node.memory_left.0), (0, 1));
}

#[test]
fn tasks_w31_a_reserved_port_is_never_free() {
    let mut lab = Lab::new(1);
    lab.register(256, 22);
    let (placed, failures) = lab.run_task(|_| {});
    assert_eq!((placed, checks(&failures)), (0, vec![Check::Ports]));
}

#[test]
fn tasks_w32_dynamic_ports_of_three_copies() {
    let mut lab = Lab::new(1);
    lab.register(256, 0);
    assert_eq!(lab.run_task(|it| it.count = 3).0, 3);
    lab.until(30);
    let mut ports: Vec<u16> = (1..=3).map(|n| lab.task(n).ports[0].host_port).collect();
    ports.sort_unstable();
    assert_eq!(ports, [32768, 32769, 32770]);
}

#[test]
fn tasks_w33_and_w35_network_interfaces_run_out() {
    for (kind, slots) in [("m5.large", 2), ("t3.micro", 1), ("m4.large", 1)] {
        let mut lab = Lab::new(0);
        lab.add_instances(kind, 1, &["us-east-1a"]);
        lab.register_with(128, 0, awsvpc);
        let (placed, failures) = lab.run_task(|it| {
            it.count = 4;
            it.network = Some(network("us-east-1a"));
        });
        assert_eq!(
            (placed, checks(&failures)),
            (slots, vec![Check::Eni]),
            "{kind}"
        );
    }
}

#[test]
fn tasks_w37_an_instance_outside_the_subnets_zones() {
    let mut lab = Lab::new(1);
    lab.register_with(128, 0, awsvpc);
    let (placed, failures) = lab.run_task(|it| it.network = Some(network("us-east-1c")));
    assert_eq!((placed, checks(&failures)), (0, vec![Check::Location]));
}

#[test]
fn tasks_w47_distinct_instance_places_one_each() {
    let mut lab = Lab::new(2);
    lab.register(256, 0);
    let (placed, failures) = lab.run_task(|it| {
        it.count = 3;
        it.constraints = vec![Constraint::DistinctInstance];
    });
    assert_eq!(placed, 2);
    assert!(matches!(
        failures[0],
        FailureReason::Rejected(Rejection::NotDistinct { .. })
    ));
}

#[test]
fn tasks_w48_a_task_that_is_told_to_stop_no_longer_counts_as_a_copy() {
    let mut lab = Lab::new(1);
    lab.register(256, 0);
    let distinct = vec![Constraint::DistinctInstance];
    assert_eq!(lab.run_task(|it| it.constraints.clone_from(&distinct)).0, 1);
    lab.until(30);
    lab.image("web:v1", |it| it.stops_in = None);
    lab.submit(Command::StopTask {
        task: TaskId(1),
        reason: None,
    });
    assert_eq!(lab.task(1).last_status, TaskStatus::Stopping);
    assert_eq!(lab.run_task(|it| it.constraints.clone_from(&distinct)).0, 1);
}

#[test]
fn tasks_w57_an_app_that_ignores_sigterm_is_killed_after_30_s() {
    for (stops_in, stop_code, code, secs) in [
        (None, 0, 137, 30),
        (Some(2), 0, 0, 2),
        (Some(0), 143, 143, 0),
    ] {
        let stops_in = stops_in.map(SimDuration::from_secs);
        let mut lab = Lab::new(1);
        lab.register(256, 0);
        lab.image("web:v1", |it| {
            (it.stops_in, it.stop_code) = (stops_in, stop_code);
        });
        lab.run_task(|_| {});
        lab.until(30);
        lab.submit(Command::StopTask {
            task: TaskId(1),
            reason: None,
        });
        lab.until(100);
        let task = lab.task(1);
        assert_eq!(task.containers[0].exit_code, Some(code));
        let stopping = task.stopping_at.expect("stopping");
        let took = task.stopped_at.expect("stopped").since(stopping);
        assert_eq!(took, SimDuration::from_secs(secs));
    }
}

#[test]
fn tasks_w58_a_container_over_its_hard_limit_is_killed() {
    let mut lab = Lab::new(1);
    lab.register(128, 0);
    lab.image("web:v1", |it| it.memory = Some(MemoryMib(200)));
    lab.run_task(|_| {});
    lab.until(60);
    let task = lab.task(1);
    let container = &task.containers[0];
    assert_eq!(container.exit_code, Some(137));
    assert_eq!(container.reason, Some(ContainerReason::OutOfMemory));
    assert_eq!(task.stop_code, Some(StopCode::EssentialContainerExited));
}

fn two_containers(definition: &mut TaskDefinition, second: impl FnOnce(&mut Container)) {
    let mut container = definition.containers[0].clone();
    container.name = "db".into();
    container.image = "db:1".into();
    container.port_mappings.clear();
    second(&mut container);
    definition.containers.push(container);
}

#[test]
fn tasks_w59_an_essential_sidecar_that_exits_stops_the_task() {
    for essential in [true, false] {
        let mut lab = Lab::new(1);
        lab.register_with(128, 0, |it| {
            two_containers(it, |it| it.essential = essential)
        });
        lab.image("db:1", |it| {
            it.exits_after = Some(SimDuration::from_secs(5))
        });
        lab.run_task(|_| {});
        lab.until(60);
        let task = lab.task(1);
        assert_eq!(task.is_stopped(), essential);
        if essential {
            assert_eq!(
                task.stopped_reason,
                Some(StoppedReason::EssentialContainerExited)
            );
        }
    }
}

#[test]
fn tasks_w62_nobody_replaces_a_standalone_task_that_is_unhealthy() {
    let mut lab = Lab::new(1);
    lab.register_with(128, 0, |it| {
        it.containers[0].health_check = Some(super::containers::check(0));
    });
    lab.image("web:v1", |it| it.health = model::ImageHealth::Never);
    lab.run_task(|_| {});
    lab.until(600);
    let task = lab.task(1);
    assert_eq!(task.health, model::Health::Unhealthy);
    assert_eq!(task.last_status, TaskStatus::Running);
    assert_eq!(lab.run.world.tasks.len(), 1, "and no other was started");
}

#[test]
fn tasks_w64_dependents_are_stopped_first() {
    let mut lab = Lab::new(1);
    lab.register_with(128, 0, |it| {
        two_containers(it, |_| {});
        it.containers[0].depends_on = vec![ContainerDependency {
            container: "db".into(),
            condition: Condition::Start,
        }];
    });
    lab.run_task(|_| {});
    lab.until(30);
    lab.submit(Command::StopTask {
        task: TaskId(1),
        reason: None,
    });
    lab.until(60);
    let order = |started: bool| {
        let trace = lab.run.trace.iter();
        trace
            .filter_map(|it| match it.event {
                Event::ContainerStarted { container, .. } if started => Some(container),
                Event::ContainerStopped { container, .. } if !started => Some(container),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!((order(true), order(false)), (vec![1, 0], vec![0, 1]));
}

#[test]
fn tasks_w66_restart_policy() {
    for (ignored, after, restarts) in [(vec![0], 400, 0), (vec![], 400, 1), (vec![], 100, 0)] {
        let mut lab = Lab::new(1);
        lab.register_with(128, 0, |it| {
            it.containers[0].restart_policy = Some(model::RestartPolicy {
                enabled: true,
                ignored_exit_codes: ignored.clone(),
                restart_attempt_period: SimDuration::from_secs(300),
            });
        });
        lab.image("web:v1", |it| {
            it.exits_after = Some(SimDuration::from_secs(after))
        });
        lab.run_task(|_| {});
        lab.until(500);
        let task = lab.task(1);
        assert_eq!(task.containers[0].restarts, restarts, "{ignored:?} {after}");
        assert_eq!(task.is_stopped(), restarts == 0, "{ignored:?} {after}");
    }
}

#[test]
fn fargate_tasks_have_no_instance_and_spread_over_zones() {
    let mut lab = Lab::new(0);
    lab.register_with(512, 0, |it| {
        awsvpc(it);
        it.compatibilities = vec![model::Compatibility::Fargate];
        it.cpu = Some(base::CpuUnits(256));
        it.memory = Some(MemoryMib(512));
    });
    let mut both = network("us-east-1a");
    both.zones.push("us-east-1b".into());
    let (placed, _) = lab.run_task(|it| {
        it.count = 4;
        it.launch_type = LaunchType::Fargate;
        it.network = Some(both);
    });
    assert_eq!(placed, 4);
    lab.until(60);
    let in_a = (1..=4)
        .filter(|n| lab.task(*n).zone == "us-east-1a")
        .count();
    assert_eq!(in_a, 2);
    assert!((1..=4).all(|n| lab.task(n).instance.is_none() && lab.task(n).is_running()));
}
