//! `deploymentConfiguration` beside its percentages: circuit breaker, alarms, early success, bake.
//!
//! Source: ECS API, DeploymentConfiguration and the structures in it (read 2026-11).
//! Model:  the words for values out of range are the lab's.
//! Example: `{"deploymentCircuitBreaker": {"enable": true, "rollback": true}}` watches with the
//! threshold 50 %, between 3 and 200 tasks.

use super::shifting;
use crate::error::{ApiError, Message};
use crate::json::Node;
use base::SimDuration;
use model::World;
use model::rollout::{CircuitBreaker, DeploymentAlarms, EarlySuccess, Settings};
use rules::rollout::circuit_breaker::Threshold;
use serde_json::{Value, json};

const PARENT: &str = "deploymentConfiguration";

/// Longest `bakeTimeInMinutes`.
const MAX_BAKE: i64 = 1440;

/// Reads the settings of a whole service document.
///
/// `world` to look the load balancers of a traffic shift up.
#[inline(never)]
pub fn read(world: Option<&World>, input: &Node) -> Result<Settings, ApiError> {
    let own = Settings {
        daemon: is_daemon(input),
        rebalancing_disabled: input.text_at("availabilityZoneRebalancing") == Some("DISABLED"),
        ..Settings::default()
    };
    let Some(it) = input.get(PARENT) else {
        let pairs = shifting::pairs(world, input, false)?;
        return Ok(Settings { pairs, ..own });
    };
    let shifts = shifting::read(input)?;
    Ok(Settings {
        breaker: breaker(it)?,
        alarms: alarms(it)?,
        early_success: early_success(it)?,
        bake: bake(it)?,
        pairs: shifting::pairs(world, input, shifts.is_some())?,
        shifting: shifts,
        ..own
    })
}

/// The scheduling strategy of a service document.
pub fn is_daemon(input: &Node) -> bool {
    input.text_at("schedulingStrategy") == Some("DAEMON")
}

/// What does not go with the scheduling strategy DAEMON.
///
/// Source: ECS API, CreateService: no desired count, no placement strategy, not on Fargate, a maximum
/// of 100 (read 2026-11).
/// Model:  the words, except those about the desired count.
pub fn daemon_refusal(input: &Node) -> Option<ApiError> {
    let refuse = |path: &str, text: &str| Some(ApiError::invalid(text).at(path));
    if input.get("desiredCount").is_some() {
        let text = "The daemon scheduling strategy does not support a desired count for services";
        return refuse("desiredCount", text);
    }
    if !input.items_at("placementStrategy").is_empty() {
        let text = "The daemon scheduling strategy does not support placement strategies";
        return refuse("placementStrategy", text);
    }
    if input.text_at("launchType") == Some("FARGATE") {
        let text = "The daemon scheduling strategy is not supported with launch type FARGATE";
        return refuse("launchType", text);
    }
    if input.text_at("availabilityZoneRebalancing") == Some("ENABLED") {
        let text = "The daemon scheduling strategy does not support Availability Zone rebalancing";
        return refuse("availabilityZoneRebalancing", text);
    }
    let maximum = input.get(PARENT).and_then(|it| it.int_at("maximumPercent"));
    if maximum.is_some_and(|it| it != 100) {
        let text = "The daemon scheduling strategy requires a maximumPercent of 100";
        return refuse("deploymentConfiguration.maximumPercent", text);
    }
    None
}

fn wrong<T>(path: &str, text: impl Into<Message>) -> Result<T, ApiError> {
    Err(ApiError::invalid(text).at(format!("{PARENT}.{path}")))
}

/// The member, if it is there and enabled.
fn enabled<'n>(input: &'n Node, key: &str) -> Option<&'n Node> {
    let it = input.get(key)?;
    (it.bool_at("enable") == Some(true)).then_some(it)
}

fn breaker(input: &Node) -> Result<Option<CircuitBreaker>, ApiError> {
    let Some(it) = enabled(input, "deploymentCircuitBreaker") else {
        return Ok(None);
    };
    let threshold = match it.get("thresholdConfiguration") {
        None => Threshold::default(),
        Some(it) => threshold(it)?,
    };
    Ok(Some(CircuitBreaker {
        rollback: it.bool_at("rollback") == Some(true),
        reset_on_healthy_task: it.bool_at("resetOnHealthyTask") != Some(false),
        threshold,
    }))
}

