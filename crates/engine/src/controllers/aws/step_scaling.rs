//! Application Auto Scaling: a step scaling policy, every minute while an alarm that runs it is in
//! ALARM.
//!
//! Source: CloudWatch User Guide, "Alarm actions": Auto Scaling actions repeat once a minute
//! (read 2026-11).
//! Model: the metric is the alarm's newest datapoint, so MetricAggregationType has one to aggregate.

use crate::step::Step;
use base::{AlarmId, PolicyId, SimTime, TaskCount};
use model::{AlarmState, Event, ScalingEvent, World};
use rules::scaling::Direction;
use rules::scaling::step_turn::{self, Facts, Last, Turn};
use rules::scaling::target_tracking::Outcome;

/// The alarm that runs the policy now, and what the policy decides.
pub fn decide(world: &World, now: SimTime, id: PolicyId) -> Option<(AlarmId, Turn)> {
    let policy = world.step_policies.get(&id)?;
    let bounds = world.scalable_targets.get(&policy.service)?;
    let service = world.services.get(&policy.service)?;
    let mut alarms = world.alarms.values();
    let alarm = alarms.find(|it| {
        it.state == AlarmState::Alarm && it.actions_enabled && it.policies.contains(&id)
    })?;
    let running = world.live_tasks_of(service.id);
    let running = running.filter(|it| it.is_running()).count();
    let floor = world.forecast_floor(service.id);
    let facts = Facts {
        now,
        running: TaskCount(running as u32),
        desired: service.desired,
        minimum: bounds.min.max(floor),
        maximum: bounds.max.max(floor),
        metric: super::metrics::latest(world, alarm, now, alarm.statistic),
        threshold: alarm.threshold,
        deploying: service.is_deploying(),
        scale_out_suspended: bounds.suspended.scale_out,
        scale_in_suspended: bounds.suspended.scale_in,
        cooldown: policy.cooldown,
        last: policy.last,
    };
    Some((alarm.id, step_turn::decide(&policy.policy, &facts)))
}

/// Says what was decided, unless it is what was said last; scales if that was decided.
pub fn act(id: PolicyId, alarm: AlarmId, turn: Turn, step: &mut Step<'_>) {
    let policy = &step.world().step_policies[&id];
    let (service, last) = (policy.service, policy.last_decision);
    let same = last.is_some_and(|last| last.outcome == turn.outcome);
    let scales = matches!(turn.outcome, Outcome::Scale { .. });
    if same && !scales {
        return;
    }
    let boxed = Box::new(turn);
    let seq = step.emit(Event::Scaling(ScalingEvent::StepDecided {
        policy: id,
        alarm,
        turn: boxed,
    }));
    let Outcome::Scale { to } = turn.outcome else {
        return;
    };
    let step = &mut step.because(seq);
    let by = model::ScaledBy::Policy(id);
    crate::commands::services::set_desired(service, to, by, step);
    let direction = if to > turn.from {
        Direction::Out
    } else {
        Direction::In
    };
    let (at, base) = (step.now(), turn.base);
    let last = Last {
        at,
        direction,
        base,
    };
    step.emit(Event::Scaling(ScalingEvent::StepScaled {
        policy: id,
        last,
    }));
}
