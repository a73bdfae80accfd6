//! Auto Scaling groups, capacity providers, and calls that name a capacity provider strategy.
//!
//! Source: EC2 Auto Scaling API, CreateAutoScalingGroup, SetDesiredCapacity; ECS API,
//! CreateCapacityProvider, PutClusterCapacityProviders (read 2026-11).

use crate::command::{Answer, Command};
use crate::controllers::aws::{auto_scaling_group as controller, metrics};
use crate::lifecycle::stopping;
use crate::refusal::{Many, Refusal};
use crate::step::Step;
use base::{AlarmId, ClusterId, InstanceId, Milli, TaskId};
use model::asg::{AsgEvent, Group, GroupId, GroupScaledBy, LaunchTemplate, Leave, Member};
use model::capacity::{
    CapacityEvent, ClusterCapacity, GroupProvider, Provider, ProviderId, StrategyItem,
};
use model::{
    Alarm, AlarmOwner, Event, MetricKey, Statistic, StopCode, StoppedReason, World, identity,
};
use rules::alarm::{AlarmRule, Comparison, TreatMissingData};

/// Lab limits.
pub const MAX_GROUPS: u32 = 50;
pub const MAX_GROUP_SIZE: u32 = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CapacityCommand {
    PutTemplate(Box<LaunchTemplate>),
    /// A new group, or one that exists with other settings; ids and members are the engine's.
    PutGroup(Box<Group>),
    DeleteGroup {
        group: GroupId,
    },
    /// A group's own target tracking policy.
    PutPolicy(Box<model::asg_policy::GroupPolicy>),
    DeletePolicy {
        group: GroupId,
        name: String,
    },
    /// A template whose instances have this role.
    PutTemplateOf {
        template: Box<LaunchTemplate>,
        role: String,
    },
    SetQuotas(rules::quota::Limits),
    SetDesired {
        group: GroupId,
        desired: u32,
    },
    SetProtection {
        group: GroupId,
        instances: Vec<InstanceId>,
        protected: bool,
    },
    TerminateInstance {
        group: GroupId,
        instance: InstanceId,
        decrement: bool,
    },
    InterruptInstance {
        group: GroupId,
        instance: InstanceId,
    },
    InterruptTask {
        task: TaskId,
    },
    /// Fargate maintains what the task runs on.
    RetireTask {
        task: TaskId,
    },
    /// Its id is ignored when no provider has the name.
    PutProvider(Box<GroupProvider>),
    DeleteProvider {
        provider: ProviderId,
    },
    PutManaged(Box<super::managed_instances::PutManaged>),
    SetClusterCapacity {
        cluster: ClusterId,
        capacity: ClusterCapacity,
    },
    /// RunTask, CreateService or UpdateService on these providers.
    WithStrategy {
        strategy: Vec<StrategyItem>,
        command: Box<Command>,
    },
}

/// # Errors
/// The refusal; nothing has happened.
#[inline(never)]
pub(super) fn admit(world: &World, command: &CapacityCommand) -> Result<(), Refusal> {
    use super::admission::limit;
    match command {
        CapacityCommand::PutGroup(group) => {
            let size = group.max as usize;
            limit(Many::GroupInstances, size, MAX_GROUP_SIZE + 1)?;
            limit(Many::Groups, world.groups.len(), MAX_GROUPS)
        }
        CapacityCommand::PutProvider(_) | CapacityCommand::PutManaged(_) => {
            limit(Many::CapacityProviders, world.providers.len(), MAX_GROUPS)
        }
        CapacityCommand::WithStrategy { strategy, command } => {
            match super::admit(world, command) {
                // Tasks may wait for a first instance.
                Err(Refusal::NoContainerInstances) | Ok(()) => may_wait(world, strategy, command),
                other => other,
            }
        }
        _ => Ok(()),
    }
}

/// Source: ECS developer guide, service event messages: 500 tasks in PROVISIONING (read 2026-11).
/// Model:  RunTask is refused as soon as that many wait, whether or not its tasks would have to.
fn may_wait(world: &World, strategy: &[StrategyItem], command: &Command) -> Result<(), Refusal> {
    let group = |it: &StrategyItem| matches!(it.provider, Provider::Group(_));
    match command {
        Command::Overridden { command, .. } => may_wait(world, strategy, command),
        Command::RunTask(run)
            if strategy.iter().any(group) && crate::capacity::is_full(world, run.cluster) =>
        {
            Err(Refusal::TooManyProvisioning)
        }
        _ => Ok(()),
    }
}

