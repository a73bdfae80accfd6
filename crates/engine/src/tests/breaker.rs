//! Deployments that fail, and the way back: circuit breaker, alarms, bake, early success.

use super::{Lab, update};
use crate::Command;
use crate::command::UpdateService;
use crate::commands::cloudwatch::{CloudWatchCommand, PutMetricAlarm};
use base::{DeploymentId, Milli, Percent, ServiceId, SimDuration};
use model::rollout::{CircuitBreaker, DeploymentAlarms, EarlySuccess, Settings, Why};
use model::{AlarmState, MetricName, Statistic};
use model::{Health, ImageHealth, RolloutState, ServiceDeployment, ServiceDeploymentStatus};
use rules::alarm::{Comparison, TreatMissingData};
use rules::rollout::circuit_breaker::Threshold;

const ONE: ServiceId = ServiceId(1);

fn watched(rollback: bool) -> Settings {
    Settings {
        breaker: Some(CircuitBreaker {
            rollback,
            reset_on_healthy_task: true,
            threshold: Threshold::default(),
        }),
        ..Settings::default()
    }
}

/// A service of web:v1 at 100/200, steady, with these settings.
fn steady(desired: u32, settings: Settings) -> Lab {
    let mut lab = Lab::new(4);
    let first = lab.register(256, 0);
    lab.service(&first, desired, (100, 200), Vec::new());
    settle(&mut lab, settings);
    lab.until(200);
    lab
}

fn settle(lab: &mut Lab, settings: Settings) {
    let settings = Some(settings);
    let change = UpdateService {
        settings,
        ..update(ONE)
    };
    lab.submit(Command::UpdateService(Box::new(change)));
}

/// Rolls out an image that can never be pulled.
fn deploy_broken(lab: &mut Lab, name: &str) {
    lab.image(name, |it| it.missing = true);
    let broken = lab.register_with(256, 0, |it| it.containers[0].image = name.into());
    lab.deploy(broken);
}

fn record(lab: &Lab, id: u32) -> &ServiceDeployment {
    let rollout = &lab.run.world.rollouts[&ONE];
    rollout.record(DeploymentId(id)).expect("recorded")
}

fn state(lab: &Lab, id: u32) -> Option<RolloutState> {
    let service = &lab.run.world.services[&ONE];
    service
        .deployment(DeploymentId(id))
        .map(|it| it.rollout_state)
}

#[test]
fn services_w58_the_third_task_that_never_runs_fails_the_deployment_and_rolls_it_back() {
    let mut lab = steady(1, watched(true));
    deploy_broken(&mut lab, "web:gone");
    lab.until(900);
    let kinds = ["DeploymentFailed", "RollingBack", "DeploymentCompleted"];
    let said = kinds.map(|it| lab.says(it));
    assert_eq!(said, [1, 1, 2], "failed, rolled back, completed again");
    let messages = lab.messages();
    let at = |kind: &str| messages.iter().find(|it| it.1 == kind).map(|it| it.0);
    assert_eq!(at("DeploymentFailed"), at("RollingBack"));
    let primary = lab.run.world.services[&ONE].primary().expect("one");
    assert_eq!(primary.id, DeploymentId(1), "the same deployment again");
    assert_eq!(primary.rollout_state, RolloutState::Completed);
    let failed = record(&lab, 2);
    assert_eq!(failed.status, ServiceDeploymentStatus::RollbackSuccessful);
    let (failures, threshold) = (3, 3);
    let why = Why::CircuitBreaker {
        failures,
        threshold,
    };
    assert_eq!(failed.why, Some(why));
    assert_eq!(lab.counts(), (1, 0, 1), "the old task never stopped");
}

#[test]
fn without_rollback_the_failed_deployment_stands_and_starts_nothing() {
    let mut lab = steady(2, watched(false));
    deploy_broken(&mut lab, "web:gone");
    lab.until(900);
    let before = lab.run.world.tasks.len();
    lab.until(9000);
    assert_eq!(lab.run.world.tasks.len(), before);
    assert_eq!(state(&lab, 2), Some(RolloutState::Failed));
    assert_eq!(record(&lab, 2).status, ServiceDeploymentStatus::Stopped);
    assert_eq!(lab.says("RollingBack"), 0);
    assert_eq!(lab.counts(), (2, 0, 2), "old tasks run on");
    let fixed = lab.register(256, 0);
    lab.deploy(fixed);
    lab.until(9600);
    assert_eq!(state(&lab, 3), Some(RolloutState::Completed));
}