fn threshold(it: &Node) -> Result<Threshold, ApiError> {
    let path = "deploymentCircuitBreaker.thresholdConfiguration.value";
    let value = it.int_at("value").unwrap_or_default();
    let kind = it.text_at("type").unwrap_or_default();
    let most = if kind == "COUNT" { 5000 } else { 100 };
    let Some(value) = u32::try_from(value)
        .ok()
        .filter(|it| (1..=most).contains(it))
    else {
        return wrong(
            path,
            format!("value must be between 1 and {most} for {kind}"),
        );
    };
    Ok(match kind {
        "COUNT" => Threshold::Count(value),
        "UNBOUNDED_PERCENT" => Threshold::UnboundedPercent(value),
        _ => Threshold::BoundedPercent(value),
    })
}

fn alarms(input: &Node) -> Result<Option<DeploymentAlarms>, ApiError> {
    let Some(it) = enabled(input, "alarms") else {
        return Ok(None);
    };
    let names: Vec<String> = it
        .texts_at("alarmNames")
        .iter()
        .map(|it| it.to_string())
        .collect();
    if names.is_empty() {
        return wrong(
            "alarms.alarmNames",
            "alarmNames can not be empty when alarms are enabled",
        );
    }
    Ok(Some(DeploymentAlarms {
        names,
        rollback: it.bool_at("rollback") == Some(true),
    }))
}

/// Source: ECS API, DeploymentEarlySuccessCriteria: from minimumHealthyPercent to 100 (read 2026-11).
fn early_success(input: &Node) -> Result<Option<EarlySuccess>, ApiError> {
    let Some(it) = enabled(input, "earlySuccessCriteria") else {
        return Ok(None);
    };
    if input.text_at("strategy").is_some_and(|it| it != "ROLLING") {
        let text = "earlySuccessCriteria is only supported with the ROLLING deployment strategy";
        return wrong("earlySuccessCriteria.enable", text);
    }
    let least = input.int_at("minimumHealthyPercent").unwrap_or(100);
    let value = it.int_at("healthyPercent").unwrap_or(100);
    let percent = u32::try_from(value)
        .ok()
        .filter(|_| (least..=100).contains(&value));
    let Some(healthy_percent) = percent else {
        let text =
            format!("healthyPercent must be between minimumHealthyPercent ({least}) and 100");
        return wrong("earlySuccessCriteria.healthyPercent", text);
    };
    Ok(Some(EarlySuccess {
        healthy_percent,
        deferred: it.text_at("sourceServiceRevisionCleanup") == Some("DEFERRED"),
    }))
}

fn bake(input: &Node) -> Result<Option<SimDuration>, ApiError> {
    match input.int_at("bakeTimeInMinutes") {
        None => Ok(None),
        Some(it @ 0..=MAX_BAKE) => Ok(Some(SimDuration::from_mins(it.unsigned_abs()))),
        Some(_) => wrong(
            "bakeTimeInMinutes",
            format!("bakeTimeInMinutes must be between 0 and {MAX_BAKE}"),
        ),
    }
}

/// The settings as `deploymentConfiguration` shows them, without the percentages.
pub fn show(settings: &Settings) -> Value {
    let mut breaker = json!({"enable": false, "rollback": false});
    if let Some(it) = &settings.breaker {
        let (kind, value) = match it.threshold {
            Threshold::BoundedPercent(value) => ("BOUNDED_PERCENT", value),
            Threshold::UnboundedPercent(value) => ("UNBOUNDED_PERCENT", value),
            Threshold::Count(value) => ("COUNT", value),
        };
        breaker = json!({
            "enable": true,
            "rollback": it.rollback,
            "resetOnHealthyTask": it.reset_on_healthy_task,
            "thresholdConfiguration": {"type": kind, "value": value},
        });
    }
    let mut shown = json!({
        "deploymentCircuitBreaker": breaker,
        "strategy": "ROLLING",
        "bakeTimeInMinutes": settings.bake.map_or(0, |it| it.as_secs() / 60),
    });
    if let Some(it) = &settings.alarms {
        let (names, rollback) = (&it.names, it.rollback);
        shown["alarms"] = json!({"alarmNames": names, "rollback": rollback, "enable": true});
    }
    if let Some(it) = &settings.shifting {
        super::shifting::show(&mut shown, it);
    }
    if let Some(it) = settings.early_success {
        shown["earlySuccessCriteria"] = json!({
            "enable": true,
            "healthyPercent": it.healthy_percent,
            "sourceServiceRevisionCleanup": if it.deferred { "DEFERRED" } else { "BLOCKING" },
        });
    }
    shown
}
