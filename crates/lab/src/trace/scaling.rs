//! Words for metrics, alarms, scalable targets, their policies and their schedules.

use super::Words;
use base::{AlarmId, Milli};
use model::{
    AlarmState, CloudWatchEvent, Event, Metric, MetricKey, ScalingEvent, ScheduledAction, World,
};
use rules::alarm::Comparison;
use rules::scaling::Direction;
use rules::scaling::step_turn::Turn;
use rules::scaling::target_tracking::Outcome;

pub(super) fn words(world: &World, event: &Event) -> Option<Words> {
    let who = |service| super::service::who(world, service);
    Some(match event {
        Event::ScalableTargetRegistered(target) => {
            let what = format!("may scale between {} and {} tasks", target.min, target.max);
            Words::new(who(target.service), what)
        }
        Event::ScalableTargetDeregistered { service } => {
            Words::new(who(*service), "is no scalable target any more")
        }
        Event::PolicyPut(policy) => {
            let metric = match policy.metric {
                model::PolicyMetric::Customized(key, _) => world.metric_name(key).name,
                predefined => format!("{predefined:?}"),
            };
            let what = format!("target {} for {metric}", policy.target.decimal());
            Words::new(format!("policy {}", policy.name), what)
        }
        Event::PolicyDeleted { policy } => Words::new(format!("policy {policy}"), "deleted"),
        Event::PolicyScaled { policy, direction } => {
            let name = super::service::policy_name(world, *policy);
            Words::new(
                format!("policy {name}"),
                format!("scaled {}", way(*direction)),
            )
        }
        Event::Scaling(event) => step(world, event),
        event => alarm(world, event)?,
    })
}

fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::Out => "out",
        Direction::In => "in",
    }
}

fn alarm(world: &World, event: &Event) -> Option<Words> {
    Some(match event {
        Event::AlarmPut(alarm) => {
            let minutes = match alarm.period.as_secs() {
                60 => "minutes".to_string(),
                _ => format!("periods of {}", alarm.period),
            };
            let what = format!(
                "{} {} {} for {} of {} {minutes}",
                metric(world, alarm.key),
                side(alarm.comparison),
                alarm.threshold.decimal(),
                alarm.datapoints_to_alarm,
                alarm.evaluation_periods
            );
            Words::new(format!("alarm {}", alarm.id), what)
        }
        Event::AlarmDeleted { alarm } => Words::new(format!("alarm {alarm}"), "deleted"),
        Event::AlarmStateChanged { alarm, state } => {
            Words::new(format!("alarm {alarm}"), alarm_state(world, *alarm, *state))
        }
        Event::MetricRecorded { key, point } => {
            let what = format!("{} {}", metric(world, *key), value(*key, point.value));
            Words::new(whose(world, *key), what)
        }
        Event::MetricPinned { key, points } => {
            let metric = metric(world, *key);
            let what = match points {
                Some(points) => format!("{metric} pinned by {} points", points.len()),
                None => format!("{metric} follows the load model again"),
            };
            Words::new(whose(world, *key), what)
        }
        Event::CloudWatch(CloudWatchEvent::MetricNamed(metric)) => {
            let name = &metric.name;
            Words::new(
                "cloudwatch",
                format!("metric {} {}", name.namespace, name.name),
            )
        }
        Event::CloudWatch(CloudWatchEvent::ExpressionSet { math, .. }) => {
            let parts = math.ids.iter().zip(&math.parts);
            let parts = parts.map(|(id, (key, statistic))| {
                format!("{id} {} {}", world.metric_name(*key).name, statistic.name())
            });
            let what = format!("{} of {}", math.text, super::list(parts, 6));
            Words::new("cloudwatch", what)
        }
        Event::CloudWatch(CloudWatchEvent::MetricPublished {
            metric: id,
            samples,
        }) => {
            let metric = metric(world, MetricKey::Custom(*id));
            let value = samples.value.decimal();
            let count = super::count(samples.samples, "sample");
            Words::new(
                "cloudwatch",
                format!("{metric} {value} published ({count})"),
            )
        }
        _ => return None,
    })
}

fn side(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::GreaterThanThreshold => "above",
        Comparison::GreaterThanOrEqualToThreshold => "at or above",
        Comparison::LessThanThreshold => "below",
        Comparison::LessThanOrEqualToThreshold => "at or below",
    }
}

/// Whom a metric is about.
fn whose(world: &World, key: MetricKey) -> String {
    match key {
        MetricKey::Service { service, .. } => super::service::who(world, service),
        MetricKey::Cluster { cluster, .. } => {
            let name = world.clusters.get(&cluster).map(|it| it.name.clone());
            format!("cluster {}", name.unwrap_or_default())
        }
        MetricKey::Queue { .. } => {
            format!("queue {}", world.metric_name(key).dimensions[0].1)
        }
        MetricKey::Provider(_) | MetricKey::Custom(_) | MetricKey::Group(_) => {
            "cloudwatch".to_string()
        }
    }
}

