//! `deploymentConfiguration.strategy` BLUE_GREEN, LINEAR and CANARY with what belongs to them.
//!
//! Source: ECS API, DeploymentConfiguration, LinearConfiguration (10 %, 6 min), CanaryConfiguration
//! (5 %, 10 min), DeploymentLifecycleHook, AdvancedConfiguration (read 2026-11).
//! Model:  the words for what is wrong; Service Connect as the way of the traffic is not simulated.
//! Example: `{"strategy": "CANARY"}` sends 5 % for ten minutes, then all.

use super::scaling::{decimal, milli};
use crate::arn;
use crate::error::{ApiError, Message};
use crate::json::Node;
use base::{Milli, SimDuration};
use model::World;
use model::rollout::{GroupPair, Hook, RuleRef, Shifting};
use rules::rollout::shift::{Shift, Stage};
use serde_json::{Value, json};

const PARENT: &str = "deploymentConfiguration";

const STAGES: [(Stage, &str); 8] = [
    (Stage::ReconcileService, "RECONCILE_SERVICE"),
    (Stage::PreScaleUp, "PRE_SCALE_UP"),
    (Stage::PostScaleUp, "POST_SCALE_UP"),
    (Stage::TestTrafficShift, "TEST_TRAFFIC_SHIFT"),
    (Stage::PostTestTrafficShift, "POST_TEST_TRAFFIC_SHIFT"),
    (
        Stage::PreProductionTrafficShift,
        "PRE_PRODUCTION_TRAFFIC_SHIFT",
    ),
    (Stage::ProductionTrafficShift, "PRODUCTION_TRAFFIC_SHIFT"),
    (
        Stage::PostProductionTrafficShift,
        "POST_PRODUCTION_TRAFFIC_SHIFT",
    ),
];

/// Source: ECS developer guide, lifecycle hooks: stages a PAUSE hook may not name (read 2026-11).
const NO_PAUSE: [Stage; 2] = [Stage::TestTrafficShift, Stage::ProductionTrafficShift];

fn wrong<T>(path: &str, text: impl Into<Message>) -> Result<T, ApiError> {
    Err(ApiError::invalid(text).at(format!("{PARENT}.{path}")))
}

/// The strategy of a whole service document.
#[inline(never)]
pub fn read(input: &Node) -> Result<Option<Box<Shifting>>, ApiError> {
    let Some(it) = input.get(PARENT) else {
        return Ok(None);
    };
    let shift = match it.text_at("strategy") {
        Some("BLUE_GREEN") => Shift::AllAtOnce,
        Some("LINEAR") => {
            let (step, bake) = numbers(it, "linearConfiguration", "step", (10_000, 3_000), 6)?;
            Shift::Linear { step, bake }
        }
        Some("CANARY") => {
            let (share, bake) = numbers(it, "canaryConfiguration", "canary", (5_000, 100), 10)?;
            Shift::Canary { share, bake }
        }
        _ => return Ok(None),
    };
    let hooks = it.items_at("lifecycleHooks").iter().enumerate();
    let hooks = hooks.map(|(n, it)| hook(n, it)).collect::<Result<_, _>>()?;
    Ok(Some(Box::new(Shifting { shift, hooks })))
}

/// A share in steps of a tenth of a per cent, and the minutes it is watched.
fn numbers(
    input: &Node,
    key: &str,
    stem: &str,
    (usual, least): (i64, i64),
    minutes: i64,
) -> Result<(Milli, SimDuration), ApiError> {
    let it = input.get(key);
    let (percent, bake) = (format!("{stem}Percent"), format!("{stem}BakeTimeInMinutes"));
    let share = it
        .and_then(|it| it.get(&percent))
        .map_or(Some(Milli(usual)), milli);
    let share = share.filter(|it| (least..=100_000).contains(&it.0) && it.0 % 100 == 0);
    let Some(share) = share else {
        let least = decimal(Milli(least));
        let text = format!("{percent} must be between {least} and 100.0 in steps of 0.1");
        return wrong(&format!("{key}.{percent}"), text);
    };
    match it.and_then(|it| it.int_at(&bake)).unwrap_or(minutes) {
        given @ 0..=1440 => Ok((share, SimDuration::from_mins(given.unsigned_abs()))),
        _ => wrong(
            &format!("{key}.{bake}"),
            format!("{bake} must be between 0 and 1440"),
        ),
    }
}

fn hook(n: usize, input: &Node) -> Result<Hook, ApiError> {
    let path = |field: &str| format!("lifecycleHooks[{n}].{field}");
    let pause = input.text_at("targetType") == Some("PAUSE");
    let names = input.texts_at("lifecycleStages");
    let stages: Vec<Stage> = STAGES
        .iter()
        .filter(|(_, name)| names.contains(name))
        .map(|(stage, _)| *stage)
        .collect();
    if stages.is_empty() {
        return wrong(&path("lifecycleStages"), "lifecycleStages can not be empty");
    }
    if pause && stages.iter().any(|it| NO_PAUSE.contains(it)) {
        let text = "A PAUSE hook is not supported in the stages TEST_TRAFFIC_SHIFT and \
                    PRODUCTION_TRAFFIC_SHIFT";
        return wrong(&path("lifecycleStages"), text);
    }
    let target = input.text_at("hookTargetArn").map(str::to_owned);
    if !pause && target.is_none() {
        let text = "hookTargetArn is required for a hook with target type AWS_LAMBDA";
        return wrong(&path("hookTargetArn"), text);
    }
    let timeout = input.get("timeoutConfiguration");
    let minutes = timeout
        .and_then(|it| it.int_at("timeoutInMinutes"))
        .unwrap_or(1440);
    if !(1..=20_160).contains(&minutes) {
        let text = "timeoutInMinutes must be between 1 and 20160";
        return wrong(&path("timeoutConfiguration.timeoutInMinutes"), text);
    }
    Ok(Hook {
        pause,
        target,
        stages,
        timeout: SimDuration::from_mins(minutes.unsigned_abs()),
        proceed: timeout.and_then(|it| it.text_at("action")) == Some("CONTINUE"),
    })
}