#[test]
fn services_w62_a_deployment_that_is_rolled_back_to_is_no_target_for_the_next() {
    let mut lab = steady(1, watched(true));
    // The old task dies in the rollback, so that it can not complete before d3 begins.
    deploy_broken(&mut lab, "web:gone");
    while lab.says("RollingBack") == 0 {
        let next = lab.run.clock.0 / 1000 + 1;
        lab.until(next);
    }
    deploy_broken(&mut lab, "web:gone too");
    let until = lab.run.clock.0 / 1000 + 900;
    lab.until(until);
    assert_eq!(
        state(&lab, 3),
        Some(RolloutState::Failed),
        "nothing to go back to"
    );
    assert_eq!(lab.says("RollingBack"), 1);
    assert_eq!(
        record(&lab, 2).status,
        ServiceDeploymentStatus::RollbackFailed
    );
    assert_eq!(record(&lab, 3).status, ServiceDeploymentStatus::Stopped);
}

#[test]
fn services_w63_the_first_deployment_has_nothing_to_go_back_to() {
    let mut lab = Lab::new(2);
    lab.image("web:gone", |it| it.missing = true);
    let broken = lab.register_with(256, 0, |it| it.containers[0].image = "web:gone".into());
    lab.service(&broken, 1, (100, 200), Vec::new());
    settle(&mut lab, watched(true));
    lab.until(900);
    assert_eq!(state(&lab, 1), Some(RolloutState::Failed));
    assert_eq!(
        (lab.says("DeploymentFailed"), lab.says("RollingBack")),
        (1, 0)
    );
}

#[test]
fn services_w37_a_revision_that_fails_its_container_check_is_rolled_back() {
    let mut lab = steady(1, watched(true));
    lab.image("web:sick", |it| it.health = ImageHealth::Never);
    let check = model::HealthCheck {
        interval: base::SimDuration::from_secs(5),
        timeout: base::SimDuration::from_secs(2),
        retries: 1,
        start_period: base::SimDuration::ZERO,
    };
    let sick = lab.register_with(256, 0, |it| {
        it.containers[0].image = "web:sick".into();
        it.containers[0].health_check = Some(check);
    });
    lab.deploy(sick);
    lab.until(1200);
    assert_eq!(lab.says("RollingBack"), 1);
    assert!(lab.says("FailedContainerHealthChecks") >= 3);
    assert_eq!(state(&lab, 1), Some(RolloutState::Completed));
    let sick = |it: &&model::Task| it.health == Health::Unhealthy;
    assert_eq!(lab.run.world.live_tasks_of(ONE).filter(sick).count(), 0);
}

#[test]
fn tasks_without_a_place_count_too() {
    let mut lab = steady(1, watched(true));
    let huge = lab.register(60_000, 0);
    lab.deploy(huge);
    lab.until(900);
    assert_eq!(lab.says("CouldNotLaunch"), 1, "said once");
    assert_eq!(lab.says("RollingBack"), 1);
    assert_eq!(state(&lab, 1), Some(RolloutState::Completed));
}

#[test]
fn a_stopped_deployment_goes_back_or_just_ends() {
    for (rollback, status, counts) in [
        (true, ServiceDeploymentStatus::RollbackSuccessful, (2, 0, 2)),
        (false, ServiceDeploymentStatus::Stopped, (2, 0, 2)),
    ] {
        let mut lab = steady(2, Settings::default());
        let second = lab.register(256, 0);
        lab.deploy(second);
        lab.until(211);
        let service = ONE;
        lab.submit(Command::StopServiceDeployment { service, rollback });
        lab.until(900);
        assert_eq!(record(&lab, 2).status, status);
        assert_eq!(record(&lab, 2).why, Some(Why::Stopped));
        let old = |it: &&model::Task| it.deployment == Some(DeploymentId(1)) && it.is_running();
        assert_eq!(lab.run.world.live_tasks_of(ONE).filter(old).count(), 2);
        if rollback {
            assert_eq!(lab.counts(), counts);
        }
    }
}

