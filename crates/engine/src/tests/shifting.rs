//! BLUE_GREEN, LINEAR and CANARY played to their end, and back.

use super::{Lab, update};
use crate::Command;
use crate::command::UpdateService;
use base::{DeploymentId, LoadBalancerId, Milli, ServiceId, SimDuration, TargetGroupId, TaskCount};
use model::rollout::Event as RolloutEvent;
use model::rollout::{GroupPair, Hook, RuleRef, Settings, Shifting, Why};
use model::{Action, Event, RolloutState, ServiceDeployment};
use model::{ServiceDeploymentStatus, Task};
use rules::rollout::shift::{Shift, Stage};

const ONE: ServiceId = ServiceId(1);

/// Three tasks of the first revision behind the first of two target groups.
fn blue(shift: Shift, bake_minutes: u64, hooks: Vec<Hook>) -> Lab {
    let mut lab = Lab::new(4);
    let first = lab.register(256, 0);
    let balancers = lab.balancer();
    let own = lab.run.world.target_groups[&TargetGroupId(1)].clone();
    lab.submit(Command::CreateTargetGroup(Box::new(
        crate::command::CreateTargetGroup {
            name: "other".into(),
            protocol: own.protocol,
            port: own.port,
            target_type: own.target_type,
            health_check: own.health_check,
            deregistration_delay: own.deregistration_delay,
        },
    )));
    lab.service(&first, 3, (100, 200), balancers);
    let production = RuleRef {
        load_balancer: LoadBalancerId(1),
        listener: 1,
        rule: 0,
    };
    let pairs = vec![GroupPair {
        target_group: TargetGroupId(1),
        alternate: TargetGroupId(2),
        production: Some(production),
        test: None,
    }];
    let shifting = Shifting { shift, hooks };
    let settings = Some(Settings {
        bake: Some(SimDuration::from_mins(bake_minutes)),
        shifting: Some(Box::new(shifting)),
        pairs,
        ..Settings::default()
    });
    change(&mut lab, |it| it.settings = settings);
    lab.until(200);
    lab
}

fn change(lab: &mut Lab, change: impl FnOnce(&mut UpdateService)) {
    let mut it = update(ONE);
    change(&mut it);
    lab.submit(Command::UpdateService(Box::new(it)));
}

fn deploy(lab: &mut Lab) {
    let next = lab.register(256, 0);
    lab.deploy(next);
}

fn current(lab: &Lab) -> &ServiceDeployment {
    lab.run.world.rollouts[&ONE].current().expect("recorded")
}

/// Weights of the production listener: (first group, second group).
fn weights(lab: &Lab) -> (u32, u32) {
    let balancer = &lab.run.world.load_balancers[&LoadBalancerId(1)];
    let Action::Forward(list) = &balancer.listeners[0].default_action else {
        panic!("it forwards");
    };
    let of = |id: u32| {
        let mut found = list
            .iter()
            .filter(|it| it.target_group == TargetGroupId(id));
        found.next().map_or(0, |it| it.weight)
    };
    (of(1), of(2))
}

/// Seconds and production shares of every stage entered.
fn shares(lab: &Lab) -> Vec<(u64, i64)> {
    let mut shares: Vec<(u64, i64)> = Vec::new();
    for it in &lab.run.trace {
        if let Event::Rollout(RolloutEvent::StageEntered { production, .. }) = &it.event {
            let share = production.0 / 1000;
            if share != shares.last().map_or(0, |it| it.1) {
                shares.push((it.at.0 / 1000, share));
            }
        }
    }
    shares
}

fn running(lab: &Lab, deployment: u32) -> usize {
    let of = |it: &&Task| it.deployment == Some(DeploymentId(deployment)) && it.is_running();
    lab.run.world.live_tasks_of(ONE).filter(of).count()
}

#[test]
fn services_w69_blue_green_bakes_with_both_fleets_and_swaps_the_groups() {
    let mut lab = blue(Shift::AllAtOnce, 5, Vec::new());
    deploy(&mut lab);
    lab.until(300);
    assert_eq!((running(&lab, 1), running(&lab, 2)), (3, 3));
    assert_eq!(weights(&lab), (0, 100));
    let shifted = shares(&lab)[0].0;
    lab.until(shifted + 299);
    assert_eq!(running(&lab, 1), 3, "blue runs until the bake is over");
    lab.until(shifted + 400);
    assert_eq!((running(&lab, 1), running(&lab, 2)), (0, 3));
    assert_eq!(current(&lab).status, ServiceDeploymentStatus::Successful);
    assert!(current(&lab).alternate);
    let targets = |id: u32| {
        lab.run.world.target_groups[&TargetGroupId(id)]
            .targets
            .len()
    };
    assert_eq!((targets(1), targets(2)), (0, 3));
    deploy(&mut lab);
    lab.until(shifted + 1500);
    assert_eq!(weights(&lab), (100, 0), "and back to the first group");
    assert_eq!((running(&lab, 3), lab.counts()), (3, (3, 0, 3)));
    assert!(lab.run.world.services[&ONE].steady);
}

#[test]
fn services_w69_the_way_back_before_the_bake_is_over_starts_nothing() {
    let mut lab = blue(Shift::AllAtOnce, 5, Vec::new());
    deploy(&mut lab);
    lab.until(300);
    let tasks = lab.run.world.tasks.len();
    let (service, rollback) = (ONE, true);
    lab.submit(Command::StopServiceDeployment { service, rollback });
    assert_eq!(weights(&lab), (100, 0), "at once");
    lab.until(600);
    assert_eq!(lab.run.world.tasks.len(), tasks);
    assert_eq!((running(&lab, 1), running(&lab, 2)), (3, 0));
    assert_eq!(
        current(&lab).status,
        ServiceDeploymentStatus::RollbackSuccessful
    );
}

