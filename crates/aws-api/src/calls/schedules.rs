//! Step scaling policies, scheduled actions and the list of scaling activities.
//!
//! Source: Application Auto Scaling API, StepScalingPolicyConfiguration, PutScheduledAction,
//! ScalingActivity; User Guide, "Scaling activities", for its sentences (read 2026-11).
//! Model:  the words of the refusals; an activity is over at the moment it begins.

use super::scaling::{DIMENSION, capacity, milli, namespace, nothing, service, validation};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{moment, put};
use crate::error::ApiError;
use crate::json::{Json, Node};
use crate::shape::clip;
use crate::text::Text;
use base::{AlarmId, Milli, PolicyId, Seq, ServiceId, SimDuration, SimTime, TaskCount};
use engine::Command;
use engine::commands::schedules::{PutScheduledAction, PutStepPolicy, ScalingCommand};
use model::{
    EPOCH_UNIX_SECS, Event, ScaledBy, ScalingEvent, ScheduledAction, Service, Stamped, Statistic,
    StepPolicy, identity,
};
use rules::scaling::schedule::{self, ScheduleError, Zone};
use rules::scaling::step_scaling::{self, AdjustmentType, StepAdjustment, StepError};
use rules::scaling::target_tracking::Outcome;
use rules::scaling::{Direction, NotScaled};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "application-autoscaling.PutScheduledAction",
        shape: "PutScheduledActionRequest",
        act: Act::Write(put_action, nothing),
    },
    Entry {
        name: "application-autoscaling.DeleteScheduledAction",
        shape: "DeleteScheduledActionRequest",
        act: Act::Write(delete_action, nothing),
    },
    Entry {
        name: "application-autoscaling.DescribeScheduledActions",
        shape: "DescribeScheduledActionsRequest",
        act: Act::Read(describe_actions),
    },
    Entry {
        name: "application-autoscaling.DescribeScalingActivities",
        shape: "DescribeScalingActivitiesRequest",
        act: Act::Read(describe_activities),
    },
];

const CONFIG: &str = "StepScalingPolicyConfiguration";

/// Reads a step scaling policy; the steps may not overlap or leave gaps.
pub fn put_step_policy(service: &Service, name: &str, input: &Node) -> Parsed {
    let Some(config) = input.get(CONFIG) else {
        let text = format!("{CONFIG} is required with PolicyType StepScaling");
        return Err(validation(text).at(CONFIG));
    };
    let adjustment_type = match config.text_at("AdjustmentType") {
        Some("ChangeInCapacity") => AdjustmentType::ChangeInCapacity,
        Some("ExactCapacity") => AdjustmentType::ExactCapacity,
        Some("PercentChangeInCapacity") => AdjustmentType::PercentChangeInCapacity,
        _ => {
            let text = "AdjustmentType is required for a step scaling policy";
            return Err(validation(text).at(format!("{CONFIG}.AdjustmentType")));
        }
    };
    let steps = steps(config, adjustment_type)?;
    let count = steps.len();
    let number = |key: &str| match config.int_at(key).map(u32::try_from) {
        None => Ok(None),
        Some(Ok(it)) => Ok(Some(it)),
        Some(Err(_)) => {
            let text = format!("{key} must be greater than or equal to 0");
            Err(validation(text).at(format!("{CONFIG}.{key}")))
        }
    };
    let magnitude = number("MinAdjustmentMagnitude")?;
    let percent = adjustment_type == AdjustmentType::PercentChangeInCapacity;
    let put = PutStepPolicy {
        name: name.to_owned(),
        service: service.id,
        policy: step_scaling::Policy {
            adjustment_type,
            steps,
            min_adjustment_magnitude: magnitude.filter(|_| percent),
        },
        cooldown: SimDuration::from_secs(u64::from(number("Cooldown")?.unwrap_or(300))),
        aggregation: match config.text_at("MetricAggregationType") {
            Some("Minimum") => Statistic::Minimum,
            Some("Maximum") => Statistic::Maximum,
            _ => Statistic::Average,
        },
    };
    Ok(Request {
        summary: format!("{} {} by {count} steps", service.name, clip(name)),
        command: Command::Scaling(ScalingCommand::PutStepPolicy(Box::new(put))),
    })
}

