//! Stopping: which tasks, and why these.
//!
//! Source: ECS developer guide, task placement strategies and services: scale-in (read 2026-11).

use super::facts::{Candidate, Observed, OfDeployment};
use super::messages::say;
use super::{act_on, facts, not_steady};
use crate::lifecycle::stopping;
use crate::nodes;
use crate::step::Step;
use base::{DeploymentId, ServiceId, Stream, TaskCount, TaskId};
use model::{Event, ServiceMessage, StopCode, StoppedReason};
use rules::placement::{PlacedTask, Stopped, choose_to_stop};
use rules::rollout::ecs_rolling::{Pass, Which};

/// A pass that stops tasks.
pub struct Stop<'a> {
    pub service: ServiceId,
    pub pass: &'a Pass,
    pub observed: &'a Observed,
}

impl Stop<'_> {
    /// Tasks of older revisions, the oldest revision's first; before all others go the unhealthy
    /// ones, whichever revision's, because the floor does not need them.
    pub fn old(&self, count: u32, step: &mut Step<'_>) {
        let old = &self.observed.old;
        let mut chosen: Vec<Vec<Stopped>> = old.iter().map(|_| Vec::new()).collect();
        let mut left = count as usize;
        for unhealthy in [true, false] {
            let which = |it: &Candidate| !it.placed.pending && it.placed.unhealthy == unhealthy;
            for (of_deployment, chosen) in old.iter().zip(&mut chosen) {
                let stopped = self.choose(of_deployment, left, which, step);
                left -= stopped.len();
                chosen.extend(stopped);
            }
        }
        for (of_deployment, stopped) in old.iter().zip(&chosen) {
            keep_fewer(self.service, of_deployment, stopped.len(), step);
        }
        self.carry_out(chosen.into_iter().flatten().collect(), step);
    }

    /// Tasks of one revision that answer to `which`.
    pub fn of(
        &self,
        revision: Which,
        count: u32,
        which: impl Fn(&Candidate) -> bool,
        step: &mut Step<'_>,
    ) {
        let of_deployment = self.observed.of(revision);
        let chosen = self.choose(of_deployment, count as usize, which, step);
        if revision != Which::New {
            keep_fewer(self.service, of_deployment, chosen.len(), step);
        }
        self.carry_out(chosen, step);
    }

    /// Tasks of a revision that are too many.
    ///
    /// Model:  those that do not count as healthy go before those that do, so that scaling in never
    /// stops below the floor while others are still starting; AWS gives no order.
    pub fn surplus(&self, revision: Which, count: u32, step: &mut Step<'_>) {
        let from = self.observed.of(revision);
        let mut chosen = self.choose(from, count as usize, |it| !it.counted_healthy, step);
        let left = count as usize - chosen.len();
        chosen.extend(self.choose(from, left, |it| it.counted_healthy, step));
        if revision != Which::New {
            keep_fewer(self.service, from, chosen.len(), step);
        }
        self.carry_out(chosen, step);
    }

    fn choose(
        &self,
        from: &OfDeployment,
        count: usize,
        which: impl Fn(&Candidate) -> bool,
        step: &Step<'_>,
    ) -> Vec<Stopped> {
        let world = step.world();
        let service = &world.services[&self.service];
        let free = from.tasks.iter().filter(|it| !it.protected);
        let tasks = free.filter(|it| which(it));
        let tasks: Vec<PlacedTask> = tasks.map(|it| it.placed.clone()).collect();
        if count == 0 || tasks.is_empty() {
            return Vec::new();
        }
        let pool = nodes::pool(world, service.cluster);
        let (entity, ordinal) = (u64::from(self.service.0), step.now().0);
        let draw = world.dice().bits(Stream::StopChoice, entity, ordinal);
        let group = facts::group(&service.name);
        let count = count.min(tasks.len()) as u32;
        choose_to_stop(
            &tasks,
            &pool,
            &service.placement_strategy,
            &group,
            count,
            draw,
        )
    }

    fn carry_out(&self, chosen: Vec<Stopped>, step: &mut Step<'_>) {
        let service = self.service;
        let tasks: Vec<TaskId> = chosen.iter().map(|it| it.task).collect();
        let pending = count_pending(step, &tasks);
        let seq = act_on(service, self.pass, chosen, step);
        let step = &mut step.because(seq);
        not_steady(service, step);
        for task in &tasks {
            let reason = reason_for(step, *task, self.observed.new.deployment);
            stopping::request(*task, StopCode::ServiceSchedulerInitiated, reason, step);
        }
        let running: Vec<TaskId> = tasks
            .iter()
            .copied()
            .filter(|it| !pending.contains(it))
            .collect();
        if !pending.is_empty() {
            let count = pending.len() as u32;
            say(service, ServiceMessage::StoppedPending { count }, step);
        }
        if !running.is_empty() {
            say(service, stopped(step, service, running), step);
        }
        super::wake(service, step);
    }
}

/// What was stopped for the rollout is no longer kept up.
fn keep_fewer(service: ServiceId, of: &OfDeployment, fewer: usize, step: &mut Step<'_>) {
    let kept = TaskCount(of.counts.desired.saturating_sub(fewer as u32));
    if kept.0 != of.counts.desired {
        let deployment = of.deployment;
        step.emit(Event::DeploymentKept {
            service,
            deployment,
            kept,
        });
    }
}

/// In a zone that is rebalanced the message says so.
fn stopped(step: &Step<'_>, service: ServiceId, tasks: Vec<TaskId>) -> ServiceMessage {
    let world = step.world();
    let moving = world
        .rollouts
        .get(&service)
        .and_then(|it| it.rebalancing.as_ref());
    let from = moving.filter(|it| tasks.iter().all(|task| world.tasks[task].zone == it.from));
    match from {
        Some(it) => ServiceMessage::StoppedInZone {
            tasks,
            zone: it.from.clone(),
        },
        None => ServiceMessage::Stopped { tasks },
    }
}

fn count_pending(step: &Step<'_>, tasks: &[TaskId]) -> Vec<TaskId> {
    let pending = |it: &&TaskId| step.world().tasks[it].last_status.is_starting();
    tasks.iter().filter(pending).copied().collect()
}

/// Source: ECS developer guide, stopped task errors: which check failed is in the reason (read 2026-11).
fn reason_for(step: &Step<'_>, task: TaskId, deployment: DeploymentId) -> StoppedReason {
    let world = step.world();
    let task = &world.tasks[&task];
    if !task.unhealthy {
        return StoppedReason::Scaling(deployment);
    }
    if task.health == model::Health::Unhealthy {
        return StoppedReason::ContainerHealthChecks;
    }
    let own = task.service.and_then(|it| world.services.get(&it));
    let own = own.and_then(|it| world.groups_of(it).next());
    // Its target may be gone already.
    match stopping::service_targets(world, task).next().or(own) {
        Some(group) => StoppedReason::ElbHealthChecks(group),
        None => StoppedReason::ContainerHealthChecks,
    }
}
