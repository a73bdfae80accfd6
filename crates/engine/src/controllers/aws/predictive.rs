//! Predictive scaling: hours are recorded, and what is forecast becomes a floor.
//!
//! Source: Application Auto Scaling user guide, predictive scaling for ECS services (read 2026-11).
//! Model: looked at once a minute; a forecast holds from SchedulingBufferTime before its hour to its end.
//! Example: a second day of the same morning finds its tasks running before the load comes.

use crate::commands::services::set_desired;
use crate::step::Step;
use base::{Milli, PolicyId, SimTime};
use model::predictive::{Predictive, PredictiveEvent};
use model::{Event, MetricKey, PolicyMetric, ScaledBy, Statistic, World};
use rules::scaling::predictive::{self, Decision, Facts, Forecast, Hour};

const HOUR: u64 = 3_600_000;

/// The end of a minute, once its metrics are there.
#[inline(never)]
pub fn minute(now: SimTime, step: &mut Step<'_>) {
    let all: Vec<PolicyId> = step.world().predictive.keys().copied().collect();
    for policy in all {
        sample(policy, now, step);
        if now.0.is_multiple_of(HOUR) {
            record(policy, now, step);
        }
        act(policy, now, step);
    }
}

/// The metric times the tasks it was measured on.
fn load(world: &World, it: &Predictive, now: SimTime) -> Option<Milli> {
    let (service, metric) = (it.service, it.metric);
    let newest = world.metrics.get(&MetricKey::Service { service, metric });
    let newest = newest?.last().filter(|it| it.at == now)?;
    let tasks = world.live_tasks_of(service).filter(|it| it.is_running());
    let tasks = i64::try_from(tasks.count()).ok()?;
    let value = match metric {
        model::Metric::RequestCountPerTarget => PolicyMetric::AlbRequestCountPerTarget.statistic(),
        _ => Statistic::Average,
    };
    Some(Milli(newest.statistic(value).0.saturating_mul(tasks)))
}

fn sample(policy: PolicyId, now: SimTime, step: &mut Step<'_>) {
    let world = step.world();
    if let Some(load) = load(world, &world.predictive[&policy], now) {
        let event = PredictiveEvent::Sampled { policy, load };
        step.emit(Event::Predictive(event));
    }
}

/// The hour that has just ended.
fn record(policy: PolicyId, now: SimTime, step: &mut Step<'_>) {
    let it = &step.world().predictive[&policy];
    let Some(load) = it.sum.0.checked_div(i64::from(it.minutes)) else {
        return;
    };
    let hour = Hour {
        hour: now.0 / HOUR - 1,
        load: Milli(load),
    };
    let event = PredictiveEvent::HourRecorded { policy, hour };
    step.emit(Event::Predictive(event));
}

/// The larger of the forecasts for this hour and for the one that begins within the buffer.
fn expected(it: &Predictive, now: SimTime) -> Option<Forecast> {
    let at = |when: SimTime| predictive::forecast(&it.hours, it.policy.target, when.0 / HOUR);
    let soon = at(now + it.policy.buffer);
    [at(now), soon]
        .into_iter()
        .flatten()
        .max_by_key(|it| (it.capacity, it.hour))
}

fn decide(world: &World, it: &Predictive, now: SimTime) -> Option<Decision> {
    let bounds = world.scalable_targets.get(&it.service)?;
    let service = world.services.get(&it.service)?;
    let facts = Facts {
        desired: service.desired,
        minimum: bounds.min,
        maximum: bounds.max,
        suspended: bounds.suspended.scale_out,
    };
    Some(predictive::decide(&it.policy, expected(it, now)?, facts))
}

fn act(policy: PolicyId, now: SimTime, step: &mut Step<'_>) {
    let world = step.world();
    let it = &world.predictive[&policy];
    let service = it.service;
    let Some(decision) = decide(world, it, now) else {
        return;
    };
    let same = |last: Decision| {
        let (forecast, maximum) = (decision.forecast, decision.maximum);
        (last.forecast, last.floor, last.maximum) == (forecast, decision.floor, maximum)
    };
    if decision.to.is_none() && it.last.is_some_and(same) {
        return;
    }
    let seq = step.emit(Event::Predictive(PredictiveEvent::Decided {
        policy,
        decision: Box::new(decision),
    }));
    if let Some(to) = decision.to {
        set_desired(
            service,
            to,
            ScaledBy::Policy(policy),
            &mut step.because(seq),
        );
    }
}
