//! Services with the controllers EXTERNAL and CODE_DEPLOY, and what is done with their task sets.
//!
//! Source: ECS API, CreateTaskSet, UpdateTaskSet, DeleteTaskSet, UpdateServicePrimaryTaskSet (read
//! 2026-11).

use crate::command::{Answer, CreateService};
use crate::controllers::ecs::service_scheduler::{self, code_deploy, task_sets};
use crate::refusal::Refusal;
use crate::step::Step;
use base::{DeploymentId, Milli, ServiceId, SimDuration, TaskCount};
use model::capacity::StrategyItem;
use model::task_set::{CodeDeploy, CodeDeployStage};
use model::{
    Controller, Event, LaunchType, NetworkConfiguration, ServiceLoadBalancer, TaskDefinitionRef,
    TaskSet, TaskSetEvent, TaskSetStatus, World,
};
use rules::rollout::shift::{ALL, Shift};

/// A task set before it has a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTaskSet {
    pub external_id: Option<String>,
    pub definition: TaskDefinitionRef,
    pub launch_type: LaunchType,
    pub strategy: Vec<StrategyItem>,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
    pub scale: Milli,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskSetCommand {
    /// A service of another controller; CODE_DEPLOY's begins with a task set.
    CreateService {
        create: Box<CreateService>,
        controller: Controller,
        first: Option<Box<NewTaskSet>>,
    },
    Create {
        service: ServiceId,
        new: Box<NewTaskSet>,
    },
    Scale {
        task_set: DeploymentId,
        scale: Milli,
    },
    MakePrimary {
        task_set: DeploymentId,
    },
    Delete {
        task_set: DeploymentId,
        force: bool,
    },
    /// What CodeDeploy would do: another definition behind another target group.
    Deploy {
        service: ServiceId,
        new: Box<NewTaskSet>,
        shift: Shift,
        keep: SimDuration,
    },
    StopDeploy {
        service: ServiceId,
    },
}

