//! What a pass looks at: the service's tasks sorted by revision and by how they are.

use super::{daemon, guard};
use base::{DeploymentId, ServiceId, SimTime};
use model::{RolloutState, Service, ServiceStatus, Task, World};
use rules::placement::{NodeStatus, PlacedTask};
use rules::rollout::ecs_rolling::{Counts, Revision, Which};

/// A revision's tasks with desired status RUNNING, and its counts.
pub struct OfDeployment {
    pub deployment: DeploymentId,
    pub counts: Revision,
    pub tasks: Vec<Candidate>,
}

/// One task that may be stopped.
#[derive(Clone)]
pub struct Candidate {
    pub placed: PlacedTask,
    /// On a DRAINING instance.
    pub draining: bool,
    /// Protected from scale-in: only its bad health stops it.
    pub protected: bool,
    /// Counts toward the healthy minimum.
    pub counted_healthy: bool,
}

pub struct Observed {
    pub counts: Counts,
    pub new: OfDeployment,
    /// Oldest first; without those that have no task left.
    pub old: Vec<OfDeployment>,
    /// Tasks that are on their way down.
    pub leaving: usize,
}

impl Observed {
    pub fn of(&self, revision: Which) -> &OfDeployment {
        match revision {
            Which::New => &self.new,
            Which::Old(n) => &self.old[n],
        }
    }

    /// The first revision with protected tasks, and their number.
    pub fn protected(&self) -> Option<(DeploymentId, u32)> {
        let mut all = self.old.iter().chain([&self.new]);
        let found = all.find(|it| it.counts.protected > 0)?;
        Some((found.deployment, found.counts.protected))
    }
}

/// The task group of a service's tasks.
///
/// Source: ECS developer guide, cluster query language: `service:production` (read 2026-11).
pub fn group(service_name: &str) -> String {
    format!("service:{service_name}")
}

pub fn observe(world: &World, now: SimTime, id: ServiceId) -> Option<Observed> {
    let service = world
        .services
        .get(&id)
        .filter(|it| it.status != ServiceStatus::Inactive)?;
    let primary = service.primary()?;
    let mut new = of_deployment(world, now, service, primary.id);
    let moving = world
        .rollouts
        .get(&id)
        .is_some_and(|it| it.rebalancing.is_some());
    new.counts.moving = u32::from(moving && arrives(world, id));
    new.counts.desired = service.desired.0 + new.counts.moving;
    let mut old: Vec<OfDeployment> = service
        .deployments
        .iter()
        .skip(1)
        .rev()
        .map(|it| of_deployment(world, now, service, it.id))
        .filter(|it| !it.tasks.is_empty())
        .collect();
    for it in &mut old {
        it.counts.desired = service.deployment(it.deployment).map_or(0, |it| it.kept.0);
    }
    let counts = Counts {
        minimum: service.minimum_healthy_percent,
        maximum: service.maximum_percent,
        new: new.counts,
        old: old.iter().map(|it| it.counts).collect(),
        placeable: None,
        hold: guard::hold(now, service),
        in_progress: primary.rollout_state == RolloutState::InProgress,
        success: guard::success(world, now, service),
    };
    let leaving = world.live_tasks_of(id).filter(|it| !it.wanted).count();
    Some(Observed {
        counts,
        new,
        old,
        leaving,
    })
}

/// A task that moves to another zone is not yet healthy there: until then there may be one more.
fn arrives(world: &World, service: ServiceId) -> bool {
    let wanted = |it: &&Task| it.wanted && !it.counted_healthy && !it.unhealthy;
    world.live_tasks_of(service).any(|it| wanted(&it))
}

pub fn of_deployment(
    world: &World,
    now: SimTime,
    service: &Service,
    deployment: DeploymentId,
) -> OfDeployment {
    let daemon = daemon::is_daemon(world, service.id);
    let mut counts = Revision::default();
    let mut tasks = Vec::new();
    let mine = |it: &&Task| it.wanted && it.deployment == Some(deployment);
    for task in world.live_tasks_of(service.id).filter(mine) {
        if daemon && !daemon::belongs(world, service, task) {
            continue;
        }
        let kept = world
            .protected_tasks
            .get(&task.id)
            .is_some_and(|it| *it > now);
        let protected = kept && !task.is_pending() && !task.unhealthy;
        let draining = !protected && on_draining_instance(world, task);
        counts.protected += u32::from(protected);
        if task.is_pending() {
            counts.pending += 1;
        } else if task.unhealthy {
            counts.unhealthy += 1;
        } else if task.counted_healthy {
            counts.healthy += 1;
            counts.draining += u32::from(draining);
        } else {
            counts.starting += 1;
        }
        let placed = PlacedTask {
            id: task.id,
            node: task.instance,
            zone: task.zone.clone(),
            cpu: task.cpu,
            memory: task.memory,
            pending: task.is_pending(),
            unhealthy: task.unhealthy,
            started_at_ms: task.started_at.unwrap_or(task.created_at).0,
        };
        tasks.push(Candidate {
            placed,
            draining,
            protected,
            counted_healthy: task.counted_healthy,
        });
    }
    OfDeployment {
        deployment,
        counts,
        tasks,
    }
}

/// The instance under the task is DRAINING.
pub fn on_draining_instance(world: &World, task: &Task) -> bool {
    let node = task.instance.map(|it| &world.instances[&it].node);
    node.is_some_and(|it| it.status == NodeStatus::Draining)
}