fn steps(config: &Node, kind: AdjustmentType) -> Result<Vec<StepAdjustment>, ApiError> {
    let path = format!("{CONFIG}.StepAdjustments");
    let items = config.items_at("StepAdjustments").iter();
    let read = items.map(|it| StepAdjustment {
        lower: it.get("MetricIntervalLowerBound").and_then(milli),
        upper: it.get("MetricIntervalUpperBound").and_then(milli),
        adjustment: it.int_at("ScalingAdjustment").unwrap_or(0),
    });
    let steps: Vec<StepAdjustment> = read.collect();
    let negative = steps.iter().any(|it| it.adjustment < 0);
    if kind == AdjustmentType::ExactCapacity && negative {
        let text = "ScalingAdjustment must not be negative with AdjustmentType ExactCapacity";
        return Err(validation(text).at(path));
    }
    step_scaling::validate(&steps).map_err(|error| {
        validation(match error {
            StepError::NoStep => "At least one StepAdjustment must be specified".to_owned(),
            StepError::TooMany => {
                format!(
                    "A policy has at most {} StepAdjustments",
                    step_scaling::MAX_STEPS
                )
            }
            StepError::Unbounded(_) => {
                "At least one of MetricIntervalLowerBound and MetricIntervalUpperBound must be \
                 specified for a step"
                    .to_owned()
            }
            StepError::Empty(_) => "The upper bound of a step must be greater than its lower \
                                    bound"
                .to_owned(),
            StepError::NotAdjoining(_) => {
                "StepAdjustment intervals can't overlap or have a gap between them".to_owned()
            }
            StepError::NoOpenLower => "With a negative lower bound, one step must have a null \
                                       lower bound"
                .to_owned(),
            StepError::NoOpenUpper => "With a positive upper bound, one step must have a null \
                                       upper bound"
                .to_owned(),
        })
        .at(path)
    })?;
    Ok(steps)
}

/// The configuration of a step scaling policy as the API gives it back.
pub fn show_steps(policy: &StepPolicy) -> Value {
    let steps = policy.policy.steps.iter().map(|it| {
        let mut shown = json!({"ScalingAdjustment": it.adjustment});
        let decimal = |it: Milli| Value::from(super::scaling::decimal(it));
        put(
            &mut shown,
            "MetricIntervalLowerBound",
            it.lower.map(decimal),
        );
        put(
            &mut shown,
            "MetricIntervalUpperBound",
            it.upper.map(decimal),
        );
        shown
    });
    let mut shown = json!({
        "AdjustmentType": match policy.policy.adjustment_type {
            AdjustmentType::ChangeInCapacity => "ChangeInCapacity",
            AdjustmentType::ExactCapacity => "ExactCapacity",
            AdjustmentType::PercentChangeInCapacity => "PercentChangeInCapacity",
        },
        "StepAdjustments": steps.collect::<Vec<Value>>(),
        "Cooldown": policy.cooldown.as_secs(),
        "MetricAggregationType": policy.aggregation.name(),
    });
    let magnitude = policy.policy.min_adjustment_magnitude.map(Value::from);
    put(&mut shown, "MinAdjustmentMagnitude", magnitude);
    shown
}

/// A moment as JSON gives it: seconds since 1970, or ISO 8601 in UTC.
pub fn instant(input: &Node, key: &str) -> Result<Option<SimTime>, ApiError> {
    let Some(node) = input.get(key) else {
        return Ok(None);
    };
    let unix = match &node.json {
        Json::Text(text) => schedule::unix(text),
        Json::Number(text) => text.parse::<f64>().ok().map(|it| it as i64),
        _ => None,
    };
    let Some(unix) = unix else {
        let text = format!("{key} must be a moment such as 2026-01-05T18:00:00Z");
        return Err(validation(text).at(key));
    };
    let secs = u64::try_from(unix.saturating_sub(EPOCH_UNIX_SECS)).unwrap_or(0);
    Ok(Some(SimTime::from_secs(secs.min(u64::from(u32::MAX)))))
}

