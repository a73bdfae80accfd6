//! What each command does: `admit` says whether it may happen, `carry_out` turns it into events.
//!
//! `admit` only reads, so a refused command leaves no trace; `carry_out` cannot fail.

pub mod admission;
mod balancers;
mod classic;
pub mod cloudwatch;
pub mod documents;
mod group_policies;
pub mod groups;
pub mod instances;
pub mod levers;
pub mod managed_instances;
pub mod predictive;
pub mod queues;
pub mod registration;
pub mod registry;
pub mod scaling;
pub mod schedules;
pub mod services;
pub mod targets;
pub mod task_sets;
mod tasks;

pub use admission::admit;

use crate::command::{Answer, Command};
use crate::step::Step;
use base::ClusterId;
use model::{Cluster, Event, TaskDefinition, TaskDefinitionRef};

/// Emits what the command means. `admit` must have passed.
pub(crate) fn carry_out(command: &Command, step: &mut Step<'_>) -> Answer {
    match command {
        Command::CreateCluster { name } => create_cluster(name, step),
        Command::RegisterTaskDefinition { draft } => register(draft, step),
        Command::DeregisterTaskDefinition { definition } => {
            step.emit(Event::TaskDefinitionDeregistered(definition.clone()));
            Answer::TaskDefinition(definition.clone())
        }
        Command::DeleteTaskDefinitions { definitions } => documents::delete(definitions, step),
        Command::Tagged { command, tags } => documents::tagged(command, tags, step),
        Command::Overridden { command, overrides } => {
            documents::overridden(command, overrides, step)
        }
        Command::Handing { command, by } => crate::inherit::handing(command, by, step),
        Command::ChangeTags {
            target,
            put,
            removed,
        } => documents::change_tags(target, put, removed, step),
        Command::ChangeRegistry { events } => registry::change(events, step),
        Command::ChangeIdentity { events } => registry::change_identity(events, step),
        Command::SetTrunking { on } => documents::set_trunking(*on, step),
        Command::RunTask(run_task) => tasks::run_task(run_task, None, &[], step),
        Command::StartTask(start_task) => tasks::start_task(start_task, None, step),
        Command::StopTask { task, reason } => tasks::stop_task(*task, reason.as_ref(), step),
        Command::CreateService(create) => services::create(create, step),
        Command::UpdateService(update) => services::update(update, step),
        Command::DeleteService { service, .. } => services::delete(*service, step),
        Command::UpdateContainerInstancesState { instances, status } => {
            instances::update_state(instances, *status, step)
        }
        Command::DeregisterContainerInstance { instance, .. } => {
            instances::deregister(*instance, step)
        }
        Command::PutAttributes { attributes } => instances::put_attributes(attributes, step),
        Command::DeleteAttributes { attributes } => instances::delete_attributes(attributes, step),
        Command::CreateTargetGroup(create) => balancers::create_target_group(create, step),
        Command::ModifyTargetGroup(modify) => balancers::modify_target_group(modify, step),
        Command::Target(command) => targets::carry_out(command, step),
        Command::CreateLoadBalancer(create) => balancers::create_load_balancer(create, step),
        Command::CreateClassic(create) => classic::create(create, step),
        Command::PutListener {
            load_balancer,
            listener,
        } => balancers::put_listener(*load_balancer, listener, step),
        Command::RegisterScalableTarget {
            service,
            min,
            max,
            suspended,
        } => scaling::register_target(*service, (*min, *max), *suspended, step),
        Command::Storage(change) => {
            step.emit(Event::StorageChanged(change.clone()));
            Answer::Done
        }
        Command::Network(change) => {
            crate::network::change(change, step);
            Answer::Done
        }
        Command::DeregisterScalableTarget { service } => scaling::deregister_target(*service, step),
        Command::PutScalingPolicy(put) => scaling::put_policy(put, step),
        Command::DeleteScalingPolicy { policy } => scaling::delete_policy(*policy, step),
        Command::UpdateTaskProtection { tasks, lasts } => services::protect(tasks, *lasts, step),
        Command::ContinueServiceDeployment {
            service,
            hook,
            proceed,
        } => services::answer_hook(*service, *hook, *proceed, step),
        Command::StopServiceDeployment { service, rollback } => {
            services::stop_deployment(*service, *rollback, step)
        }
        Command::CloudWatch(command) => cloudwatch::carry_out(command, step),
        Command::Queue(command) => queues::carry_out(command, step),
        Command::TaskSet(command) => task_sets::carry_out(command, step),
        Command::Capacity(command) => groups::carry_out(command, step),
        Command::Scaling(command) => schedules::carry_out(command, step),
        lever => levers::pull(lever, step),
    }
}

fn create_cluster(name: &str, step: &mut Step<'_>) -> Answer {
    if let Some(existing) = step.world().cluster_named(name) {
        return Answer::Cluster(existing.id);
    }
    let id = ClusterId(next(step.world().clusters.keys().last().map(|it| it.0)));
    let created_at = step.now();
    step.emit(Event::ClusterCreated(Cluster {
        id,
        name: name.to_string(),
        created_at,
    }));
    Answer::Cluster(id)
}

/// Source: ECS API, TaskDefinition.revision: previous plus one, never reused (read 2026-11).
fn register(draft: &TaskDefinition, step: &mut Step<'_>) -> Answer {
    let mut definition = draft.clone();
    let family = step.world().families.get(&draft.family);
    definition.revision = next(family.map(|it| it.last_revision));
    definition.registered_at = step.now();
    let reference = TaskDefinitionRef {
        family: definition.family.clone(),
        revision: definition.revision,
    };
    step.emit(Event::TaskDefinitionRegistered(Box::new(definition)));
    Answer::TaskDefinition(reference)
}

/// Ids count from 1.
fn next(last: Option<u32>) -> u32 {
    last.unwrap_or(0) + 1
}