/// Each load balancer's second target group and its rules; `shifts` says that there must be some.
pub fn pairs(
    world: Option<&World>,
    input: &Node,
    shifts: bool,
) -> Result<Vec<GroupPair>, ApiError> {
    let balancers = input.items_at("loadBalancers");
    if balancers.is_empty() && (!shifts || world.is_none() && input.get("serviceName").is_none()) {
        // An update by itself: the service may have them.
        return Ok(Vec::new());
    }
    if balancers.is_empty() {
        let text = "The deployment strategy needs a load balancer with an advancedConfiguration";
        return wrong("strategy", text);
    }
    let mut pairs = Vec::new();
    for (n, item) in balancers.iter().enumerate() {
        let path = |field: &str| format!("loadBalancers[{n}].advancedConfiguration{field}");
        let missing = |field: &str, text: &str| ApiError::invalid(text).at(path(field));
        let it = item.get("advancedConfiguration");
        if it.is_none() && !shifts {
            continue;
        }
        let it = it.ok_or_else(|| missing("", "advancedConfiguration is required"))?;
        for field in ["alternateTargetGroupArn", "productionListenerRule"] {
            if it.text_at(field).is_none() {
                return Err(missing(
                    &format!(".{field}"),
                    &format!("{field} is required"),
                ));
            }
        }
        let Some(world) = world else {
            continue;
        };
        let group = |text: Option<&str>| arn::target_group_id(world, text.unwrap_or_default());
        let (own, alternate) = (
            group(item.text_at("targetGroupArn")),
            group(it.text_at("alternateTargetGroupArn")),
        );
        let Some((target_group, alternate)) = own.zip(alternate).filter(|(a, b)| a != b) else {
            let text = "alternateTargetGroupArn must name another target group that exists";
            return Err(missing(".alternateTargetGroupArn", text));
        };
        let rule = |field: &str| match it.text_at(field) {
            None => Ok(None),
            Some(text) => match rule_of(world, text) {
                Some(rule) => Ok(Some(rule)),
                None => {
                    let text = format!("{field} names no listener rule");
                    Err(missing(&format!(".{field}"), &text))
                }
            },
        };
        pairs.push(GroupPair {
            target_group,
            alternate,
            production: rule("productionListenerRule")?,
            test: rule("testListenerRule")?,
        });
    }
    Ok(pairs)
}

/// A listener's ARN stands for its default action, as a Network Load Balancer needs it.
fn rule_of(world: &World, text: &str) -> Option<RuleRef> {
    for balancer in world.load_balancers.values() {
        for listener in &balancer.listeners {
            let named =
                |rule: u32| arn::listener_rule(world, balancer.id, listener.id, rule) == text;
            let own = arn::listener(world, balancer.id, listener.id) == text;
            let ids = listener.rules.iter().map(|it| it.id);
            let found = if own {
                Some(0)
            } else {
                ids.chain([0]).find(|it| named(*it))
            };
            if let Some(rule) = found {
                return Some(RuleRef {
                    load_balancer: balancer.id,
                    listener: listener.id,
                    rule,
                });
            }
        }
    }
    None
}

/// Adds the strategy to a `deploymentConfiguration` that is shown.
pub fn show(shown: &mut Value, shifting: &Shifting) {
    match shifting.shift {
        Shift::AllAtOnce => shown["strategy"] = "BLUE_GREEN".into(),
        Shift::Linear { step, bake } => {
            shown["strategy"] = "LINEAR".into();
            shown["linearConfiguration"] = json!({
                "stepPercent": decimal(step),
                "stepBakeTimeInMinutes": bake.as_secs() / 60,
            });
        }
        Shift::Canary { share, bake } => {
            shown["strategy"] = "CANARY".into();
            shown["canaryConfiguration"] = json!({
                "canaryPercent": decimal(share),
                "canaryBakeTimeInMinutes": bake.as_secs() / 60,
            });
        }
    }
    let hooks = shifting.hooks.iter().map(|it| {
        let names = STAGES.iter().filter(|(stage, _)| it.stages.contains(stage));
        let mut hook = json!({
            "targetType": if it.pause { "PAUSE" } else { "AWS_LAMBDA" },
            "lifecycleStages": names.map(|(_, name)| *name).collect::<Vec<_>>(),
        });
        crate::describe::put(
            &mut hook,
            "hookTargetArn",
            it.target.clone().map(Value::from),
        );
        if it.pause {
            hook["timeoutConfiguration"] = json!({
                "timeoutInMinutes": it.timeout.as_secs() / 60,
                "action": if it.proceed { "CONTINUE" } else { "ROLLBACK" },
            });
        }
        hook
    });
    let hooks: Vec<Value> = hooks.collect();
    if !hooks.is_empty() {
        shown["lifecycleHooks"] = hooks.into();
    }
}
