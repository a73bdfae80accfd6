//! Task sets: what a service runs whose deployments another controller makes.
//!
//! A service with the controller EXTERNAL or CODE_DEPLOY has no deployments. It has up to five task
//! sets, each with its own definition, network, target groups and share of the desired count.
//! Source: ECS API, TaskSet, DeploymentController (read 2026-11).
//! Example: a task set at 50 % of a service that wants 3 tasks keeps ceil(1.5) = 2.

use crate::capacity::StrategyItem;
use crate::ecs::{LaunchType, TaskDefinitionRef};
use crate::service::{
    Deployment, DeploymentStatus, NetworkConfiguration, RolloutState, Service, ServiceLoadBalancer,
};
use crate::world::World;
use base::{DeploymentId, Milli, ServiceId, SimDuration, SimTime, TaskCount};
use rules::rollout::shift::Shift;
use serde::Serialize;
use std::borrow::Cow;

/// Who makes a service's deployments, where it is not ECS itself.
///
/// Source: ECS API, DeploymentControllerType (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Controller {
    External,
    CodeDeploy,
}

/// Source: ECS API, TaskSet.status (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TaskSetStatus {
    Primary,
    Active,
    /// Deleted; its tasks are on their way down.
    Draining,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TaskSet {
    /// Counted with the deployments: `ecs-svc/` and digits name both.
    pub id: DeploymentId,
    pub service: ServiceId,
    pub external_id: Option<String>,
    pub definition: TaskDefinitionRef,
    pub launch_type: LaunchType,
    /// Instead of the launch type, where it is not empty.
    pub strategy: Vec<StrategyItem>,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
    pub status: TaskSetStatus,
    /// Per cent of the service's desired count.
    pub scale: Milli,
    pub computed: TaskCount,
    pub created_at: SimTime,
    pub updated_at: SimTime,
    /// STEADY_STATE, or still STABILIZING; and since when.
    pub stable: bool,
    pub stable_at: SimTime,
}

/// How far CodeDeploy has come with a blue/green deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum CodeDeployStage {
    /// The replacement task set comes up.
    Replacing,
    /// Production traffic moves to it.
    Shifting,
    /// It is PRIMARY; the original runs on for the way back.
    Keeping,
    Succeeded,
    /// It did not come up in time, or the deployment was stopped: all is as it was.
    Failed,
}

/// A blue/green deployment that CodeDeploy carries out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CodeDeploy {
    pub original: DeploymentId,
    pub replacement: DeploymentId,
    pub shift: Shift,
    /// How long the original runs on after all traffic has moved.
    pub keep: SimDuration,
    pub stage: CodeDeployStage,
    pub since: SimTime,
    /// The replacement's share of the production traffic.
    pub share: Milli,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TaskSetEvent {
    ControllerChosen {
        service: ServiceId,
        controller: Controller,
    },
    Created(Box<TaskSet>),
    /// What it has to keep, and of which numbers that follows.
    Computed {
        task_set: DeploymentId,
        desired: TaskCount,
        scale: Milli,
        computed: TaskCount,
    },
    StatusChanged {
        task_set: DeploymentId,
        status: TaskSetStatus,
    },
    StabilityChanged {
        task_set: DeploymentId,
        stable: bool,
    },
    /// Nothing is left of it.
    Gone {
        task_set: DeploymentId,
    },
    /// CodeDeploy began, or went on.
    Advanced {
        service: ServiceId,
        deploy: Box<CodeDeploy>,
    },
}

/// What services with other controllers have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TaskSets {
    pub controllers: std::collections::BTreeMap<ServiceId, Controller>,
    /// In the order of their making.
    pub all: std::collections::BTreeMap<DeploymentId, TaskSet>,
    /// The last deployment of CodeDeploy.
    pub code_deploys: std::collections::BTreeMap<ServiceId, CodeDeploy>,
}

impl TaskSets {
    pub fn controller(&self, service: ServiceId) -> Option<Controller> {
        self.controllers.get(&service).copied()
    }

    /// The service's task sets, oldest first.
    pub fn of(&self, service: ServiceId) -> impl Iterator<Item = &TaskSet> {
        self.all.values().filter(move |it| it.service == service)
    }

