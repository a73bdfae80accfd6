//! Words for predictive scaling.

use super::Words;
use base::PolicyId;
use model::World;
use model::predictive::PredictiveEvent;
use rules::scaling::Clamp;

fn who(world: &World, policy: PolicyId) -> String {
    format!("policy {}", super::service::policy_name(world, policy))
}

/// `policy daily: hour 33: load 250 (mean of 2 days) needs 5 tasks, desired 2 -> 5`.
#[inline(never)]
pub(super) fn words(world: &World, event: &PredictiveEvent) -> Words {
    match event {
        PredictiveEvent::Put(it) => {
            let how = match it.policy.scales {
                true => "forecasts and scales",
                false => "only forecasts",
            };
            let target = it.policy.target.decimal();
            let what = format!("{how} to {target}, {} before the hour", it.policy.buffer);
            Words::new(format!("policy {}", it.name), what)
        }
        PredictiveEvent::Deleted { policy } => Words::new(who(world, *policy), "deleted"),
        PredictiveEvent::Sampled { policy, load } => {
            Words::new(who(world, *policy), format!("load {}", load.decimal()))
        }
        PredictiveEvent::HourRecorded { policy, hour } => {
            let what = format!("hour {} had the load {}", hour.hour, hour.load.decimal());
            Words::new(who(world, *policy), what)
        }
        PredictiveEvent::Decided { policy, decision } => {
            let it = decision.forecast;
            let clamp = match decision.clamp {
                Clamp::None => "",
                Clamp::ToMinimum => ", the minimum",
                Clamp::ToMaximum => ", the maximum",
            };
            let then = match decision.to {
                Some(to) => format!("desired {} -> {to}", decision.from),
                None => format!("desired stays {}", decision.from),
            };
            let what = format!(
                "hour {}: load {} (mean of {}) needs {}; floor {}{clamp}, {then}",
                it.hour,
                it.load.decimal(),
                super::count(it.days, "day"),
                super::count(it.capacity.0, "task"),
                decision.floor
            );
            Words::new(who(world, *policy), what)
        }
    }
}
