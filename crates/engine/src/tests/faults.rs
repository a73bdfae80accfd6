//! What breaks, and how the service repairs it.

use super::Lab;
use crate::Command;
use base::{InstanceId, ServiceId, SimDuration, SimTime, TaskId};
use model::{Event, HealthCheck, ImageHealth, StopCode, StoppedReason, TargetState, TaskStatus};

fn serving(instances: u32, desired: u32, percents: (u32, u32)) -> Lab {
    let mut lab = Lab::new(instances);
    let first = lab.register(256, 0);
    let balancers = lab.balancer();
    lab.service(&first, desired, percents, balancers);
    lab.until(100);
    assert_eq!(lab.counts().2, desired as usize);
    lab
}

#[test]
fn services_w35_a_crash_of_the_only_task_is_replaced_without_a_stopped_event() {
    let mut lab = serving(2, 1, (100, 200));
    let before = lab.messages().len();
    lab.submit(Command::ExitContainer {
        task: TaskId(1),
        container: None,
        exit_code: 1,
    });
    lab.until(300);
    let task = lab.task(1);
    assert_eq!(task.stop_code, Some(StopCode::EssentialContainerExited));
    assert_eq!(
        task.stopped_reason,
        Some(StoppedReason::EssentialContainerExited)
    );
    assert_eq!(task.containers[0].exit_code, Some(1));
    let kinds: Vec<String> = lab.messages()[before..]
        .iter()
        .map(|it| it.1.clone())
        .collect();
    assert_eq!(
        kinds,
        [
            "Deregistered",
            "Draining",
            "Started",
            "Registered",
            "SteadyState"
        ]
    );
}

#[test]
fn services_w36_stop_task_on_the_only_task_is_replaced() {
    let mut lab = serving(2, 1, (100, 200));
    lab.submit(Command::StopTask {
        task: TaskId(1),
        reason: Some("for a test".into()),
    });
    lab.until(300);
    assert_eq!(lab.task(1).stop_code, Some(StopCode::UserInitiated));
    assert_eq!(lab.counts(), (1, 0, 1));
}

#[test]
fn a_failed_instance_takes_its_tasks_with_it() {
    let mut lab = serving(4, 4, (100, 200));
    let lost: Vec<TaskId> = lab
        .run
        .world
        .live_tasks_on(InstanceId(1))
        .map(|it| it.id)
        .collect();
    assert_eq!(lost.len(), 1);
    lab.submit(Command::FailContainerInstance {
        instance: InstanceId(1),
    });
    lab.until(300);
    let task = &lab.run.world.tasks[&lost[0]];
    assert_eq!(
        task.stopped_reason,
        Some(StoppedReason::HostTerminated(InstanceId(1)))
    );
    assert_eq!(task.stop_code, Some(StopCode::TerminationNotice));
    assert_eq!(lab.counts(), (4, 0, 4));
}

#[test]
fn a_failed_zone_comes_back() {
    let mut lab = serving(4, 4, (100, 200));
    lab.submit(Command::FailAvailabilityZone {
        zone: "us-east-1a".into(),
    });
    lab.until(300);
    assert_eq!(lab.counts(), (4, 0, 4));
    let zones: Vec<&str> = lab
        .run
        .world
        .live_tasks_of(ServiceId(1))
        .map(|it| it.zone.as_str())
        .collect();
    assert_eq!(zones, ["us-east-1b"; 4]);
    lab.submit(Command::RestoreAvailabilityZone {
        zone: "us-east-1a".into(),
    });
    lab.until(500);
    assert!(
        lab.run
            .world
            .instances
            .values()
            .all(|it| it.node.agent_connected)
    );
}

