//! Step scaling policies and scheduled actions of Application Auto Scaling.
//!
//! Source: Application Auto Scaling API, PutScalingPolicy, PutScheduledAction (read 2026-11).

use super::admission::limit;
use crate::command::Answer;
use crate::controllers::aws::{metrics, scheduled};
use crate::refusal::{Many, Refusal};
use crate::step::Step;
use base::{PolicyId, ServiceId, SimDuration, SimTime, TaskCount};
use model::{Event, ScalingEvent, ScheduledAction, Statistic, StepPolicy, World};
use rules::scaling::schedule::{Schedule, Zone};
use rules::scaling::step_scaling;

/// Most policies and scheduled actions of one scalable target.
///
/// Source: Application Auto Scaling User Guide, "Quotas" (read 2026-11).
pub const MAX_POLICIES: u32 = 50;
pub const MAX_ACTIONS: u32 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScalingCommand {
    PutStepPolicy(Box<PutStepPolicy>),
    PutPredictive(Box<super::predictive::PutPredictive>),
    PutScheduledAction(Box<PutScheduledAction>),
    DeleteScheduledAction { service: ServiceId, name: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutStepPolicy {
    pub name: String,
    pub service: ServiceId,
    pub policy: step_scaling::Policy,
    pub cooldown: SimDuration,
    pub aggregation: Statistic,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutScheduledAction {
    pub service: ServiceId,
    pub name: String,
    pub expression: String,
    pub schedule: Schedule,
    pub zone: Zone,
    pub start: Option<SimTime>,
    pub end: Option<SimTime>,
    pub min: Option<TaskCount>,
    pub max: Option<TaskCount>,
}

/// # Errors
/// The refusal; nothing has happened.
#[inline(never)]
pub(super) fn admit(world: &World, command: &ScalingCommand) -> Result<(), Refusal> {
    let service = match command {
        ScalingCommand::PutStepPolicy(put) => put.service,
        ScalingCommand::PutPredictive(put) => put.service,
        ScalingCommand::PutScheduledAction(put) => put.service,
        ScalingCommand::DeleteScheduledAction { .. } => return Ok(()),
    };
    if !world.scalable_targets.contains_key(&service) {
        return Err(Refusal::NotAScalableTarget);
    }
    let policies = world.step_policies.values();
    let policies = policies.filter(|it| it.service == service).count();
    limit(Many::Policies, policies, MAX_POLICIES)?;
    let actions = world.scheduled_actions.keys();
    let actions = actions.filter(|it| it.0 == service).count();
    limit(Many::ScheduledActions, actions, MAX_ACTIONS)
}

#[inline(never)]
pub(super) fn carry_out(command: &ScalingCommand, step: &mut Step<'_>) -> Answer {
    match command {
        ScalingCommand::PutStepPolicy(put) => put_step_policy(put, step),
        ScalingCommand::PutPredictive(put) => super::predictive::put(put, step),
        ScalingCommand::PutScheduledAction(put) => put_action(put, step),
        ScalingCommand::DeleteScheduledAction { service, name } => {
            let (service, name) = (*service, name.clone());
            let event = ScalingEvent::ScheduledActionDeleted { service, name };
            step.emit(Event::Scaling(event));
            scheduled::arm(step);
            Answer::Done
        }
    }
}

fn put_step_policy(put: &PutStepPolicy, step: &mut Step<'_>) -> Answer {
    let world = step.world();
    let mut tracking = world.policies.values();
    let same = tracking.find(|it| it.service == put.service && it.name == put.name);
    if let Some(policy) = same.map(|it| it.id) {
        super::scaling::delete_policy(policy, step);
    }
    let world = step.world();
    let same = |it: &&StepPolicy| it.service == put.service && it.name == put.name;
    let existing = world.step_policies.values().find(same);
    let id = existing.map_or_else(|| super::scaling::next_policy(world), |it| it.id);
    let policy = StepPolicy {
        id,
        name: put.name.clone(),
        service: put.service,
        policy: put.policy.clone(),
        cooldown: put.cooldown,
        aggregation: put.aggregation,
        last: existing.and_then(|it| it.last),
        last_decision: None,
    };
    let event = ScalingEvent::StepPolicyPut(Box::new(policy));
    step.emit(Event::Scaling(event));
    metrics::keep_awake(step);
    Answer::Policy(id)
}

/// Alarms that ran it stay, without it.
#[inline(never)]
pub(super) fn delete_policy(policy: PolicyId, step: &mut Step<'_>) {
    let runs = |it: &&model::Alarm| it.policies.contains(&policy);
    let alarms: Vec<_> = step.world().alarms.values().filter(runs).cloned().collect();
    for mut alarm in alarms {
        alarm.policies.retain(|it| *it != policy);
        step.emit(Event::AlarmPut(Box::new(alarm)));
    }
    let event = ScalingEvent::StepPolicyDeleted { policy };
    step.emit(Event::Scaling(event));
}

/// What the call leaves out stays as it is.
///
/// Source: Application Auto Scaling API, PutScheduledAction (read 2026-11).
fn put_action(put: &PutScheduledAction, step: &mut Step<'_>) -> Answer {
    let key = (put.service, put.name.clone());
    let before = step.world().scheduled_actions.get(&key).cloned();
    let now = step.now();
    let action = ScheduledAction {
        service: put.service,
        name: put.name.clone(),
        expression: put.expression.clone(),
        schedule: put.schedule.clone(),
        zone: put.zone.clone(),
        start: put.start.or(before.as_ref().and_then(|it| it.start)),
        end: put.end.or(before.as_ref().and_then(|it| it.end)),
        min: put.min.or(before.as_ref().and_then(|it| it.min)),
        max: put.max.or(before.as_ref().and_then(|it| it.max)),
        created_at: before.as_ref().map_or(now, |it| it.created_at),
        next: None,
    };
    let next = scheduled::next(&action, now);
    let action = Box::new(ScheduledAction { next, ..action });
    step.emit(Event::Scaling(ScalingEvent::ScheduledActionPut(action)));
    scheduled::arm(step);
    Answer::Done
}

/// The scalable target goes: its step policies and its actions go with it.
#[inline(never)]
pub(super) fn forget(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let policies = world.step_policies.values();
    let policies = policies.filter(|it| it.service == service).map(|it| it.id);
    let policies: Vec<PolicyId> = policies.collect();
    let actions = world.scheduled_actions.keys();
    let actions: Vec<String> = actions
        .filter(|it| it.0 == service)
        .map(|it| it.1.clone())
        .collect();
    for policy in policies {
        delete_policy(policy, step);
    }
    if actions.is_empty() {
        return;
    }
    for name in actions {
        let event = ScalingEvent::ScheduledActionDeleted { service, name };
        step.emit(Event::Scaling(event));
    }
    scheduled::arm(step);
}
