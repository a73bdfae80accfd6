//! Predictive scaling: the policy, and its forecast read back.
//!
//! Source: Application Auto Scaling API, PredictiveScalingPolicyConfiguration,
//! GetPredictiveScalingForecast (read 2026-11).
//! Model:  one metric pair, of CPU, memory or requests; the words of refusals that AWS does not publish.
//! Example: ECSServiceCPUUtilization at 50 with ForecastAndScale, from five minutes before each hour.

use super::scaling::{decimal, milli, service, validation};
use super::schedules::instant;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::moment;
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use base::{SimDuration, SimTime};
use engine::Command;
use engine::commands::predictive::{PutPredictive, named};
use engine::commands::schedules::ScalingCommand;
use model::predictive::Predictive;
use model::{Metric, Service};
use rules::scaling::predictive::{self, BUFFER, MAX_BUFFER, Policy};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[Entry {
    name: "application-autoscaling.GetPredictiveScalingForecast",
    shape: "GetPredictiveScalingForecastRequest",
    act: Act::Read(forecast),
}];

const CONFIG: &str = "PredictiveScalingPolicyConfiguration";
const HOUR: SimDuration = SimDuration::from_secs(3600);

/// Longest stretch of a forecast.
///
/// Source: Application Auto Scaling API, GetPredictiveScalingForecast: 30 days (read 2026-11).
const MAX_HOURS: u64 = 30 * 24;

const PAIRS: [(&str, Metric); 3] = [
    ("ECSServiceCPUUtilization", Metric::CpuUtilization),
    ("ECSServiceMemoryUtilization", Metric::MemoryUtilization),
    ("ALBRequestCount", Metric::RequestCountPerTarget),
];

fn wrong(path: &str, text: &str) -> ApiError {
    validation(text).at(format!("{CONFIG}.{path}"))
}

/// PutScalingPolicy with PolicyType PredictiveScaling.
#[inline(never)]
pub fn put(service: &Service, name: &str, input: &Node) -> Parsed {
    let Some(config) = input.get(CONFIG) else {
        let text = "PredictiveScalingPolicyConfiguration is required with PolicyType \
                    PredictiveScaling";
        return Err(validation(text).at(CONFIG));
    };
    let [specification] = config.items_at("MetricSpecifications") else {
        let text = "MetricSpecifications must have one entry";
        return Err(wrong("MetricSpecifications", text));
    };
    let path = "MetricSpecifications[0]";
    let pair = specification.get("PredefinedMetricPairSpecification");
    let pair = pair.and_then(|it| it.text_at("PredefinedMetricType"));
    let metric = PAIRS.iter().find(|it| Some(it.0) == pair).map(|it| it.1);
    let Some(metric) = metric else {
        let text = Text::new("refuse-predictive");
        return Err(validation(text).at(format!("{CONFIG}.{path}")));
    };
    let target = specification.get("TargetValue").and_then(milli);
    let Some(target) = target.filter(|it| it.0 > 0) else {
        let text = "TargetValue must be greater than 0";
        return Err(wrong(&format!("{path}.TargetValue"), text));
    };
    let most = i64::try_from(MAX_BUFFER.as_secs()).unwrap_or(i64::MAX);
    let buffer = match config.int_at("SchedulingBufferTime") {
        None => BUFFER,
        Some(it) if (0..=most).contains(&it) => SimDuration::from_secs(it.unsigned_abs()),
        Some(_) => {
            let text = "SchedulingBufferTime must be at least 0 and less than 3600";
            return Err(wrong("SchedulingBufferTime", text));
        }
    };
    let policy = Policy {
        target,
        scales: config.text_at("Mode") == Some("ForecastAndScale"),
        buffer,
        increase: increase(config)?,
    };
    let mode = if policy.scales {
        "forecasts and scales"
    } else {
        "only forecasts"
    };
    let put = PutPredictive {
        name: name.to_owned(),
        service: service.id,
        metric,
        policy,
    };
    Ok(Request {
        summary: format!("{} {} {mode}", service.name, clip(name)),
        command: Command::Scaling(ScalingCommand::PutPredictive(Box::new(put))),
    })
}