#[test]
fn services_w64_deferred_cleanup_completes_before_the_old_tasks_are_gone() {
    for (deferred, early) in [(true, true), (false, false)] {
        let healthy_percent = 50;
        let early_success = Some(EarlySuccess {
            healthy_percent,
            deferred,
        });
        let mut lab = steady(
            2,
            Settings {
                early_success,
                ..Settings::default()
            },
        );
        let change = UpdateService {
            minimum_healthy_percent: Some(Percent(100)),
            maximum_percent: Some(Percent(150)),
            ..update(ONE)
        };
        lab.submit(Command::UpdateService(Box::new(change)));
        let second = lab.register(256, 0);
        lab.deploy(second);
        let completed = |lab: &Lab| state(lab, 2) == Some(RolloutState::Completed);
        while !completed(&lab) && lab.run.clock.0 < 1_000_000 {
            let next = lab.run.clock.0 / 1000 + 1;
            lab.until(next);
        }
        let old = |it: &&model::Task| it.deployment == Some(DeploymentId(1)) && it.wanted;
        let left = lab.run.world.live_tasks_of(ONE).filter(old).count();
        assert_eq!(left > 0, early, "deferred {deferred}");
        lab.until(2000);
        assert_eq!(lab.counts(), (2, 0, 2));
        assert_eq!(lab.run.world.services[&ONE].deployments.len(), 1);
        assert!(lab.run.world.services[&ONE].steady);
    }
}

/// An alarm nobody feeds, and a service that listens to it.
fn listening(rollback: bool) -> Lab {
    let mut lab = steady(2, Settings::default());
    let put = PutMetricAlarm {
        name: "too many errors".into(),
        metric: MetricName {
            namespace: "Shop".into(),
            name: "Errors".into(),
            dimensions: Vec::new(),
        },
        statistic: Statistic::Sum,
        comparison: Comparison::GreaterThanThreshold,
        threshold: Milli::from_int(10),
        period: SimDuration::from_mins(1),
        evaluation_periods: 3,
        datapoints_to_alarm: 3,
        treat_missing_data: TreatMissingData::Ignore,
        actions_enabled: true,
        policies: Vec::new(),
        alarm_actions: Vec::new(),
        ok_actions: Vec::new(),
    };
    lab.submit(Command::CloudWatch(CloudWatchCommand::PutMetricAlarm(
        Box::new(put),
    )));
    let alarms = Some(DeploymentAlarms {
        names: vec!["too many errors".into()],
        rollback,
    });
    let settings = Settings {
        alarms,
        ..Settings::default()
    };
    settle(&mut lab, settings);
    lab
}

fn ring(lab: &mut Lab, state: AlarmState) {
    let alarm = *lab.run.world.alarms.keys().next().expect("one alarm");
    lab.submit(Command::CloudWatch(CloudWatchCommand::SetAlarmState {
        alarm,
        state,
    }));
}

fn deploy(lab: &mut Lab) {
    let second = lab.register(256, 0);
    lab.deploy(second);
}

#[test]
fn services_w67_the_bake_follows_the_last_old_task_and_then_completes() {
    let mut lab = listening(true);
    deploy(&mut lab);
    lab.until(900);
    let bakes = record(&lab, 2).bakes_until.expect("it baked");
    let gone = lab
        .run
        .world
        .tasks
        .values()
        .filter_map(|it| it.stopped_at)
        .max();
    let waited = bakes.since(gone.expect("old tasks stopped"));
    assert!((180..=190).contains(&waited.as_secs()), "{waited}");
    let completed = record(&lab, 2).finished_at.expect("completed");
    assert!(completed >= bakes && completed.since(bakes).as_secs() <= 10);
    assert_eq!(state(&lab, 2), Some(RolloutState::Completed));
}

#[test]
fn services_w38_an_alarm_while_it_bakes_rolls_the_deployment_back() {
    for (rollback, primary) in [(true, 1), (false, 2)] {
        let mut lab = listening(rollback);
        deploy(&mut lab);
        lab.until(330);
        assert!(record(&lab, 2).bakes_until.is_some(), "it bakes");
        ring(&mut lab, AlarmState::Alarm);
        lab.until(1500);
        let why = record(&lab, 2).why;
        assert!(matches!(why, Some(Why::Alarm(_))), "{why:?}");
        let service = &lab.run.world.services[&ONE];
        assert_eq!(
            service.primary().map(|it| it.id),
            Some(DeploymentId(primary))
        );
        assert_eq!(lab.counts(), (2, 0, 2));
        let of = |it: &model::Task| it.deployment == Some(DeploymentId(primary));
        assert!(lab.run.world.live_tasks_of(ONE).all(of));
    }
}

#[test]
fn services_w68_an_alarm_that_rang_before_is_ignored_throughout() {
    let mut lab = listening(true);
    ring(&mut lab, AlarmState::Alarm);
    deploy(&mut lab);
    lab.until(230);
    ring(&mut lab, AlarmState::Ok);
    ring(&mut lab, AlarmState::Alarm);
    lab.until(600);
    assert!(record(&lab, 2).alarms_ignored);
    assert_eq!(state(&lab, 2), Some(RolloutState::Completed));
    assert_eq!(lab.says("DeploymentFailed"), 0);
}
