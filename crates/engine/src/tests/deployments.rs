//! Rolling updates played to their end.

use super::{Lab, update};
use crate::Command;
use crate::command::UpdateService;
use base::{InstanceId, Percent, ServiceId, SimDuration, TaskCount};
use model::{Event, RolloutState, Settings};
use rules::placement::NodeStatus;
use rules::rollout::ecs_rolling::{Action, Wall};

/// Plays an update of `desired` tasks and gives every stop and start in order.
fn rollout(desired: u32, percents: (u32, u32)) -> (Vec<String>, Lab) {
    let mut lab = Lab::new(4);
    let first = lab.register(256, 0);
    let balancers = lab.balancer();
    lab.service(&first, desired, percents, balancers);
    // Rebalancing of zones after the rollout is another story.
    let change = UpdateService {
        settings: Some(Settings {
            rebalancing_disabled: true,
            ..Settings::default()
        }),
        ..update(ServiceId(1))
    };
    lab.submit(Command::UpdateService(Box::new(change)));
    lab.until(100);
    let second = lab.register(256, 0);
    let before = lab.run.trace.len();
    lab.deploy(second);
    lab.until(900);
    (lab.acts_since(before), lab)
}

#[test]
fn services_w13_to_w22_sequences_of_a_whole_service() {
    let rows = [
        ("W13", 4, (100, 200), "+4 -4"),
        ("W14", 4, (50, 100), "-2 +2 -2 +2"),
        ("W15", 4, (100, 150), "+2 -2 +2 -2"),
        ("W16", 4, (50, 200), "-2 +4 -2"),
        ("W17", 4, (100, 125), "+1 -1 +1 -1 +1 -1 +1 -1"),
        ("W18", 4, (0, 100), "-4 +4"),
        ("W20", 1, (100, 200), "+1 -1"),
        ("W21", 1, (0, 100), "-1 +1"),
        ("W22", 2, (50, 100), "-1 +1 -1 +1"),
        ("W25", 3, (50, 100), "-1 +1 -1 +1 -1 +1"),
    ];
    for (name, desired, percents, expected) in rows {
        let (acts, lab) = rollout(desired, percents);
        assert_eq!(acts.join(" "), expected, "{name}");
        let primary = lab.run.world.services[&ServiceId(1)]
            .primary()
            .cloned()
            .expect("primary");
        assert_eq!(primary.rollout_state, RolloutState::Completed, "{name}");
        assert_eq!(
            lab.counts(),
            (desired as usize, 0, desired as usize),
            "{name}"
        );
        assert_eq!(
            (lab.says("DeploymentCompleted"), lab.says("SteadyState")),
            (2, 2),
            "{name}"
        );
    }
}

#[test]
fn services_w34_order_of_events_with_a_load_balancer() {
    let (_, lab) = rollout(1, (100, 200));
    let after: Vec<_> = lab
        .messages()
        .into_iter()
        .filter(|(at, _)| *at >= 100)
        .collect();
    let kinds: Vec<&str> = after.iter().map(|(_, it)| it.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "Started",
            "Registered",
            "Stopped",
            "Deregistered",
            "Draining",
            "DeploymentCompleted",
            "SteadyState"
        ]
    );
    let at = |kind: &str| {
        after
            .iter()
            .find(|it| it.1 == kind)
            .map(|it| it.0)
            .expect(kind)
    };
    assert_eq!(at("Deregistered") - at("Stopped"), 10, "one pass later");
    assert_eq!(at("DeploymentCompleted"), at("SteadyState"));
}

#[test]
fn services_w39_stuck_names_its_wall_once_and_widening_frees_it() {
    let (acts, mut lab) = rollout(4, (100, 100));
    assert!(acts.is_empty());
    let service = &lab.run.world.services[&ServiceId(1)];
    let pass = service.last_pass.expect("decided");
    let wall = Wall::Both {
        healthy: 4,
        floor: 4,
        occupying: 4,
        ceiling: 4,
    };
    assert_eq!(pass.action, Action::Stuck(wall));
    assert_eq!(lab.says("BlockedByDeploymentConfiguration"), 1);
    let change = UpdateService {
        maximum_percent: Some(Percent(150)),
        ..update(ServiceId(1))
    };
    lab.submit(Command::UpdateService(Box::new(change)));
    lab.until(1800);
    assert_eq!(lab.says("DeploymentCompleted"), 2);
}

#[test]
fn services_w43_without_any_check_a_task_counts_40_s_after_running() {
    let mut lab = Lab::new(2);
    let first = lab.register(256, 0);
    lab.service(&first, 1, (100, 200), Vec::new());
    lab.until(300);
    let ran = lab.task(1).started_at.expect("ran");
    let counted = lab.run.trace.iter().find_map(|it| match it.event {
        Event::TaskCountedHealthy { counted: true, .. } => Some(it.at),
        _ => None,
    });
    assert_eq!(counted, Some(ran + SimDuration::from_secs(40)));
}

#[test]
fn services_w44_tasks_w67_and_w68_draining_an_instance() {
    for (name, percents, moves) in [
        ("100/200", (100, 200), true),
        ("50/100", (50, 100), true),
        ("100/100", (100, 100), false),
    ] {
        let mut lab = Lab::new(4);
        let first = lab.register(256, 0);
        lab.service(&first, 4, percents, Vec::new());
        lab.until(100);
        let instances = vec![InstanceId(1)];
        let status = NodeStatus::Draining;
        lab.submit(Command::UpdateContainerInstancesState { instances, status });
        lab.until(600);
        let left = lab.run.world.live_tasks_on(InstanceId(1)).count();
        assert_eq!(left == 0, moves, "{name}");
        assert_eq!(lab.counts().0, 4, "{name}");
    }
}

#[test]
fn desired_count_alone_starts_no_deployment() {
    let mut lab = Lab::new(4);
    let first = lab.register(256, 0);
    lab.service(&first, 4, (100, 200), Vec::new());
    lab.until(100);
    for desired in [6, 2] {
        let desired = Some(TaskCount(desired));
        let change = UpdateService {
            desired,
            ..update(ServiceId(1))
        };
        lab.submit(Command::UpdateService(Box::new(change)));
        let until = lab.run.clock.0 / 1000 + 200;
        lab.until(until);
    }
    assert_eq!(lab.counts(), (2, 0, 2));
    let started = |it: &&model::Stamped| matches!(it.event, Event::DeploymentStarted { .. });
    assert_eq!(lab.run.trace.iter().filter(started).count(), 1);
}

#[test]
fn a_deleted_service_drains_and_becomes_inactive() {
    let mut lab = Lab::new(2);
    let first = lab.register(256, 0);
    let balancers = lab.balancer();
    let service = lab.service(&first, 2, (100, 200), balancers);
    lab.until(100);
    lab.submit(Command::DeleteService {
        service,
        force: true,
    });
    lab.until(300);
    assert_eq!(
        lab.run.world.services[&service].status,
        model::ServiceStatus::Inactive
    );
    assert_eq!(lab.run.world.live_tasks_of(service).count(), 0);
    let node = &lab.run.world.instances[&InstanceId(1)].node;
    assert_eq!(
        (node.cpu_left, node.memory_left),
        (node.cpu_total, node.memory_total)
    );
}
