//! Predictive scaling policies: their settings, the hours on record, and the last decision.
//!
//! Source: Application Auto Scaling API, PredictiveScalingPolicyConfiguration (read 2026-11).
//! Example: after a day each hour has one predecessor, and the first forecasts are made.

use crate::scaling::Metric;
use base::{Milli, PolicyId, ServiceId, TaskCount};
use rules::scaling::predictive::{Decision, Hour, MAX_HOURS, Policy};
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Predictive {
    pub id: PolicyId,
    pub name: String,
    pub service: ServiceId,
    pub metric: Metric,
    pub policy: Policy,
    /// Oldest first.
    pub hours: Vec<Hour>,
    /// Of the minutes of the hour that runs.
    pub sum: Milli,
    pub minutes: u32,
    /// To suppress repeats, and the floor of all other policies.
    pub last: Option<Decision>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PredictiveEvent {
    Put(Box<Predictive>),
    Deleted {
        policy: PolicyId,
    },
    /// The load of one minute.
    Sampled {
        policy: PolicyId,
        load: Milli,
    },
    HourRecorded {
        policy: PolicyId,
        hour: Hour,
    },
    Decided {
        policy: PolicyId,
        decision: Box<Decision>,
    },
}

impl crate::World {
    #[inline(never)]
    pub(crate) fn apply_predictive_event(&mut self, event: &PredictiveEvent) {
        let of = match event {
            PredictiveEvent::Put(it) => {
                self.predictive.insert(it.id, (**it).clone());
                return;
            }
            PredictiveEvent::Deleted { policy } => {
                self.predictive.remove(policy);
                return;
            }
            PredictiveEvent::Sampled { policy, .. }
            | PredictiveEvent::HourRecorded { policy, .. }
            | PredictiveEvent::Decided { policy, .. } => policy,
        };
        let Some(it) = self.predictive.get_mut(of) else {
            return;
        };
        match event {
            PredictiveEvent::Sampled { load, .. } => {
                it.sum = Milli(it.sum.0.saturating_add(load.0));
                it.minutes += 1;
            }
            PredictiveEvent::HourRecorded { hour, .. } => {
                (it.sum, it.minutes) = (Milli(0), 0);
                if it.hours.len() >= MAX_HOURS {
                    it.hours.remove(0);
                }
                it.hours.push(*hour);
            }
            PredictiveEvent::Decided { decision, .. } => it.last = Some(**decision),
            PredictiveEvent::Put(_) | PredictiveEvent::Deleted { .. } => {}
        }
    }

    /// Fewer tasks than that no policy may leave the service: what is forecast for it.
    pub fn forecast_floor(&self, service: ServiceId) -> TaskCount {
        let own = self.predictive.values();
        let own = own.filter(|it| it.service == service && it.policy.scales);
        let floors = own.filter_map(|it| it.last.map(|it| it.floor));
        floors.max().unwrap_or_default()
    }
}
