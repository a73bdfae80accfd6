//! Task sets of EXTERNAL services, and what CodeDeploy does with those of CODE_DEPLOY services.

use super::{Lab, asked, update};
use crate::commands::task_sets::{NewTaskSet, TaskSetCommand};
use crate::{Answer, Command, Refusal};
use base::{DeploymentId, Milli, ServiceId, SimDuration, TargetGroupId, TaskCount};
use model::task_set::CodeDeployStage;
use model::{
    Controller, Event, LaunchType, ServiceLoadBalancer, ServiceMessage, ServiceStatus,
    TaskDefinitionRef, TaskSetEvent, TaskSetStatus,
};
use rules::rollout::shift::Shift;

const ONE: ServiceId = ServiceId(1);

fn new(definition: &TaskDefinitionRef, percent: i64) -> NewTaskSet {
    NewTaskSet {
        external_id: None,
        definition: definition.clone(),
        launch_type: LaunchType::Ec2,
        strategy: Vec::new(),
        network: None,
        load_balancers: Vec::new(),
        scale: Milli::from_int(percent),
    }
}

fn external(desired: u32) -> (Lab, TaskDefinitionRef) {
    let mut lab = Lab::new(4);
    let definition = lab.register(128, 0);
    submit(
        &mut lab,
        TaskSetCommand::CreateService {
            create: Box::new(asked(desired, (100, 200))),
            controller: Controller::External,
            first: None,
        },
    );
    (lab, definition)
}

fn submit(lab: &mut Lab, command: TaskSetCommand) -> Answer {
    lab.submit(Command::TaskSet(command))
}

fn add(lab: &mut Lab, definition: &TaskDefinitionRef, percent: i64) -> DeploymentId {
    let new = Box::new(new(definition, percent));
    let service = ONE;
    match submit(lab, TaskSetCommand::Create { service, new }) {
        Answer::TaskSet(id) => id,
        other => panic!("{other:?}"),
    }
}

/// Each task set's (computed, running, stable), oldest first.
fn sets(lab: &Lab) -> Vec<(u32, usize, bool)> {
    let world = &lab.run.world;
    let each = world.task_sets.of(ONE).map(|set| {
        let tasks = world.live_tasks_of(ONE);
        let running = tasks.filter(|it| it.deployment == Some(set.id) && it.is_running());
        (set.computed.0, running.count(), set.stable)
    });
    each.collect()
}

#[test]
fn every_task_set_keeps_its_share_of_the_desired_count() {
    let (mut lab, definition) = external(3);
    lab.until(60);
    assert_eq!(lab.run.world.live_tasks_of(ONE).count(), 0);
    let blue = add(&mut lab, &definition, 100);
    let green = add(&mut lab, &definition, 50);
    lab.until(75);
    assert_eq!(
        sets(&lab),
        [(3, 3, false), (2, 2, false)],
        "not yet healthy"
    );
    lab.until(180);
    assert_eq!(sets(&lab), [(3, 3, true), (2, 2, true)]);
    // Up with green, down with blue, then the service's own count.
    let scale = |task_set, percent| TaskSetCommand::Scale {
        task_set,
        scale: Milli::from_int(percent),
    };
    submit(&mut lab, scale(green, 100));
    submit(&mut lab, scale(blue, 0));
    lab.until(300);
    assert_eq!(sets(&lab), [(0, 0, true), (3, 3, true)]);
    let mut more = update(ONE);
    more.desired = Some(TaskCount(5));
    lab.submit(Command::UpdateService(Box::new(more)));
    lab.until(420);
    assert_eq!(sets(&lab), [(0, 0, true), (5, 5, true)]);
    let deployments = &lab.run.world.services[&ONE].deployments;
    assert!(deployments.is_empty(), "ECS makes none");
}

