//! Predictive scaling policies put and deleted.
//!
//! Source: Application Auto Scaling API, PutScalingPolicy (read 2026-11). Model: what was recorded before a
//! change stays; a policy begins with no hour on record.

use crate::command::Answer;
use crate::controllers::aws::metrics;
use crate::step::Step;
use base::{Milli, PolicyId, ServiceId};
use model::predictive::{Predictive, PredictiveEvent};
use model::{Event, Metric, World};
use rules::scaling::predictive::Policy;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutPredictive {
    pub name: String,
    pub service: ServiceId,
    pub metric: Metric,
    pub policy: Policy,
}

/// The predictive policy of this name.
pub fn named<'w>(world: &'w World, service: ServiceId, name: &str) -> Option<&'w Predictive> {
    let mut all = world.predictive.values();
    all.find(|it| it.service == service && it.name == name)
}

#[inline(never)]
pub(super) fn put(put: &PutPredictive, step: &mut Step<'_>) -> Answer {
    let world = step.world();
    let before = named(world, put.service, &put.name);
    let hours = before.filter(|it| it.metric == put.metric);
    let policy = Predictive {
        id: before.map_or_else(|| super::scaling::next_policy(world), |it| it.id),
        name: put.name.clone(),
        service: put.service,
        metric: put.metric,
        policy: put.policy,
        hours: hours.map(|it| it.hours.clone()).unwrap_or_default(),
        sum: Milli(0),
        minutes: 0,
        last: None,
    };
    let id = policy.id;
    let event = PredictiveEvent::Put(Box::new(policy));
    step.emit(Event::Predictive(event));
    metrics::keep_awake(step);
    Answer::Policy(id)
}

pub(super) fn delete(policy: PolicyId, step: &mut Step<'_>) {
    let event = PredictiveEvent::Deleted { policy };
    step.emit(Event::Predictive(event));
}

/// Those of a service that is no scalable target any more.
#[inline(never)]
pub(super) fn forget(service: ServiceId, step: &mut Step<'_>) {
    let all = step.world().predictive.values();
    let own = all.filter(|it| it.service == service).map(|it| it.id);
    for policy in own.collect::<Vec<_>>() {
        delete(policy, step);
    }
}
