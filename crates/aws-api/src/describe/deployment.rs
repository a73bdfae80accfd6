//! Service deployments and service revisions as their Describe calls give them.
//!
//! Source: ECS API, ServiceDeployment, ServiceDeploymentBrief, ServiceRevision (read 2026-11).
//! Model:  `statusReason` and the reason of a rollback have no published texts; ours follow the
//! sentences of `rolloutStateReason`.

use super::{moment, put};
use crate::arn;
use crate::calls::network;
use crate::calls::scaling::decimal;
use crate::error::launch_type_name;
use base::{DeploymentId, Milli};
use model::rollout::{Rollout, ServiceDeployment, Settings, ShiftState, Why};
use model::{
    AlarmState, Deployment, RolloutState, Service, ServiceDeploymentStatus, World, identity,
};
use rules::rollout::circuit_breaker;
use rules::rollout::shift::{ALL, Stage};
use serde_json::{Value, json};

pub fn status(status: ServiceDeploymentStatus) -> &'static str {
    match status {
        ServiceDeploymentStatus::Pending => "PENDING",
        ServiceDeploymentStatus::InProgress => "IN_PROGRESS",
        ServiceDeploymentStatus::Successful => "SUCCESSFUL",
        ServiceDeploymentStatus::Stopped => "STOPPED",
        ServiceDeploymentStatus::RollbackInProgress => "ROLLBACK_IN_PROGRESS",
        ServiceDeploymentStatus::RollbackSuccessful => "ROLLBACK_SUCCESSFUL",
        ServiceDeploymentStatus::RollbackFailed => "ROLLBACK_FAILED",
    }
}

/// The stage as `lifecycleStage` names it.
///
/// Model:  that list has no PRE_PRODUCTION_TRAFFIC_SHIFT; the stage it precedes stands for it.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::ReconcileService => "RECONCILE_SERVICE",
        Stage::PreScaleUp => "PRE_SCALE_UP",
        Stage::ScaleUp => "SCALE_UP",
        Stage::PostScaleUp => "POST_SCALE_UP",
        Stage::TestTrafficShift => "TEST_TRAFFIC_SHIFT",
        Stage::PostTestTrafficShift => "POST_TEST_TRAFFIC_SHIFT",
        Stage::PreProductionTrafficShift | Stage::ProductionTrafficShift => {
            "PRODUCTION_TRAFFIC_SHIFT"
        }
        Stage::PostProductionTrafficShift => "POST_PRODUCTION_TRAFFIC_SHIFT",
        Stage::BakeTime => "BAKE_TIME",
        Stage::CleanUp => "CLEAN_UP",
    }
}

/// The traffic shift of a record that goes on.
fn shifting(it: &ServiceDeployment) -> Option<&ShiftState> {
    it.shifting.as_ref().filter(|_| !it.status.is_final())
}

/// `rolloutState` and `rolloutStateReason` of a deployment.
///
/// Source: real DescribeServices answers; the reason after an alarm is not published (read 2026-11).
pub fn rollout_state(
    world: &World,
    service: &Service,
    deployment: &Deployment,
) -> (&'static str, String) {
    let id = identity::deployment_name(world.seed, deployment.id);
    let rollout = world.rollouts.get(&service.id);
    match deployment.rollout_state {
        RolloutState::InProgress => {
            let current = rollout.and_then(Rollout::current);
            let back = current.filter(|it| it.rollback.is_some_and(|it| it.to == deployment.id));
            let text = match back.and_then(|it| it.why) {
                Some(Why::CircuitBreaker { .. }) => {
                    format!("ECS deployment circuit breaker: rolling back to deploymentId {id}.")
                }
                _ => format!("ECS deployment {id} in progress."),
            };
            ("IN_PROGRESS", text)
        }
        RolloutState::Completed => ("COMPLETED", format!("ECS deployment {id} completed.")),
        RolloutState::Failed => {
            let why = rollout
                .and_then(|it| it.record(deployment.id))
                .and_then(|it| it.why);
            ("FAILED", failed(why).to_owned())
        }
    }
}