fn put_action(ask: &Ask) -> Parsed {
    let (world, input) = (ask.world, ask.input);
    let service = service(world, input)?;
    let name = input.text_at("ScheduledActionName").unwrap_or_default();
    if name.is_empty() || name.len() > 256 {
        let text = "ScheduledActionName must have 1 to 256 characters";
        return Err(validation(text).at("ScheduledActionName"));
    }
    let before = world.scheduled_actions.get(&(service.id, name.to_owned()));
    let expression = input.text_at("Schedule");
    let expression = expression.or(before.map(|it| it.expression.as_str()));
    let Some(expression) = expression else {
        let text = "Schedule is required for a new scheduled action";
        return Err(validation(text).at("Schedule"));
    };
    let schedule = schedule::parse(expression)
        .map_err(|error| validation(schedule_words(&error)).at("Schedule"))?;
    let zone = match input.text_at("Timezone") {
        None => before.map_or_else(Zone::utc, |it| it.zone.clone()),
        Some(name) => Zone::named(name).ok_or_else(|| unknown_zone(name))?,
    };
    let bounds = input.get("ScalableTargetAction");
    let bound = |key: &str| bounds.map_or(Ok(None), |it| capacity(it, key));
    let (min, max) = (bound("MinCapacity")?, bound("MaxCapacity")?);
    if before.is_none() && min.is_none() && max.is_none() {
        let text = "ScalableTargetAction needs MinCapacity, MaxCapacity or both";
        return Err(validation(text).at("ScalableTargetAction"));
    }
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        let text =
            format!("Maximum capacity cannot be less than minimum capacity: {max} is below {min}");
        return Err(validation(text).at("ScalableTargetAction.MaxCapacity"));
    }
    let (start, end) = (instant(input, "StartTime")?, instant(input, "EndTime")?);
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        return Err(validation("EndTime must be after StartTime").at("EndTime"));
    }
    let shown = |what: &str, it: Option<TaskCount>| it.map(|it| format!("{what} {it}"));
    let parts: Vec<String> = [shown("min", min), shown("max", max)]
        .into_iter()
        .flatten()
        .collect();
    let put = PutScheduledAction {
        service: service.id,
        name: name.to_owned(),
        expression: expression.to_owned(),
        schedule,
        zone,
        start,
        end,
        min,
        max,
    };
    Ok(Request {
        summary: format!(
            "{} {} {}: {}",
            service.name,
            clip(name),
            clip(expression),
            parts.join(", ")
        ),
        command: Command::Scaling(ScalingCommand::PutScheduledAction(Box::new(put))),
    })
}

fn schedule_words(error: &ScheduleError) -> String {
    match error {
        ScheduleError::Form => "Schedule must be at(yyyy-mm-ddThh:mm:ss), rate(value unit) or \
                                cron(fields)"
            .to_owned(),
        ScheduleError::At => "Schedule expression at(...) must hold a date and a time such as \
                              at(2026-01-05T18:00:00)"
            .to_owned(),
        ScheduleError::Rate => "Schedule expression rate(...) must hold a number above 0 and \
                                minute, minutes, hour, hours, day or days"
            .to_owned(),
        ScheduleError::Cron(field) => format!(
            "Schedule expression is not valid: {field}; cron has minutes, hours, day of month, \
             month, day of week and year, and one of the two days is ?"
        ),
    }
}

fn unknown_zone(name: &str) -> ApiError {
    let text = Text::new("refuse-time-zone").str("name", clip(name));
    validation(crate::finding::or_meant(text, name, Zone::names())).at("Timezone")
}

fn delete_action(ask: &Ask) -> Parsed {
    let service = service(ask.world, ask.input)?;
    let name = ask.input.text_at("ScheduledActionName").unwrap_or_default();
    let key = (service.id, name.to_owned());
    if !ask.world.scheduled_actions.contains_key(&key) {
        let text = format!("No scheduled action found for name: {}", clip(name));
        let error = ApiError::new("ObjectNotFoundException", text);
        return Err(error.at("ScheduledActionName"));
    }
    Ok(Request {
        summary: format!("{} {}", service.name, clip(name)),
        command: Command::Scaling(ScalingCommand::DeleteScheduledAction {
            service: service.id,
            name: key.1,
        }),
    })
}