#[test]
fn a_dead_task_is_replaced_within_its_task_set() {
    let (mut lab, definition) = external(2);
    add(&mut lab, &definition, 100);
    let green = add(&mut lab, &definition, 100);
    lab.until(120);
    let mine = |it: &&model::Task| it.deployment == Some(green);
    let victim = lab.run.world.live_tasks_of(ONE).find(mine).map(|it| it.id);
    let task = victim.expect("it runs");
    lab.submit(Command::ExitContainer {
        task,
        container: None,
        exit_code: 1,
    });
    lab.until(300);
    assert_eq!(sets(&lab), [(2, 2, true), (2, 2, true)]);
    let last = lab.run.world.live_tasks_of(ONE).last().expect("replaced");
    assert_eq!(last.deployment, Some(green));
}

#[test]
fn the_primary_changes_hands_and_its_workload_is_the_services() {
    let (mut lab, definition) = external(1);
    let next = lab.register(256, 0);
    let blue = add(&mut lab, &definition, 100);
    let green = add(&mut lab, &next, 100);
    submit(&mut lab, TaskSetCommand::MakePrimary { task_set: blue });
    submit(&mut lab, TaskSetCommand::MakePrimary { task_set: green });
    let status = |lab: &Lab, id| lab.run.world.task_sets.all[&id].status;
    assert_eq!(status(&lab, blue), TaskSetStatus::Active);
    assert_eq!(status(&lab, green), TaskSetStatus::Primary);
    let said = |it: &Event| matches!(it, Event::TaskSet(TaskSetEvent::StatusChanged { .. }));
    let count = lab.run.trace.iter().filter(|it| said(&it.event)).count();
    submit(&mut lab, TaskSetCommand::MakePrimary { task_set: green });
    let after = lab.run.trace.iter().filter(|it| said(&it.event)).count();
    assert_eq!((count, after), (3, 3), "nothing is said twice");
}

#[test]
fn deleting_takes_the_tasks_along_and_needs_force_above_zero() {
    let (mut lab, definition) = external(2);
    let blue = add(&mut lab, &definition, 100);
    lab.until(60);
    let delete = |force| {
        let task_set = blue;
        Command::TaskSet(TaskSetCommand::Delete { task_set, force })
    };
    let refused = lab.run.submit("test", "", &delete(false));
    assert_eq!(refused, Err(Refusal::TaskSetStillScaled));
    lab.submit(delete(true));
    lab.until(180);
    assert!(sets(&lab).is_empty());
    assert_eq!(lab.run.world.live_tasks_of(ONE).count(), 0);
}

#[test]
fn a_service_holds_five_task_sets_and_goes_with_force_only() {
    let (mut lab, definition) = external(1);
    for _ in 0..5 {
        add(&mut lab, &definition, 0);
    }
    let (service, new) = (ONE, Box::new(new(&definition, 0)));
    let sixth = Command::TaskSet(TaskSetCommand::Create { service, new });
    let refused = lab.run.submit("test", "", &sixth);
    assert_eq!(refused, Err(Refusal::TooManyTaskSets { count: 5 }));
    let delete = |force| Command::DeleteService { service, force };
    let refused = lab.run.submit("test", "", &delete(false));
    assert_eq!(refused, Err(Refusal::DeploymentsActive));
    lab.submit(delete(true));
    lab.until(60);
    assert_eq!(lab.run.world.services[&ONE].status, ServiceStatus::Inactive);
    assert!(sets(&lab).is_empty());
}