/// Source: Application Auto Scaling API, MaxCapacityBuffer: required with IncreaseMaxCapacity, and not
/// without it (read 2026-11).
fn increase(config: &Node) -> Result<Option<u32>, ApiError> {
    let increases = config.text_at("MaxCapacityBreachBehavior") == Some("IncreaseMaxCapacity");
    match (increases, config.int_at("MaxCapacityBuffer")) {
        (false, None) => Ok(None),
        (true, Some(it @ 0..=100)) => Ok(u32::try_from(it).ok()),
        (true, None) => {
            let text = "MaxCapacityBuffer is required with IncreaseMaxCapacity";
            Err(wrong("MaxCapacityBuffer", text))
        }
        (true, Some(_)) => {
            let text = "MaxCapacityBuffer must be between 0 and 100";
            Err(wrong("MaxCapacityBuffer", text))
        }
        (false, Some(_)) => {
            let text = "MaxCapacityBuffer needs MaxCapacityBreachBehavior IncreaseMaxCapacity";
            Err(wrong("MaxCapacityBuffer", text))
        }
    }
}

/// The configuration as the API gives it back.
pub fn show(it: &Predictive) -> Value {
    let name = PAIRS.iter().find(|pair| pair.1 == it.metric);
    let mut shown = json!({
        "MetricSpecifications": [{"TargetValue": decimal(it.policy.target),
            "PredefinedMetricPairSpecification":
                {"PredefinedMetricType": name.map(|it| it.0)}}],
        "Mode": if it.policy.scales { "ForecastAndScale" } else { "ForecastOnly" },
        "SchedulingBufferTime": it.policy.buffer.as_secs(),
        "MaxCapacityBreachBehavior": "HonorMaxCapacity",
    });
    if let Some(percent) = it.policy.increase {
        shown["MaxCapacityBreachBehavior"] = "IncreaseMaxCapacity".into();
        shown["MaxCapacityBuffer"] = percent.into();
    }
    shown
}

fn forecast(ask: &Ask) -> Answered {
    let of = service(ask.world, ask.input)?;
    let name = ask.input.text_at("PolicyName").unwrap_or_default();
    let policy = named(ask.world, of.id, name).ok_or_else(|| {
        let text = format!(
            "No predictive scaling policy found for policy name: {}",
            clip(name)
        );
        validation(text).at("PolicyName")
    })?;
    let moment_at = |key: &str| -> Result<SimTime, ApiError> {
        let found = instant(ask.input, key)?;
        found.ok_or_else(|| validation(format!("{key} is required")).at(key))
    };
    let (start, end) = (moment_at("StartTime")?, moment_at("EndTime")?);
    let (first, last) = (start.0.div_ceil(HOUR.0), end.0 / HOUR.0);
    if end < start || last.saturating_sub(first) > MAX_HOURS {
        let text = "EndTime must lie after StartTime, and within 30 days of it";
        return Err(validation(text).at("EndTime"));
    }
    let hours = first..=last;
    let found =
        hours.filter_map(|it| predictive::forecast(&policy.hours, policy.policy.target, it));
    let found: Vec<_> = found.collect();
    let stamps: Vec<Value> = found
        .iter()
        .map(|it| moment(SimTime(it.hour * HOUR.0)))
        .collect();
    let loads: Vec<f64> = found.iter().map(|it| decimal(it.load)).collect();
    let capacities: Vec<u32> = found.iter().map(|it| it.capacity.0).collect();
    Ok(json!({
        "LoadForecast": [{"Timestamps": stamps, "Values": loads,
            "MetricSpecification": show(policy)["MetricSpecifications"][0]}],
        "CapacityForecast": {"Timestamps": stamps, "Values": capacities},
        "UpdateTime": moment(ask.now),
    }))
}
