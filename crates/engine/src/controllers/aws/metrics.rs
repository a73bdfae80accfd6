//! CloudWatch's minute: datapoints, alarms, and then the scaling policies.
//!
//! Source: CloudWatch guide, alarm evaluation; ECS developer guide, CloudWatch metrics (read 2026-11).
//! Model: metrics and alarms tick together at the end of every simulated minute.

use crate::controller::reconcile;
use crate::controllers::aws::target_tracking;
use crate::load;
use crate::step::Step;
use base::{Milli, PolicyId, SimDuration, SimTime};
use model::{
    Alarm, AlarmState, Datapoint, Event, Metric, MetricKey, ServiceStatus, TimerKey, World,
};
use rules::alarm::{self, AlarmRule, Comparison, TreatMissingData};

const MINUTE: SimDuration = SimDuration::from_mins(1);

/// The metrics each service publishes.
const METRICS: [Metric; 3] = [
    Metric::CpuUtilization,
    Metric::MemoryUtilization,
    Metric::RequestCountPerTarget,
];

/// Somebody needs metrics from now on.
pub fn keep_awake(step: &mut Step<'_>) {
    let next = step.now().next_on_grid(SimTime::ZERO, MINUTE);
    step.wake_by(TimerKey::MetricsMinute, next);
}

/// The end of a minute; woken at any other moment it does nothing.
pub fn minute(step: &mut Step<'_>) {
    let now = step.now();
    if !now.0.is_multiple_of(MINUTE.0) {
        return keep_awake(step);
    }
    record(now, step);
    let alarms: Vec<_> = step.world().alarms.keys().copied().collect();
    for alarm in alarms {
        evaluate(alarm, step);
    }
    crate::controllers::ecs::service_scheduler::guard::alarms_evaluated(step);
    let policies: Vec<PolicyId> = step.world().policies.keys().copied().collect();
    for policy in policies {
        reconcile::<target_tracking::TargetTracking>(policy, step);
    }
    let alive = step
        .world()
        .services
        .values()
        .any(|it| it.status == ServiceStatus::Active);
    if alive {
        keep_awake(step);
    }
}

fn record(now: SimTime, step: &mut Step<'_>) {
    let active = |it: &&model::Service| it.status == ServiceStatus::Active;
    let services: Vec<_> = step
        .world()
        .services
        .values()
        .filter(active)
        .map(|it| it.id)
        .collect();
    for service in services {
        for metric in METRICS {
            let key = MetricKey { service, metric };
            if let Some(value) = value_of(step.world(), key, now) {
                let point = Datapoint { at: now, value };
                step.emit(Event::MetricRecorded { key, point });
            }
        }
    }
}

/// The pinned value if the lab pinned one, else what the load model says.
fn value_of(world: &World, key: MetricKey, now: SimTime) -> Option<Milli> {
    match world.pinned_metrics.get(&key) {
        Some(points) => points
            .iter()
            .rev()
            .find(|it| it.at <= now)
            .map(|it| it.value),
        None => load::datapoint(world, key.service, key.metric, now),
    }
}

fn evaluate(id: base::AlarmId, step: &mut Step<'_>) {
    let world = step.world();
    let it = &world.alarms[&id];
    let comparison = if it.above {
        Comparison::GreaterThanThreshold
    } else {
        Comparison::LessThanThreshold
    };
    let rule = AlarmRule {
        comparison,
        threshold: it.threshold,
        evaluation_periods: it.evaluation_periods,
        datapoints_to_alarm: it.datapoints_to_alarm,
        treat_missing_data: TreatMissingData::Missing,
    };
    let points = newest(world, it, step.now(), rule.range());
    let before = to_rule(it.state);
    let state = alarm::evaluate(&rule, &points, before).state;
    if state != before {
        let state = from_rule(state);
        step.emit(Event::AlarmStateChanged { alarm: id, state });
    }
}

/// The datapoints of the last `range` minutes, oldest first; `None` for a missing one.
fn newest(world: &World, alarm: &Alarm, now: SimTime, range: usize) -> Vec<Option<Milli>> {
    let points = world.metrics.get(&alarm.key).map_or(&[][..], Vec::as_slice);
    let minutes = (0..range as u64).rev();
    minutes
        .map(|n| {
            let at = SimTime(now.0.checked_sub(n * MINUTE.0)?);
            points
                .iter()
                .rev()
                .find(|it| it.at == at)
                .map(|it| it.value)
        })
        .collect()
}

/// The model's alarm state as the rules name it.
pub fn to_rule(state: AlarmState) -> alarm::AlarmState {
    match state {
        AlarmState::Ok => alarm::AlarmState::Ok,
        AlarmState::Alarm => alarm::AlarmState::Alarm,
        AlarmState::InsufficientData => alarm::AlarmState::InsufficientData,
    }
}

fn from_rule(state: alarm::AlarmState) -> AlarmState {
    match state {
        alarm::AlarmState::Ok => AlarmState::Ok,
        alarm::AlarmState::Alarm => AlarmState::Alarm,
        alarm::AlarmState::InsufficientData => AlarmState::InsufficientData,
    }
}