fn value(key: MetricKey, value: Milli) -> String {
    let percent = match key {
        MetricKey::Service { metric, .. } => {
            matches!(metric, Metric::CpuUtilization | Metric::MemoryUtilization)
        }
        MetricKey::Cluster { .. } | MetricKey::Provider(_) | MetricKey::Group(_) => true,
        MetricKey::Queue { .. } | MetricKey::Custom(_) => false,
    };
    format!("{}{}", value.decimal(), if percent { " %" } else { "" })
}

fn metric(world: &World, key: MetricKey) -> String {
    match key {
        MetricKey::Service { metric, .. } => match metric {
            Metric::CpuUtilization => "CPUUtilization".to_string(),
            Metric::MemoryUtilization => "MemoryUtilization".to_string(),
            Metric::RequestCountPerTarget => "RequestCountPerTarget".to_string(),
            Metric::RunningTaskCount => "RunningTaskCount".to_string(),
        },
        other => world.metric_name(other).name,
    }
}

fn alarm_state(world: &World, id: AlarmId, state: AlarmState) -> String {
    let state = match state {
        AlarmState::Ok => "OK",
        AlarmState::Alarm => "ALARM",
        AlarmState::InsufficientData => "INSUFFICIENT_DATA",
    };
    match world.alarms.get(&id) {
        Some(alarm) => {
            let metric = metric(world, alarm.key);
            let threshold = alarm.threshold.decimal();
            format!("{metric} {} {threshold} -> {state}", side(alarm.comparison))
        }
        None => format!("-> {state}"),
    }
}

fn step(world: &World, event: &ScalingEvent) -> Words {
    match event {
        ScalingEvent::StepPolicyPut(policy) => {
            let steps = super::count(policy.policy.steps.len() as u32, "step");
            let what = format!("{steps}, cooldown {}", policy.cooldown);
            Words::new(format!("policy {}", policy.name), what)
        }
        ScalingEvent::StepPolicyDeleted { policy } => {
            Words::new(format!("policy {policy}"), "deleted")
        }
        ScalingEvent::StepDecided { policy, turn, .. } => {
            let name = super::service::policy_name(world, *policy);
            Words::new(format!("policy {name}"), turn_words(turn))
        }
        ScalingEvent::StepScaled { policy, last } => {
            let name = super::service::policy_name(world, *policy);
            let what = format!("scaled {} from {}", way(last.direction), last.base);
            Words::new(format!("policy {name}"), what)
        }
        ScalingEvent::ScheduledActionPut(action) => Words::new(
            super::service::who(world, action.service),
            scheduled(action),
        ),
        ScalingEvent::ScheduledActionDeleted { service, name } => {
            let what = format!("scheduled action {name} deleted");
            Words::new(super::service::who(world, *service), what)
        }
        ScalingEvent::ScheduledActionRan {
            service,
            name,
            turn,
            ..
        } => {
            let what = match turn.hold {
                None => format!("scheduled action {name} is due"),
                Some(_) => format!("scheduled action {name} is due and changes nothing"),
            };
            Words::new(super::service::who(world, *service), what)
        }
        ScalingEvent::ScheduledActionWaits {
            service,
            name,
            next,
        } => {
            let next = next.map_or("never again".to_string(), |it| format!("next at {it}"));
            let what = format!("scheduled action {name} {next}");
            Words::new(super::service::who(world, *service), what)
        }
    }
}

/// `scheduled action morning cron(0 8 * * ? *) UTC: min 6, next at 23:00:00.000`.
fn scheduled(action: &ScheduledAction) -> String {
    let bound = |what: &str, it: Option<base::TaskCount>| it.map(|it| format!("{what} {it}"));
    let next = action.next.map(|it| format!("next at {it}"));
    let parts = [bound("min", action.min), bound("max", action.max), next];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!(
        "scheduled action {} {} {}: {}",
        action.name,
        action.expression,
        action.zone.name,
        parts.join(", ")
    )
}

/// `desired 4 -> 6: 90 is 20 from 70, step 2 on 4 running`.
fn turn_words(turn: &Turn) -> String {
    let metric = turn
        .metric
        .map_or("no datapoint".to_string(), |it| it.decimal());
    let difference = turn.difference.map_or(String::new(), |it| {
        format!(" is {} from {}", it.decimal(), turn.threshold.decimal())
    });
    let step = turn
        .step
        .map_or(String::new(), |it| format!(", step {}", it + 1));
    let ground = format!("{metric}{difference}{step} on {}", turn.base);
    match turn.outcome {
        Outcome::Quiet => format!("quiet: {ground}"),
        Outcome::Scale { to } => format!("desired {} -> {to}: {ground}", turn.from),
        Outcome::NotScaled(why) => {
            format!(
                "no scaling: {}: {ground}",
                super::decisions::not_scaled(why)
            )
        }
    }
}