fn failed(why: Option<Why>) -> &'static str {
    match why {
        Some(Why::Alarm(_)) => "ECS deployment failed: alarm detected.",
        Some(Why::Stopped) => "ECS deployment stopped by user.",
        Some(Why::Hook) => "ECS deployment failed: lifecycle hook failed.",
        Some(Why::StageTimedOut) => "ECS deployment failed: lifecycle stage timed out.",
        Some(Why::Superseded) => "ECS deployment superseded by a newer one.",
        _ => "ECS deployment circuit breaker: tasks failed to start.",
    }
}

/// One entry of ListServiceDeployments.
pub fn brief(world: &World, service: &Service, it: &ServiceDeployment) -> Value {
    let mut shown = json!({
        "serviceDeploymentArn": arn::service_deployment(world, service.id, it.id),
        "serviceArn": arn::service(world, service.id),
        "clusterArn": arn::cluster(world, service.cluster),
        "startedAt": moment(it.created_at),
        "createdAt": moment(it.created_at),
        "targetServiceRevisionArn": arn::service_revision(world, service.id, it.id),
        "status": status(it.status),
    });
    put(&mut shown, "finishedAt", it.finished_at.map(moment));
    put(
        &mut shown,
        "statusReason",
        it.why.map(|why| failed(Some(why)).into()),
    );
    shown
}

/// One entry of DescribeServiceDeployments.
pub fn show(world: &World, service: &Service, it: &ServiceDeployment) -> Value {
    let mut shown = brief(world, service, it);
    if let Some(map) = shown.as_object_mut() {
        map.remove("targetServiceRevisionArn");
    }
    let settings = world
        .rollouts
        .get(&service.id)
        .map(|it| it.settings.clone());
    let settings = settings.unwrap_or_default();
    let sources = it.sources.iter().map(|id| {
        let blue = shifting(it).filter(|it| it.blue == *id);
        weighted(summary(world, service, *id), blue, false)
    });
    shown["updatedAt"] = moment(it.updated_at);
    shown["sourceServiceRevisions"] = sources.collect();
    shown["targetServiceRevision"] = weighted(summary(world, service, it.id), shifting(it), true);
    shown["deploymentConfiguration"] = super::service::configuration(service, &settings);
    shown["deploymentCircuitBreaker"] = breaker(service, it, &settings);
    shown["alarms"] = alarms(world, it, &settings);
    if let Some(rollback) = it.rollback {
        shown["rollback"] = json!({
            "reason": failed(it.why),
            "startedAt": moment(rollback.started_at),
            "serviceRevisionArn": arn::service_revision(world, service.id, rollback.to),
        });
    }
    let stopped = it.status == ServiceDeploymentStatus::Stopped;
    put(
        &mut shown,
        "stoppedAt",
        it.finished_at.filter(|_| stopped).map(moment),
    );
    let baking = it.bakes_until.is_some() && !it.status.is_final();
    let shifts = shifting(it).map(|it| stage(it.stage));
    let named = shifts.or(baking.then_some("BAKE_TIME"));
    put(&mut shown, "lifecycleStage", named.map(Value::from));
    let hooks = hooks(world, it, &settings);
    let some = (!hooks.is_empty()).then(|| hooks.into());
    put(&mut shown, "lifecycleHookDetails", some);
    shown
}

/// Adds the weights while traffic shifts.
fn weighted(mut shown: Value, state: Option<&ShiftState>, green: bool) -> Value {
    let part = |it: Milli| decimal(if green { it } else { Milli(ALL.0 - it.0) });
    if let Some(it) = state {
        shown["requestedTestTrafficWeight"] = part(it.test).into();
        shown["requestedProductionTrafficWeight"] = part(it.production).into();
    }
    shown
}

/// The hooks that wait for an answer.
///
/// Source: ECS API, DeploymentLifecycleHookDetail (read 2026-11).
fn hooks(world: &World, it: &ServiceDeployment, settings: &Settings) -> Vec<Value> {
    let Some(state) = shifting(it) else {
        return Vec::new();
    };
    let configured = settings.shifting.as_ref().map(|it| it.hooks.as_slice());
    let each = state.awaiting.iter().map(|hook| {
        let own = configured.and_then(|it| it.get(hook.hook as usize));
        json!({
            "hookId": identity::hook_id(world.seed, it.id, hook.ordinal),
            "targetType": "PAUSE",
            "status": "AWAITING_ACTION",
            "expiresAt": moment(hook.until),
            "timeoutAction": if own.is_some_and(|it| it.proceed) { "CONTINUE" } else { "ROLLBACK" },
        })
    });
    each.collect()
}