#[test]
fn services_w41_w42_tasks_w72_a_target_that_fails_is_replaced_after_its_grace() {
    for (grace, replaced) in [(0, true), (600, false)] {
        let mut lab = serving(4, 2, (100, 200));
        let change = crate::command::UpdateService {
            health_check_grace_period: Some(SimDuration::from_secs(grace)),
            ..super::update(ServiceId(1))
        };
        lab.submit(Command::UpdateService(Box::new(change)));
        lab.image("web:v1", |it| {
            it.health = ImageHealth::Between {
                from: SimDuration::ZERO,
                until: Some(SimDuration::from_secs(130)),
            };
        });
        lab.until(400);
        assert_eq!(lab.says("UnhealthyTarget") > 0, replaced, "grace {grace}");
        let first = lab.task(1);
        assert_eq!(first.is_stopped(), replaced, "grace {grace}");
        if replaced {
            assert!(matches!(
                first.stopped_reason,
                Some(StoppedReason::ElbHealthChecks(_))
            ));
        }
        let unhealthy = lab.run.trace.iter().find_map(|it| match it.event {
            Event::TargetStateChanged {
                task: TaskId(1),
                state: TargetState::Unhealthy,
                ..
            } => Some(it.at),
            _ => None,
        });
        let registered = lab.run.trace.iter().find_map(|it| match &it.event {
            Event::TargetRegistered { target, .. } if target.task == TaskId(1) => Some(it.at),
            _ => None,
        });
        let (Some(unhealthy), Some(registered)) = (unhealthy, registered) else {
            panic!("the target must fail");
        };
        // Checks every 10 s; the second failure in a row makes it unhealthy.
        assert_eq!(unhealthy.since(registered).0 % 10_000, 0);
        assert!(unhealthy >= SimTime::from_secs(140));
    }
}

#[test]
fn services_w155_an_image_that_cannot_be_pulled_throttles_the_service() {
    let mut lab = Lab::new(2);
    let first = lab.register(256, 0);
    lab.image("web:v1", |it| {
        it.missing = true;
        it.size_mib = 0;
    });
    lab.service(&first, 1, (100, 200), Vec::new());
    lab.until(1400);
    let made = lab.run.trace.iter().filter_map(|it| match &it.event {
        Event::TaskCreated(_) => Some(it.at.0 / 1000),
        _ => None,
    });
    assert_eq!(
        made.collect::<Vec<_>>(),
        [0, 10, 30, 70, 150, 310, 630, 1270]
    );
    assert_eq!(lab.says("UnableToStartConsistently"), 1);
    assert_eq!(lab.task(1).stop_code, Some(StopCode::TaskFailedToStart));
    let second = lab.register_with(256, 0, |it| it.containers[0].image = "web:v2".into());
    lab.deploy(second);
    lab.until(1500);
    assert_eq!(
        lab.counts(),
        (1, 0, 1),
        "a new task definition resets the throttle"
    );
}

#[test]
fn services_w37_a_task_that_fails_container_checks_is_replaced_first() {
    let mut lab = Lab::new(2);
    let definition = lab.register_with(256, 0, |it| {
        it.containers[0].health_check = Some(HealthCheck {
            interval: SimDuration::from_secs(10),
            timeout: SimDuration::from_secs(5),
            retries: 3,
            start_period: SimDuration::ZERO,
        });
    });
    lab.service(&definition, 1, (100, 200), Vec::new());
    lab.until(60);
    assert_eq!(lab.counts(), (1, 0, 1));
    lab.image("web:v1", |it| {
        it.health = ImageHealth::Between {
            from: SimDuration::ZERO,
            until: Some(SimDuration::from_secs(70)),
        };
    });
    lab.until(150);
    assert_eq!(lab.says("FailedContainerHealthChecks"), 1);
    let kinds = lab.messages();
    let at = |kind: &str| kinds.iter().rev().find(|it| it.1 == kind).map(|it| it.0);
    assert!(
        at("Started") < at("Stopped"),
        "replacement first: {kinds:?}"
    );
    assert_eq!(
        lab.task(1).stopped_reason,
        Some(StoppedReason::ContainerHealthChecks)
    );
}

#[test]
fn a_disconnected_agent_keeps_its_tasks_and_takes_no_new_ones() {
    let mut lab = serving(2, 2, (100, 200));
    lab.submit(Command::DisconnectAgent {
        instance: InstanceId(1),
    });
    lab.until(120);
    assert_eq!(lab.counts(), (2, 0, 2));
    let (placed, _) = lab.run_task(|it| it.count = 3);
    assert_eq!(placed, 3);
    let there = lab.run.world.live_tasks_on(InstanceId(1)).count();
    assert_eq!(there, 1);
    let statuses = lab
        .run
        .world
        .live_tasks_on(InstanceId(1))
        .map(|it| it.last_status);
    assert!(statuses.into_iter().all(|it| it == TaskStatus::Running));
}