#[inline(never)]
pub(super) fn carry_out(command: &CapacityCommand, step: &mut Step<'_>) -> Answer {
    match command {
        CapacityCommand::PutTemplate(template) => {
            step.emit(Event::Asg(AsgEvent::TemplatePut(template.clone())));
        }
        CapacityCommand::PutTemplateOf { template, role } => {
            let (name, role) = (template.name.clone(), role.clone());
            step.emit(Event::Asg(AsgEvent::TemplatePut(template.clone())));
            let template = name;
            step.emit(Event::Asg(AsgEvent::ProfileSet { template, role }));
        }
        CapacityCommand::PutPolicy(policy) => super::group_policies::put(policy, step),
        CapacityCommand::DeletePolicy { group, name } => {
            super::group_policies::delete(*group, name, step);
        }
        CapacityCommand::SetQuotas(limits) => set_quotas(*limits, step),
        CapacityCommand::PutGroup(group) => put_group(group, step),
        CapacityCommand::DeleteGroup { group } => delete_group(*group, step),
        CapacityCommand::SetDesired { group, desired } => {
            set_desired(*group, *desired, GroupScaledBy::User, step);
        }
        CapacityCommand::SetProtection {
            group,
            instances,
            protected,
        } => {
            for instance in instances {
                step.emit(Event::Asg(AsgEvent::ProtectionSet {
                    group: *group,
                    instance: *instance,
                    protected: *protected,
                }));
            }
            controller::wake(*group, step);
        }
        CapacityCommand::TerminateInstance {
            group,
            instance,
            decrement,
        } => {
            if *decrement {
                let desired = step.world().groups[group].desired.saturating_sub(1);
                set_desired(*group, desired, GroupScaledBy::User, step);
            }
            controller::begin_leaving(*group, *instance, Leave::User, step);
            controller::wake(*group, step);
        }
        CapacityCommand::InterruptInstance { group, instance } => {
            controller::interrupt(*group, *instance, step);
        }
        CapacityCommand::InterruptTask { task } => {
            let reason = StoppedReason::SpotInterrupted;
            stopping::request(*task, StopCode::SpotInterruption, reason, step);
        }
        CapacityCommand::RetireTask { task } => {
            let reason = StoppedReason::Maintenance;
            stopping::request(*task, StopCode::InfrastructureHealth, reason, step);
        }
        CapacityCommand::PutProvider(provider) => put_provider(provider, step),
        CapacityCommand::PutManaged(put) => super::managed_instances::put(put, step),
        CapacityCommand::DeleteProvider { provider }
            if step.world().managed.contains_key(provider) =>
        {
            super::managed_instances::delete(*provider, step);
        }
        CapacityCommand::DeleteProvider { provider } => {
            let it = &step.world().providers[provider];
            for alarm in [it.alarm_high, it.alarm_low] {
                step.emit(Event::AlarmDeleted { alarm });
            }
            let provider = *provider;
            step.emit(Event::Capacity(CapacityEvent::ProviderDeleted { provider }));
        }
        CapacityCommand::SetClusterCapacity { cluster, capacity } => {
            let (cluster, capacity) = (*cluster, capacity.clone());
            let event = CapacityEvent::ClusterCapacitySet { cluster, capacity };
            step.emit(Event::Capacity(event));
        }
        CapacityCommand::WithStrategy { strategy, command } => {
            return with_strategy(strategy, command, step);
        }
    }
    Answer::Done
}

/// A service keeps its strategy; RunTask uses it for this call.
fn with_strategy(strategy: &[StrategyItem], command: &Command, step: &mut Step<'_>) -> Answer {
    match command {
        Command::RunTask(run) => return super::tasks::run_task(run, None, strategy, step),
        Command::Overridden { command, overrides } => {
            if let Command::RunTask(run) = &**command {
                return super::tasks::run_task(run, Some(overrides), strategy, step);
            }
        }
        _ => {}
    }
    let answer = super::carry_out(command, step);
    if let Answer::Service(service) = answer {
        let strategy = strategy.to_vec();
        step.emit(Event::Capacity(CapacityEvent::ServiceStrategySet {
            service,
            strategy,
        }));
    }
    answer
}

fn put_group(put: &Group, step: &mut Step<'_>) {
    let world = step.world();
    let last = world.groups.keys().last().map(|it| it.0);
    let before = world.group_named(&put.name);
    let group = Group {
        id: before.map_or_else(|| GroupId(super::next(last)), |it| it.id),
        created_at: before.map_or(step.now(), |it| it.created_at),
        members: before.map_or_else(Default::default, |it| it.members.clone()),
        ..put.clone()
    };
    let id = group.id;
    step.emit(Event::Asg(AsgEvent::GroupPut(Box::new(group))));
    metrics::keep_awake(step);
    controller::wake(id, step);
}

