//! Words for what happens to services, their deployments and their desired count.

use super::Words;
use base::{PolicyId, ServiceId};
use model::{
    Deployment, DeploymentStatus, Event, RolloutState, ScaledBy, Service, ServiceChange,
    ServiceMessage, ServiceStatus, Unplaced, World,
};

pub(super) fn words(world: &World, event: &Event) -> Option<Words> {
    let (service, what) = match event {
        Event::ServiceCreated(service) => (service.id, created(service)),
        Event::ServiceUpdated {
            service, change, ..
        } => (*service, changed(change)),
        Event::ServiceStatusChanged { service, status } => {
            let status = match status {
                ServiceStatus::Active => "ACTIVE",
                ServiceStatus::Draining => "DRAINING",
                ServiceStatus::Inactive => "INACTIVE",
            };
            (*service, format!("-> {status}"))
        }
        Event::DesiredCountChanged { service, to, by } => (
            *service,
            format!("desired count {to} (by {})", scaled_by(world, *by)),
        ),
        Event::ServiceSteady { service, steady } => (
            *service,
            if *steady { "steady" } else { "moving" }.to_string(),
        ),
        Event::StartFailuresCounted {
            service,
            failures,
            until,
        } => {
            let until = until.map_or(String::new(), |it| format!(", next try at {it}"));
            (
                *service,
                format!("{failures} starts in a row never reached RUNNING{until}"),
            )
        }
        Event::UnplacedChanged { service, unplaced } => (*service, unplaced_text(unplaced)),
        Event::ServiceMessageSent { service, message } => {
            (*service, said(world, *service, message))
        }
        Event::ServiceMessageCleared { service, .. } => (
            *service,
            "the cause of the last message is gone".to_string(),
        ),
        event => deployment(event)?,
    };
    Some(Words::new(who(world, service), what))
}

pub(super) fn who(world: &World, service: ServiceId) -> String {
    format!("svc {}", name(world, service))
}

pub(super) fn name(world: &World, service: ServiceId) -> String {
    world
        .services
        .get(&service)
        .map_or_else(|| service.to_string(), |it| it.name.clone())
}

/// AWS's own sentence.
fn said(world: &World, service: ServiceId, message: &ServiceMessage) -> String {
    match world.services.get(&service) {
        Some(service) => aws_api::messages::service_message(world, service, message),
        None => format!("{message:?}"),
    }
}

fn created(service: &Service) -> String {
    format!(
        "created: desired {}, minimum {} %, maximum {} %",
        service.desired, service.minimum_healthy_percent, service.maximum_percent
    )
}

fn changed(change: &ServiceChange) -> String {
    let mut parts = Vec::new();
    if let Some(it) = change.minimum_healthy_percent {
        parts.push(format!("minimum {it} %"));
    }
    if let Some(it) = change.maximum_percent {
        parts.push(format!("maximum {it} %"));
    }
    if let Some(it) = change.health_check_grace_period {
        parts.push(format!("grace period {it}"));
    }
    let named = [
        (
            change.placement_constraints.is_some(),
            "placement constraints",
        ),
        (change.placement_strategy.is_some(), "placement strategy"),
        (change.network.is_some(), "network configuration"),
        (change.load_balancers.is_some(), "load balancers"),
    ];
    parts.extend(named.iter().filter(|it| it.0).map(|it| it.1.to_string()));
    if parts.is_empty() {
        "updated".to_string()
    } else {
        format!("updated: {}", parts.join(", "))
    }
}

fn scaled_by(world: &World, by: ScaledBy) -> String {
    match by {
        ScaledBy::User => "you".to_string(),
        ScaledBy::Policy(policy) => format!("policy {}", policy_name(world, policy)),
        ScaledBy::Daemon => "the number of instances".to_string(),
        ScaledBy::ScalableTarget => "the scalable target's bounds".to_string(),
        ScaledBy::ScheduledAction => "a scheduled action".to_string(),
    }
}

pub(super) fn policy_name(world: &World, policy: PolicyId) -> String {
    let tracking = world.policies.get(&policy).map(|it| &it.name);
    let steps = world.step_policies.get(&policy).map(|it| &it.name);
    let forecasts = world.predictive.get(&policy).map(|it| &it.name);
    tracking
        .or(steps)
        .or(forecasts)
        .map_or_else(|| policy.to_string(), Clone::clone)
}

fn unplaced_text(unplaced: &Option<Unplaced>) -> String {
    match unplaced {
        Some(it) => {
            format!(
                "{} unplaced since {} ({})",
                super::count(it.count.0, "task"),
                it.since,
                it.decided
            )
        }
        None => "every wanted task is placed".to_string(),
    }
}

fn deployment(event: &Event) -> Option<(ServiceId, String)> {
    Some(match event {
        Event::DeploymentStarted {
            service,
            deployment,
        } => (*service, started(deployment)),
        Event::DeploymentChanged {
            service,
            deployment,
            status,
            rollout_state,
        } => {
            let status = match status {
                DeploymentStatus::Primary => "PRIMARY",
                DeploymentStatus::Active => "ACTIVE",
                DeploymentStatus::Inactive => "INACTIVE",
            };
            let state = match rollout_state {
                RolloutState::InProgress => "IN_PROGRESS",
                RolloutState::Completed => "COMPLETED",
                RolloutState::Failed => "FAILED",
            };
            (
                *service,
                format!("deployment {deployment} {status}, {state}"),
            )
        }
        Event::DeploymentFailureCounted {
            service,
            deployment,
            failed_tasks,
        } => {
            let failed = super::count(*failed_tasks, "failed task");
            (*service, format!("deployment {deployment}: {failed}"))
        }
        Event::DeploymentKept {
            service,
            deployment,
            kept,
        } => {
            let kept = super::count(kept.0, "task");
            (
                *service,
                format!("older deployment {deployment} kept at {kept}"),
            )
        }
        _ => return None,
    })
}

fn started(deployment: &Deployment) -> String {
    format!(
        "deployment {} of {} started",
        deployment.id, deployment.definition
    )
}
