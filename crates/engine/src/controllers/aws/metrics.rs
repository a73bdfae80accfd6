//! CloudWatch's minute: datapoints, alarms, and then the scaling policies.
//!
//! Source: CloudWatch guide, alarm evaluation; ECS developer guide, CloudWatch metrics (read 2026-11).
//! Model: metrics and alarms tick together at the end of every simulated minute.

use super::scaling_round;
use crate::load;
use crate::step::Step;
use base::{Milli, ServiceId, SimDuration, SimTime};
use model::{
    Alarm, AlarmState, ClusterMetric, Datapoint, Event, Metric, MetricKey, ServiceStatus,
    Statistic, TimerKey, World,
};
use rules::alarm::{self, AlarmRule};

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
    if !step.world().predictive.is_empty() {
        super::predictive::minute(now, step);
    }
    scaling_round::all(step);
    if !step.world().providers.is_empty() {
        super::managed_scaling::act(step);
    }
    if !step.world().group_extras.policies.is_empty() {
        super::group_tracking::act(step);
    }
    let world = step.world();
    let active = |it: &model::Service| it.status == ServiceStatus::Active;
    let watched = !world.alarms.is_empty() || !world.catalogue.is_empty();
    let watched = watched || !world.queues.is_empty() || !world.doors.is_empty();
    if watched || world.services.values().any(active) {
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
    let counted = watches_counts(step.world());
    for service in services {
        for (key, point) in of_service(service, now, counted, step.world()) {
            step.emit(Event::MetricRecorded { key, point });
        }
    }
    if !step.world().queues.is_empty() {
        super::queue::publish(now, step);
    }
    if !step.world().doors.is_empty() {
        crate::door::count_minute(now, step);
    }
    if counted {
        record_watched(now, step);
    }
    if !step.world().providers.is_empty() {
        super::managed_scaling::publish(now, step);
    }
    if !step.world().group_extras.policies.is_empty() {
        super::group_tracking::publish(now, step);
    }
}

/// What a service publishes for the minute, and its count of tasks if somebody watches that.
fn of_service(
    service: ServiceId,
    now: SimTime,
    counted: bool,
    world: &World,
) -> Vec<(MetricKey, Datapoint)> {
    let reading = load::Reading::of(world, service, now);
    let key = |metric| MetricKey::Service { service, metric };
    let count = Some(Metric::RunningTaskCount).filter(|it| counted && world.is_watched(key(*it)));
    let metrics = METRICS.into_iter().chain(count);
    let point = |metric| pinned(world, key(metric), now, || reading.point(metric));
    metrics
        .filter_map(|it| Some((key(it), point(it)?)))
        .collect()
}

/// Does anything look at more than what services publish always?
fn watches_counts(world: &World) -> bool {
    let other = |it: &Alarm| it.owner == model::AlarmOwner::User;
    !world.catalogue.is_empty() || world.alarms.values().any(other)
}

/// Cluster metrics that somebody watches, then what callers publish, then quotients of metrics.
///
/// Model: a cluster's metrics are kept from the moment an alarm or a policy watches them.
#[inline(never)]
fn record_watched(now: SimTime, step: &mut Step<'_>) {
    let clusters: Vec<_> = step.world().clusters.keys().copied().collect();
    for cluster in clusters {
        for metric in ClusterMetric::ALL {
            let key = MetricKey::Cluster { cluster, metric };
            if step.world().is_watched(key) {
                publish(key, now, step);
            }
        }
    }
    let catalogue = step.world().catalogue.values();
    let expressions = &step.world().expressions;
    let (plain, computed): (Vec<_>, Vec<_>) = catalogue
        .map(|it| {
            (
                it.id,
                it.quotient.is_some() || expressions.contains_key(&it.id),
            )
        })
        .partition(|it| !it.1);
    for (id, _) in plain.into_iter().chain(computed) {
        publish(MetricKey::Custom(id), now, step);
    }
}

fn publish(key: MetricKey, now: SimTime, step: &mut Step<'_>) {
    if let Some(point) = point_of(step.world(), key, now) {
        step.emit(Event::MetricRecorded { key, point });
    }
}

/// The pinned value if the lab pinned one, else what was published or what the load model says.
pub fn point_of(world: &World, key: MetricKey, now: SimTime) -> Option<Datapoint> {
    pinned(world, key, now, || made(world, key, now))
}

