//! Application Auto Scaling: scheduled actions set the bounds when they are due.
//!
//! Source: Application Auto Scaling User Guide, "Scheduled scaling": below the new minimum or above
//! the new maximum the capacity moves at once, cooldowns or not (read 2026-11).
//! Model: an action whose minimum would lie above the maximum changes nothing.

use crate::commands::scaling::bound;
use crate::step::Step;
use base::{ServiceId, SimDuration, SimTime};
use model::{
    EPOCH_UNIX_SECS, Event, ScalableTarget, ScaledBy, ScalingEvent, ScheduledAction, TimerKey,
    World,
};
use rules::scaling::schedule::{self, Turn};

const SECOND: SimDuration = SimDuration::from_secs(1);

fn unix(at: SimTime) -> i64 {
    crate::nodes::unix_secs(at)
}

/// When the action is due next, after `now`.
pub fn next(action: &ScheduledAction, now: SimTime) -> Option<SimTime> {
    let anchor = unix(action.start.unwrap_or(action.created_at));
    let from = unix(now + SECOND).max(action.start.map_or(i64::MIN, unix));
    let due = schedule::next(&action.schedule, &action.zone, anchor, from)?;
    let secs = u64::try_from(due - EPOCH_UNIX_SECS).ok()?;
    let due = SimTime::from_secs(secs);
    action.end.is_none_or(|end| due <= end).then_some(due)
}

/// Wakes at the earliest action that is still to come.
pub fn arm(step: &mut Step<'_>) {
    let actions = step.world().scheduled_actions.values();
    match actions.filter_map(|it| it.next).min() {
        Some(at) => step.wake(TimerKey::ScheduledActions, at),
        None => step.let_sleep(TimerKey::ScheduledActions),
    }
}

/// The timer fired: every action that is due.
pub fn due(step: &mut Step<'_>) {
    let now = step.now();
    let actions = step.world().scheduled_actions.values();
    let due = actions.filter(|it| it.next.is_some_and(|next| next <= now));
    let due: Vec<ScheduledAction> = due.cloned().collect();
    for action in due {
        let (service, name) = (action.service, action.name.clone());
        let turn = turn(step.world(), &action);
        let event = ScalingEvent::ScheduledActionRan {
            service,
            name: name.clone(),
            expression: action.expression.clone(),
            zone: action.zone.name.to_string(),
            turn,
        };
        let seq = step.emit(Event::Scaling(event));
        let before = step.world().scalable_targets.get(&service).copied();
        if let (Some((min, max)), Some(before)) = (turn.after, before) {
            let target = ScalableTarget { min, max, ..before };
            bound(target, ScaledBy::ScheduledAction, &mut step.because(seq));
        }
        wait(service, name, next(&action, now), step);
    }
    arm(step);
}

fn wait(service: ServiceId, name: String, next: Option<SimTime>, step: &mut Step<'_>) {
    let event = ScalingEvent::ScheduledActionWaits {
        service,
        name,
        next,
    };
    step.emit(Event::Scaling(event));
}

fn turn(world: &World, action: &ScheduledAction) -> Turn {
    let target = world.scalable_targets.get(&action.service);
    let desired = world.services.get(&action.service).map(|it| it.desired);
    schedule::turn(
        target.map(|it| (it.min, it.max)),
        target.is_some_and(|it| it.suspended.scheduled),
        (action.min, action.max),
        desired.unwrap_or_default(),
    )
}