fn summary(world: &World, service: &Service, id: DeploymentId) -> Value {
    let (mut running, mut pending) = (0, 0);
    for task in world.live_tasks_of(service.id) {
        if task.deployment == Some(id) {
            running += u32::from(task.is_running());
            pending += u32::from(task.is_pending());
        }
    }
    let primary = service.primary().is_some_and(|it| it.id == id);
    json!({
        "arn": arn::service_revision(world, service.id, id),
        "requestedTaskCount": if primary { service.desired.0 } else { running + pending },
        "runningTaskCount": running,
        "pendingTaskCount": pending,
    })
}

/// Source: ECS API, ServiceDeploymentRollbackMonitorsStatus (read 2026-11).
fn monitor(enabled: bool, triggered: bool, is_final: bool) -> &'static str {
    match (enabled, triggered, is_final) {
        (false, _, _) => "DISABLED",
        (true, true, _) => "TRIGGERED",
        (true, false, true) => "MONITORING_COMPLETE",
        (true, false, false) => "MONITORING",
    }
}

fn breaker(service: &Service, it: &ServiceDeployment, settings: &Settings) -> Value {
    let triggered = matches!(it.why, Some(Why::CircuitBreaker { .. }));
    let (failures, threshold) = match (it.why, settings.breaker) {
        (
            Some(Why::CircuitBreaker {
                failures,
                threshold,
            }),
            _,
        ) => (failures, threshold),
        (_, Some(breaker)) => {
            let desired = service.desired.0;
            (
                it.failures,
                circuit_breaker::threshold(desired, breaker.threshold),
            )
        }
        (_, None) => (it.failures, 0),
    };
    let enabled = settings.breaker.is_some();
    json!({
        "status": monitor(enabled, triggered, it.status.is_final()),
        "failureCount": failures,
        "threshold": threshold,
    })
}

fn alarms(world: &World, it: &ServiceDeployment, settings: &Settings) -> Value {
    let names = settings
        .alarms
        .as_ref()
        .map(|it| it.names.clone())
        .unwrap_or_default();
    let rang = match it.why {
        Some(Why::Alarm(alarm)) => world.alarms.get(&alarm).map(|it| it.name.clone()),
        _ => None,
    };
    let open = !it.status.is_final() && !it.alarms_ignored;
    let rings = world
        .alarms
        .values()
        .filter(|alarm| open && alarm.state == AlarmState::Alarm && names.contains(&alarm.name));
    let mut triggered: Vec<String> = rings.map(|it| it.name.clone()).collect();
    triggered.extend(rang.clone());
    triggered.sort_unstable();
    triggered.dedup();
    let enabled = settings.alarms.is_some() && !it.alarms_ignored;
    json!({
        "status": monitor(enabled, rang.is_some(), it.status.is_final()),
        "alarmNames": names,
        "triggeredAlarmNames": triggered,
    })
}

/// One entry of DescribeServiceRevisions.
pub fn revision(world: &World, service: &Service, it: &ServiceDeployment) -> Value {
    let revision = &it.revision;
    let definition = world.definition(&revision.definition);
    let images = definition.into_iter().flat_map(|it| &it.containers);
    let images = images.map(|it| json!({"containerName": it.name, "image": it.image}));
    let mut shown = json!({
        "serviceRevisionArn": arn::service_revision(world, service.id, it.id),
        "serviceArn": arn::service(world, service.id),
        "clusterArn": arn::cluster(world, service.cluster),
        "taskDefinition": arn::task_definition(&revision.definition),
        "launchType": launch_type_name(revision.launch_type),
        "loadBalancers": super::service::load_balancers(world, &revision.load_balancers),
        "containerImages": images.collect::<Vec<Value>>(),
        "guardDutyEnabled": false,
        "createdAt": moment(it.created_at),
    });
    put(
        &mut shown,
        "networkConfiguration",
        revision.network.as_ref().map(network::show),
    );
    shown
}