    pub fn primary(&self, service: ServiceId) -> Option<&TaskSet> {
        self.of(service)
            .find(|it| it.status == TaskSetStatus::Primary)
    }

    #[inline(never)]
    pub(crate) fn apply(&mut self, event: &TaskSetEvent, now: SimTime) {
        match event {
            TaskSetEvent::ControllerChosen {
                service,
                controller,
            } => {
                self.controllers.insert(*service, *controller);
            }
            TaskSetEvent::Created(it) => {
                self.all.insert(it.id, (**it).clone());
            }
            TaskSetEvent::Computed {
                task_set,
                scale,
                computed,
                ..
            } => self.change(*task_set, now, |it| {
                (it.scale, it.computed) = (*scale, *computed);
            }),
            TaskSetEvent::StatusChanged { task_set, status } => {
                self.change(*task_set, now, |it| it.status = *status);
            }
            TaskSetEvent::StabilityChanged { task_set, stable } => {
                self.change(*task_set, now, |it| {
                    (it.stable, it.stable_at) = (*stable, now);
                });
            }
            TaskSetEvent::Gone { task_set } => {
                self.all.remove(task_set);
            }
            TaskSetEvent::Advanced { service, deploy } => {
                self.code_deploys.insert(*service, (**deploy).clone());
            }
        }
    }

    fn change(&mut self, id: DeploymentId, now: SimTime, change: impl FnOnce(&mut TaskSet)) {
        if let Some(it) = self.all.get_mut(&id) {
            change(it);
            it.updated_at = now;
        }
    }
}

impl World {
    /// The task set that a task's deployment stands for.
    pub fn task_set(&self, deployment: Option<DeploymentId>) -> Option<&TaskSet> {
        self.task_sets.all.get(&deployment?)
    }

    /// The service as tasks of this deployment see it: a task set brings its own workload along.
    #[inline(never)]
    pub fn service_for<'w>(
        &'w self,
        service: &'w Service,
        deployment: Option<DeploymentId>,
    ) -> Cow<'w, Service> {
        let Some(set) = self.task_set(deployment) else {
            return Cow::Borrowed(service);
        };
        let mut own = service.clone();
        own.launch_type = set.launch_type;
        own.network.clone_from(&set.network);
        own.load_balancers.clone_from(&set.load_balancers);
        own.deployments = vec![Deployment {
            id: set.id,
            definition: set.definition.clone(),
            status: DeploymentStatus::Active,
            rollout_state: RolloutState::Completed,
            created_at: set.created_at,
            updated_at: set.updated_at,
            kept: TaskCount(0),
            failed_tasks: 0,
        }];
        Cow::Owned(own)
    }

    /// The capacity provider strategy of a deployment's tasks.
    pub fn strategy_of(
        &self,
        service: ServiceId,
        deployment: DeploymentId,
    ) -> Option<&Vec<StrategyItem>> {
        match self.task_set(Some(deployment)) {
            Some(it) => Some(&it.strategy),
            None => self.service_strategies.get(&service),
        }
    }
}

impl World {
    /// What is updated on the primary task set becomes the service's.
    ///
    /// Source: ECS API, UpdateServicePrimaryTaskSet (read 2026-11).
    #[inline(never)]
    pub(crate) fn apply_task_set_event(&mut self, event: &TaskSetEvent, now: SimTime) {
        self.task_sets.apply(event, now);
        if let TaskSetEvent::Created(it) = event {
            self.last_deployment = self.last_deployment.max(it.id.0);
        }
        let (TaskSetEvent::Created(_) | TaskSetEvent::StatusChanged { .. }) = event else {
            return;
        };
        let primaries = self.task_sets.all.values();
        let primaries = primaries.filter(|it| it.status == TaskSetStatus::Primary);
        for set in primaries {
            if let Some(service) = self.services.get_mut(&set.service) {
                service.launch_type = set.launch_type;
                service.network.clone_from(&set.network);
                service.load_balancers.clone_from(&set.load_balancers);
            }
        }
    }
}