fn describe_actions(ask: &Ask) -> Answered {
    namespace(ask.input)?;
    let resource = ask.input.text_at("ResourceId");
    let names = ask.input.texts_at("ScheduledActionNames");
    let found = ask.world.scheduled_actions.values().filter(|it| {
        let own = arn::scalable_resource(ask.world, it.service);
        resource.is_none_or(|it| it == own)
            && (names.is_empty() || names.contains(&it.name.as_str()))
    });
    let shown: Vec<Value> = found.map(|it| show_action(ask, it)).collect();
    Ok(json!({"ScheduledActions": shown}))
}

fn show_action(ask: &Ask, action: &ScheduledAction) -> Value {
    let mut bounds = json!({});
    put(
        &mut bounds,
        "MinCapacity",
        action.min.map(|it| Value::from(it.0)),
    );
    put(
        &mut bounds,
        "MaxCapacity",
        action.max.map(|it| Value::from(it.0)),
    );
    let mut shown = json!({
        "ScheduledActionName": action.name,
        "ServiceNamespace": "ecs",
        "Schedule": action.expression,
        "Timezone": action.zone.name,
        "ResourceId": arn::scalable_resource(ask.world, action.service),
        "ScalableDimension": DIMENSION,
        "ScalableTargetAction": bounds,
        "CreationTime": moment(action.created_at),
    });
    put(&mut shown, "StartTime", action.start.map(moment));
    put(&mut shown, "EndTime", action.end.map(moment));
    shown
}

/// What one entry of the trace is as a scaling activity.
struct Activity {
    service: ServiceId,
    description: String,
    cause: String,
    status: &'static str,
    message: Option<String>,
    not_scaled: Option<NotScaled>,
}

/// Newest first, up to 50.
fn describe_activities(ask: &Ask) -> Answered {
    namespace(ask.input)?;
    let resource = ask.input.text_at("ResourceId");
    let all = ask.input.bool_at("IncludeNotScaledActivities") == Some(true);
    let most = ask.input.int_at("MaxResults").unwrap_or(50);
    if !(1..=50).contains(&most) {
        return Err(validation("MaxResults must be between 1 and 50").at("MaxResults"));
    }
    let of = |service| arn::scalable_resource(ask.world, service);
    let found = ask
        .trace
        .iter()
        .rev()
        .filter_map(|it| Some((it, activity(ask, it, all)?)));
    let found = found.filter(|(_, it)| resource.is_none_or(|name| name == of(it.service)));
    let found = found.take(usize::try_from(most).unwrap_or(50));
    let shown = found.map(|(stamped, it)| {
        let mut shown = json!({
            "ActivityId": activity_id(ask.world.seed, stamped.seq),
            "ServiceNamespace": "ecs",
            "ResourceId": of(it.service),
            "ScalableDimension": DIMENSION,
            "Description": it.description,
            "Cause": it.cause,
            "StartTime": moment(stamped.at),
            "EndTime": moment(stamped.at),
            "StatusCode": it.status,
        });
        put(&mut shown, "StatusMessage", it.message.map(Value::from));
        let bounds = ask.world.scalable_targets.get(&it.service);
        let reason = it.not_scaled.and_then(NotScaled::code).map(|code| {
            let mut reason = json!({"Code": code});
            let most = bounds.filter(|_| code == "AlreadyAtMaxCapacity");
            put(
                &mut reason,
                "MaxCapacity",
                most.map(|it| Value::from(it.max.0)),
            );
            let least = bounds.filter(|_| code == "AlreadyAtMinCapacity");
            put(
                &mut reason,
                "MinCapacity",
                least.map(|it| Value::from(it.min.0)),
            );
            json!([reason])
        });
        put(&mut shown, "NotScaledReasons", reason);
        shown
    });
    Ok(json!({"ScalingActivities": shown.collect::<Vec<Value>>()}))
}