/// # Errors
/// The refusal; nothing has happened.
#[inline(never)]
pub(super) fn admit(world: &World, command: &TaskSetCommand) -> Result<(), Refusal> {
    use super::admission as own;
    match command {
        TaskSetCommand::CreateService { create, first, .. } => {
            own::service_is_new(world, create)?;
            first.iter().try_for_each(|it| fits(world, it))
        }
        TaskSetCommand::Create { service, new } | TaskSetCommand::Deploy { service, new, .. } => {
            own::active(world, *service)?;
            let count = world.task_sets.of(*service).count();
            if count >= rules::rollout::task_set::MOST {
                return Err(Refusal::TooManyTaskSets {
                    count: count as u32,
                });
            }
            match fits(world, new) {
                // CodeDeploy sees to it that the listener knows the second target group.
                Err(Refusal::TargetGroupWithoutLoadBalancer { .. })
                    if matches!(command, TaskSetCommand::Deploy { .. }) =>
                {
                    Ok(())
                }
                other => other,
            }
        }
        TaskSetCommand::Delete { task_set, force } => {
            let set = world.task_set(Some(*task_set));
            match set {
                Some(it) if it.scale.0 > 0 && !force => Err(Refusal::TaskSetStillScaled),
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// The workload of a task set, as a service's is judged.
fn fits(world: &World, new: &NewTaskSet) -> Result<(), Refusal> {
    let (network, balancers) = (new.network.as_ref(), &new.load_balancers);
    super::admission::workload_fits(world, &new.definition, new.launch_type, network, balancers)
}

#[inline(never)]
pub(super) fn carry_out(command: &TaskSetCommand, step: &mut Step<'_>) -> Answer {
    match command {
        TaskSetCommand::CreateService {
            create,
            controller,
            first,
        } => {
            let service = super::services::create_foreign(create, *controller, step);
            if let Some(new) = first {
                make(service, new, TaskSetStatus::Primary, step);
            }
            service_scheduler::wake(service, step);
            Answer::Service(service)
        }
        TaskSetCommand::Create { service, new } => {
            let id = make(*service, new, TaskSetStatus::Active, step);
            service_scheduler::wake(*service, step);
            Answer::TaskSet(id)
        }
        TaskSetCommand::Scale { task_set, scale } => {
            task_sets::scale_to(*task_set, *scale, step);
            changed(*task_set, step)
        }
        TaskSetCommand::MakePrimary { task_set } => {
            let service = step.world().task_sets.all[task_set].service;
            let before = step.world().task_sets.primary(service).map(|it| it.id);
            if before != Some(*task_set) {
                if let Some(before) = before {
                    set_status(before, TaskSetStatus::Active, step);
                }
                set_status(*task_set, TaskSetStatus::Primary, step);
            }
            changed(*task_set, step)
        }
        TaskSetCommand::Delete { task_set, .. } => {
            set_status(*task_set, TaskSetStatus::Draining, step);
            changed(*task_set, step)
        }
        TaskSetCommand::Deploy {
            service,
            new,
            shift,
            keep,
        } => deploy(*service, new, (*shift, *keep), step),
        TaskSetCommand::StopDeploy { service } => {
            let it = step.world().task_sets.code_deploys[service].clone();
            code_deploy::fail(*service, it, step);
            Answer::Service(*service)
        }
    }
}

fn changed(task_set: DeploymentId, step: &mut Step<'_>) -> Answer {
    let service = step.world().task_sets.all[&task_set].service;
    service_scheduler::not_steady(service, step);
    service_scheduler::wake(service, step);
    Answer::TaskSet(task_set)
}

fn set_status(task_set: DeploymentId, status: TaskSetStatus, step: &mut Step<'_>) {
    let changed = TaskSetEvent::StatusChanged { task_set, status };
    step.emit(Event::TaskSet(changed));
}

fn make(
    service: ServiceId,
    new: &NewTaskSet,
    status: TaskSetStatus,
    step: &mut Step<'_>,
) -> DeploymentId {
    let (world, now) = (step.world(), step.now());
    let id = DeploymentId(world.last_deployment + 1);
    let set = TaskSet {
        id,
        service,
        external_id: new.external_id.clone(),
        definition: new.definition.clone(),
        launch_type: new.launch_type,
        strategy: new.strategy.clone(),
        network: new.network.clone(),
        load_balancers: new.load_balancers.clone(),
        status,
        scale: new.scale,
        computed: TaskCount(0),
        created_at: now,
        updated_at: now,
        stable: false,
        stable_at: now,
    };
    let seq = step.emit(Event::TaskSet(TaskSetEvent::Created(Box::new(set))));
    let step = &mut step.because(seq);
    task_sets::scale_to(id, new.scale, step);
    service_scheduler::not_steady(service, step);
    id
}

/// The replacement task set, and the plan of its traffic.
fn deploy(
    service: ServiceId,
    new: &NewTaskSet,
    (shift, keep): (Shift, SimDuration),
    step: &mut Step<'_>,
) -> Answer {
    let now = step.now();
    let Some(original) = step.world().task_sets.primary(service).map(|it| it.id) else {
        return Answer::Service(service);
    };
    let scale = ALL;
    let new = NewTaskSet {
        scale,
        ..new.clone()
    };
    let replacement = make(service, &new, TaskSetStatus::Active, step);
    let deploy = CodeDeploy {
        original,
        replacement,
        shift,
        keep,
        stage: CodeDeployStage::Replacing,
        since: now,
        share: Milli(0),
    };
    code_deploy::begin(service, deploy, step);
    Answer::Service(service)
}

/// DeleteService: with force its task sets go too.
pub(super) fn delete_all(service: ServiceId, step: &mut Step<'_>) {
    let sets = step.world().task_sets.of(service).map(|it| it.id);
    for id in sets.collect::<Vec<DeploymentId>>() {
        set_status(id, TaskSetStatus::Draining, step);
    }
}