fn pinned(
    world: &World,
    key: MetricKey,
    now: SimTime,
    else_made: impl FnOnce() -> Option<Datapoint>,
) -> Option<Datapoint> {
    let Some(points) = world.pinned_metrics.get(&key) else {
        return else_made();
    };
    let pinned = points.iter().rev().find(|it| it.at <= now)?;
    Some(Datapoint::new(now, pinned.value))
}

fn made(world: &World, key: MetricKey, now: SimTime) -> Option<Datapoint> {
    match key {
        MetricKey::Service { service, metric } => {
            load::Reading::of(world, service, now).point(metric)
        }
        MetricKey::Cluster { cluster, metric } => {
            let value = crate::cluster_load::datapoint(world, cluster, metric, now)?;
            Some(Datapoint::new(now, value))
        }
        // Managed scaling publishes it itself.
        MetricKey::Provider(_) | MetricKey::Queue { .. } => None,
        MetricKey::Group(id) => super::group_tracking::datapoint(world, id, now),
        MetricKey::Custom(id) if world.expressions.contains_key(&id) => {
            expression(world, &world.expressions[&id], now)
        }
        MetricKey::Custom(id) => match world.catalogue.get(&id)?.quotient {
            None => world
                .published
                .get(&id)
                .map(|it| Datapoint { at: now, ..*it }),
            Some([above, below]) => quotient(world, above, below, now),
        },
    }
}

/// A quotient has no value without both metrics, nor when the divisor is zero.
///
/// Source: CloudWatch User Guide, "Using metric math": division by zero (read 2026-11).
fn quotient(
    world: &World,
    above: (MetricKey, Statistic),
    below: (MetricKey, Statistic),
    now: SimTime,
) -> Option<Datapoint> {
    let (above, below) = (value(world, above, now)?, value(world, below, now)?);
    if below.0 == 0 {
        return None;
    }
    let value = i128::from(above.0) * 1000 / i128::from(below.0);
    Some(Datapoint::new(now, Milli(i64::try_from(value).ok()?)))
}

/// A metric's value in the minute that has just ended.
fn value(world: &World, (key, statistic): (MetricKey, Statistic), now: SimTime) -> Option<Milli> {
    let newest = world.metrics.get(&key)?.last()?;
    (newest.at == now).then(|| newest.statistic(statistic))
}

#[inline(never)]
fn expression(world: &World, math: &model::MathMetric, now: SimTime) -> Option<Datapoint> {
    let values = math.parts.iter().map(|it| value(world, *it, now));
    let values: Vec<Option<Milli>> = values.collect();
    let found = math.expression.value(&values)?;
    Some(Datapoint::new(now, found))
}

fn evaluate(id: base::AlarmId, step: &mut Step<'_>) {
    let world = step.world();
    let it = &world.alarms[&id];
    let rule = AlarmRule {
        comparison: it.comparison,
        threshold: it.threshold,
        evaluation_periods: it.evaluation_periods,
        datapoints_to_alarm: it.datapoints_to_alarm,
        treat_missing_data: it.treat_missing_data,
    };
    let points = newest(world, it, step.now(), rule.range());
    let before = to_rule(it.state);
    let state = alarm::evaluate(&rule, &points, before).state;
    if state != before {
        let state = from_rule(state);
        step.emit(Event::AlarmStateChanged { alarm: id, state });
    }
}

/// The datapoints of the last `range` periods, oldest first; `None` for a missing one.
fn newest(world: &World, alarm: &Alarm, now: SimTime, range: usize) -> Vec<Option<Milli>> {
    let points = world.metrics.get(&alarm.key).map_or(&[][..], Vec::as_slice);
    let periods = (0..range as u64).rev();
    periods
        .map(|n| {
            let until = SimTime(now.0.checked_sub(n * alarm.period.0)?);
            let within = |it: &&Datapoint| it.at <= until && it.at.0 + alarm.period.0 > until.0;
            let within = points.iter().rev().filter(within).copied();
            let point = within.reduce(|sum, it| it.with(&sum))?;
            Some(point.statistic(alarm.statistic))
        })
        .collect()
}

/// The alarm's newest datapoint by a statistic, if the minute that has just ended has one.
pub fn latest(world: &World, alarm: &Alarm, now: SimTime, statistic: Statistic) -> Option<Milli> {
    let newest = world.metrics.get(&alarm.key)?.last()?;
    (now.since(newest.at) < MINUTE).then(|| newest.statistic(statistic))
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