#[test]
fn services_w70_and_w72_traffic_moves_in_steps() {
    let (step, share) = (Milli(10_000), Milli(5_000));
    let bake = SimDuration::from_mins;
    let linear = Shift::Linear {
        step,
        bake: bake(6),
    };
    let canary = Shift::Canary {
        share,
        bake: bake(10),
    };
    for (shift, minutes) in [
        (
            linear,
            (0..10).map(|n| (n * 6, (n as i64 + 1) * 10)).collect(),
        ),
        (canary, vec![(0, 5), (10, 100)]),
    ] {
        let mut lab = blue(shift, 0, Vec::new());
        deploy(&mut lab);
        lab.until(5000);
        let shares = shares(&lab);
        let first = shares[0].0;
        let found: Vec<(u64, i64)> = shares
            .iter()
            .map(|it| ((it.0 - first) / 60, it.1))
            .collect();
        assert_eq!(found, minutes);
        assert_eq!(current(&lab).status, ServiceDeploymentStatus::Successful);
    }
}

#[test]
fn services_w74_a_pause_before_each_step_and_nobody_answers() {
    let pause = Hook {
        pause: true,
        target: None,
        stages: vec![Stage::PreProductionTrafficShift],
        timeout: SimDuration::from_mins(1440),
        proceed: false,
    };
    let canary = Shift::Canary {
        share: Milli(5_000),
        bake: SimDuration::from_mins(10),
    };
    let mut lab = blue(canary, 0, vec![pause]);
    deploy(&mut lab);
    lab.until(400);
    let awaiting = |lab: &Lab| {
        current(lab)
            .shifting
            .as_ref()
            .map_or(0, |it| it.awaiting.len())
    };
    assert_eq!((awaiting(&lab), shares(&lab).len()), (1, 0));
    lab.submit(Command::ContinueServiceDeployment {
        service: ONE,
        hook: 0,
        proceed: true,
    });
    lab.until(410);
    assert_eq!((awaiting(&lab), weights(&lab)), (0, (95, 5)));
    lab.until(1100);
    assert_eq!(
        (awaiting(&lab), weights(&lab)),
        (1, (95, 5)),
        "the second pause"
    );
    lab.until(1100 + 1440 * 60);
    assert_eq!(current(&lab).why, Some(Why::Hook));
    assert_eq!(weights(&lab), (100, 0));
    assert_eq!(
        current(&lab).status,
        ServiceDeploymentStatus::RollbackSuccessful
    );
}

#[test]
fn a_dead_task_of_either_fleet_is_replaced_and_desired_counts_follow() {
    let mut lab = blue(Shift::AllAtOnce, 30, Vec::new());
    deploy(&mut lab);
    lab.until(300);
    let (task, reason) = (base::TaskId(1), None);
    lab.submit(Command::StopTask { task, reason });
    change(&mut lab, |it| it.desired = Some(TaskCount(2)));
    lab.until(500);
    assert_eq!((running(&lab, 1), running(&lab, 2)), (2, 2));
    deploy(&mut lab);
    lab.until(4000);
    let service = &lab.run.world.services[&ONE];
    assert_eq!(
        service.primary().map(|it| it.rollout_state),
        Some(RolloutState::Completed)
    );
    assert_eq!((running(&lab, 3), lab.counts()), (2, (2, 0, 2)));
}

#[test]
fn a_rolling_update_after_a_swap_stays_in_the_alternate_group() {
    let mut lab = blue(Shift::AllAtOnce, 0, Vec::new());
    deploy(&mut lab);
    lab.until(600);
    let mut settings = lab.run.world.rollouts[&ONE].settings.clone();
    settings.shifting = None;
    change(&mut lab, |it| it.settings = Some(settings));
    deploy(&mut lab);
    lab.until(1500);
    let targets = |id: u32| {
        lab.run.world.target_groups[&TargetGroupId(id)]
            .targets
            .len()
    };
    assert_eq!((targets(1), targets(2)), (0, 3));
    assert_eq!((weights(&lab), lab.counts()), ((0, 100), (3, 0, 3)));
    assert_eq!(current(&lab).status, ServiceDeploymentStatus::Successful);
    let (service, force) = (ONE, true);
    lab.submit(Command::DeleteService { service, force });
    lab.until(2500);
    assert_eq!(
        (targets_left(&lab), lab.run.world.live_tasks_of(ONE).count()),
        (0, 0)
    );
}

fn targets_left(lab: &Lab) -> usize {
    lab.run
        .world
        .target_groups
        .values()
        .map(|it| it.targets.len())
        .sum()
}

#[test]
fn a_service_that_is_deleted_while_traffic_shifts_goes_away() {
    let mut lab = blue(Shift::AllAtOnce, 30, Vec::new());
    deploy(&mut lab);
    lab.until(300);
    let (service, force) = (ONE, true);
    lab.submit(Command::DeleteService { service, force });
    lab.until(900);
    assert_eq!(
        (targets_left(&lab), lab.run.world.live_tasks_of(ONE).count()),
        (0, 0)
    );
    let status = lab.run.world.services[&ONE].status;
    assert_eq!(status, model::ServiceStatus::Inactive);
}