/// A CODE_DEPLOY service of two tasks, and a deployment to a second target group.
fn deploying(shift: Shift, keep_minutes: u64, image_missing: bool) -> Lab {
    let mut lab = Lab::new(4);
    let first = lab.register(128, 0);
    let balancers = lab.balancer();
    let own = lab.run.world.target_groups[&TargetGroupId(1)].clone();
    lab.submit(Command::CreateTargetGroup(Box::new(
        crate::command::CreateTargetGroup {
            name: "green".into(),
            protocol: own.protocol,
            port: own.port,
            target_type: own.target_type,
            health_check: own.health_check,
            deregistration_delay: own.deregistration_delay,
        },
    )));
    let mut create = asked(2, (100, 200));
    create.definition = Some(first.clone());
    let behind = |definition: &TaskDefinitionRef, balancers: &[ServiceLoadBalancer]| {
        let mut it = new(definition, 100);
        it.load_balancers = balancers.to_vec();
        Box::new(it)
    };
    submit(
        &mut lab,
        TaskSetCommand::CreateService {
            create: Box::new(create),
            controller: Controller::CodeDeploy,
            first: Some(behind(&first, &balancers)),
        },
    );
    lab.until(200);
    assert_eq!(sets(&lab), [(2, 2, true)]);
    let next = lab.register_with(128, 0, |it| {
        if image_missing {
            it.containers[0].image = "web:gone".into();
        }
    });
    if image_missing {
        lab.image("web:gone", |it| it.missing = true);
    }
    let mut other = balancers.clone();
    other[0].target_group = TargetGroupId(2);
    submit(
        &mut lab,
        TaskSetCommand::Deploy {
            service: ONE,
            new: behind(&next, &other),
            shift,
            keep: SimDuration::from_mins(keep_minutes),
        },
    );
    lab
}

/// Minutes since the first share, and the shares of the replacement.
fn shares(lab: &Lab) -> Vec<(u64, i64)> {
    let mut found: Vec<(u64, i64)> = Vec::new();
    for it in &lab.run.trace {
        if let Event::TaskSet(TaskSetEvent::Advanced { deploy, .. }) = &it.event
            && deploy.share.0 > 0
            && found
                .last()
                .is_none_or(|last| last.1 != deploy.share.0 / 1000)
        {
            found.push((it.at.0 / 60_000, deploy.share.0 / 1000));
        }
    }
    let first = found.first().map_or(0, |it| it.0);
    found.iter().map(|it| (it.0 - first, it.1)).collect()
}

#[test]
fn code_deploy_moves_the_traffic_and_keeps_the_original_for_a_while() {
    let canary = Shift::Canary {
        share: Milli::from_int(10),
        bake: SimDuration::from_mins(5),
    };
    let mut lab = deploying(canary, 10, false);
    lab.until(900);
    assert_eq!(shares(&lab), [(0, 10), (5, 100)]);
    let stage = |lab: &Lab| lab.run.world.task_sets.code_deploys[&ONE].stage;
    assert_eq!(stage(&lab), CodeDeployStage::Keeping);
    assert_eq!(
        sets(&lab),
        [(2, 2, true), (2, 2, true)],
        "twice the desired count"
    );
    lab.until(1_600);
    assert_eq!(stage(&lab), CodeDeployStage::Succeeded);
    assert_eq!(sets(&lab), [(2, 2, true)]);
    let world = &lab.run.world;
    let primary = world.task_sets.primary(ONE).expect("the replacement");
    assert_eq!(primary.load_balancers[0].target_group, TargetGroupId(2));
    assert_eq!(
        world.services[&ONE].load_balancers, primary.load_balancers,
        "the service has the primary's target group"
    );
}

#[test]
fn linear_shifts_ten_per_cent_at_a_time() {
    let linear = Shift::Linear {
        step: Milli::from_int(10),
        bake: SimDuration::from_mins(1),
    };
    let mut lab = deploying(linear, 0, false);
    lab.until(1_200);
    let expected: Vec<(u64, i64)> = (0..10).map(|n| (n, 10 * (n as i64 + 1))).collect();
    assert_eq!(shares(&lab), expected);
}

#[test]
fn a_replacement_that_never_comes_up_is_given_up_after_an_hour() {
    let mut lab = deploying(Shift::AllAtOnce, 0, true);
    lab.until(200 + 3_590);
    let stage = |lab: &Lab| lab.run.world.task_sets.code_deploys[&ONE].stage;
    assert_eq!(stage(&lab), CodeDeployStage::Replacing);
    lab.until(200 + 3_800);
    assert_eq!(stage(&lab), CodeDeployStage::Failed);
    assert_eq!(sets(&lab), [(2, 2, true)]);
    let impaired = |it: &Event| {
        matches!(it, Event::ServiceMessageSent { message, .. }
            if *message == ServiceMessage::UnableToStartConsistently)
    };
    assert!(lab.run.trace.iter().any(|it| impaired(&it.event)));
}