fn set_desired(group: GroupId, to: u32, by: GroupScaledBy, step: &mut Step<'_>) {
    if step.world().groups[&group].desired != to {
        step.emit(Event::Asg(AsgEvent::DesiredSet { group, to, by }));
    }
    controller::wake(group, step);
}

/// Services whose tasks wait try again.
fn set_quotas(limits: rules::quota::Limits, step: &mut Step<'_>) {
    step.emit(Event::Quota(model::quota::QuotaEvent::Set(limits)));
    let clusters: Vec<ClusterId> = step.world().clusters.keys().copied().collect();
    for cluster in clusters {
        crate::controllers::ecs::service_scheduler::wake_waiting(cluster, step);
    }
}

/// Forced: its instances end at once.
pub(super) fn delete_group(group: GroupId, step: &mut Step<'_>) {
    super::group_policies::delete_all(group, step);
    let members: Vec<(InstanceId, Member)> = step.world().groups[&group]
        .members
        .iter()
        .map(|it| (*it.0, it.1.clone()))
        .collect();
    for (instance, _) in members {
        controller::remove(group, instance, Leave::User, step);
    }
    step.let_sleep(model::TimerKey::AutoScalingGroup(group));
    step.emit(Event::Asg(AsgEvent::GroupDeleted { group }));
}

fn put_provider(put: &GroupProvider, step: &mut Step<'_>) {
    let world = step.world();
    let before = world.providers.values().find(|it| it.name == put.name);
    let last = world.providers.keys().last().map(|it| it.0);
    let high = super::scaling::next_alarm(world);
    let provider = GroupProvider {
        id: before.map_or_else(|| ProviderId(super::next(last)), |it| it.id),
        alarm_high: before.map_or(high, |it| it.alarm_high),
        alarm_low: before.map_or(AlarmId(high.0 + 1), |it| it.alarm_low),
        last: before.and_then(|it| it.last.clone()),
        last_resize: before.and_then(|it| it.last_resize),
        ..put.clone()
    };
    let event = CapacityEvent::ProviderPut(Box::new(provider.clone()));
    let seq = step.emit(Event::Capacity(event));
    let step = &mut step.because(seq);
    if provider.scaling.enabled {
        put_alarm(&provider, true, step);
        put_alarm(&provider, false, step);
    }
    metrics::keep_awake(step);
    controller::wake(provider.group, step);
}

/// The two alarms of managed scaling.
///
/// Source: ECS developer guide, cluster auto scaling; containers-roadmap issue 638: one datapoint out,
/// fifteen in (read 2026-11).
fn put_alarm(provider: &GroupProvider, above: bool, step: &mut Step<'_>) {
    let world = step.world();
    let group = world.groups.get(&provider.group);
    let group = group.map_or("", |it| it.name.as_str());
    let side = if above { "AlarmHigh" } else { "AlarmLow" };
    let numbers = base::PolicyId(1_000_000 + provider.id.0);
    let uuid = identity::policy_uuid(world.seed, numbers, u64::from(!above));
    let periods = if above { 1 } else { 15 };
    let rule = AlarmRule {
        comparison: if above {
            Comparison::GreaterThanThreshold
        } else {
            Comparison::LessThanThreshold
        },
        threshold: Milli::from_int(i64::from(provider.scaling.target)),
        evaluation_periods: periods,
        datapoints_to_alarm: periods,
        treat_missing_data: TreatMissingData::Missing,
    };
    let id = if above {
        provider.alarm_high
    } else {
        provider.alarm_low
    };
    let name = format!("TargetTracking-{group}-{side}-{uuid}");
    let metric = (MetricKey::Provider(provider.id), Statistic::Average);
    let owner = AlarmOwner::Provider(provider.id);
    let alarm = Alarm::made_by_aws((id, name, owner), metric, &rule, step.now());
    step.emit(Event::AlarmPut(Box::new(alarm)));
}

/// The group of a Spot instance, for the lever that interrupts it.
#[inline(never)]
pub fn spot_member(world: &World, instance: InstanceId) -> Option<GroupId> {
    let mut groups = world.groups.values();
    let found = groups.find(|it| it.members.get(&instance).is_some_and(|it| it.spot))?;
    Some(found.id)
}

/// The task runs on FARGATE_SPOT.
#[inline(never)]
pub fn is_spot_task(world: &World, task: TaskId) -> bool {
    world.task_providers.get(&task) == Some(&Provider::FargateSpot)
}