fn activity_id(seed: u64, seq: Seq) -> String {
    identity::policy_uuid(seed, PolicyId(seq.0 as u32), 1)
}

fn activity(ask: &Ask, stamped: &Stamped, all: bool) -> Option<Activity> {
    let blocked = |service, cause, outcome: &Outcome| match outcome {
        Outcome::NotScaled(why) if all && why.code().is_some() => Some(Activity {
            service,
            description: "Attempting to scale due to alarm triggered".to_owned(),
            cause,
            status: "Failed",
            message: None,
            not_scaled: Some(*why),
        }),
        _ => None,
    };
    match &stamped.event {
        Event::DesiredCountChanged { service, to, by } => {
            let cause = match by {
                ScaledBy::User | ScaledBy::Daemon => return None,
                ScaledBy::Policy(policy) => policy_cause(ask, stamped, *policy),
                ScaledBy::ScalableTarget => {
                    "the capacity was outside of the scalable target's bounds".to_owned()
                }
                ScaledBy::ScheduledAction => {
                    let name = scheduled_name(ask, stamped);
                    format!("scheduled action name {name} was triggered")
                }
            };
            Some(Activity {
                service: *service,
                description: format!("Setting desired count to {to}."),
                cause,
                status: "Successful",
                message: Some(format!(
                    "Successfully set desired count to {to}. Change successfully fulfilled by ecs."
                )),
                not_scaled: None,
            })
        }
        Event::ScalingDecided { policy, decision } => {
            let service = ask.world.policies.get(policy)?.service;
            let alarm = tracking_alarm(ask, *policy, decision.direction);
            blocked(service, cause_words(ask, alarm, *policy), &decision.outcome)
        }
        Event::Scaling(ScalingEvent::StepDecided {
            policy,
            alarm,
            turn,
        }) => {
            let service = ask.world.step_policies.get(policy)?.service;
            blocked(
                service,
                cause_words(ask, Some(*alarm), *policy),
                &turn.outcome,
            )
        }
        _ => None,
    }
}

fn caused_by<'a>(ask: &'a Ask, stamped: &Stamped) -> Option<&'a Event> {
    let seq = stamped.cause.seq()?;
    let place = model::place_in(ask.trace, seq)?;
    Some(&ask.trace[place].event)
}

fn tracking_alarm(ask: &Ask, policy: PolicyId, way: Option<Direction>) -> Option<AlarmId> {
    let policy = ask.world.policies.get(&policy)?;
    Some(match way {
        Some(Direction::In) => policy.alarm_low,
        _ => policy.alarm_high,
    })
}

fn policy_cause(ask: &Ask, stamped: &Stamped, policy: PolicyId) -> String {
    let alarm = match caused_by(ask, stamped) {
        Some(Event::ScalingDecided { decision, .. }) => {
            tracking_alarm(ask, policy, decision.direction)
        }
        Some(Event::Scaling(ScalingEvent::StepDecided { alarm, .. })) => Some(*alarm),
        Some(Event::Predictive(_)) => {
            let found = ask.world.predictive.get(&policy);
            let name = found.map_or("(deleted)", |it| it.name.as_str());
            return format!("predictive scaling policy {name} was triggered");
        }
        _ => None,
    };
    cause_words(ask, alarm, policy)
}

fn cause_words(ask: &Ask, alarm: Option<AlarmId>, policy: PolicyId) -> String {
    let alarm = alarm.and_then(|it| ask.world.alarms.get(&it));
    let alarm = alarm.map_or("(deleted)", |it| it.name.as_str());
    let tracking = ask.world.policies.get(&policy).map(|it| it.name.as_str());
    let steps = ask
        .world
        .step_policies
        .get(&policy)
        .map(|it| it.name.as_str());
    let policy = tracking.or(steps).unwrap_or("(deleted)");
    format!("monitor alarm {alarm} in state ALARM triggered policy {policy}")
}

fn scheduled_name(ask: &Ask, stamped: &Stamped) -> String {
    match caused_by(ask, stamped) {
        Some(Event::Scaling(ScalingEvent::ScheduledActionRan { name, .. })) => name.clone(),
        _ => "(deleted)".to_owned(),
    }
}
