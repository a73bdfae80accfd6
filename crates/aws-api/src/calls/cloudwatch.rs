//! CloudWatch: metrics that callers publish, metrics read back, and alarms.
//!
//! Source: CloudWatch API 2010-08-01, PutMetricData, PutMetricAlarm, GetMetricStatistics,
//! GetMetricData, DescribeAlarms, SetAlarmState (read 2026-11).
//! Model:  published samples count for the minute that runs; periods are whole minutes; the words of
//! refusals that AWS does not publish.

use super::scaling::{decimal, milli, nothing};
use super::schedules::instant;
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{moment, put};
use crate::error::{ApiError, Message};
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use base::{AlarmId, Milli, PolicyId, SimDuration, SimTime};
use engine::Command;
use engine::commands::cloudwatch::{CloudWatchCommand, PutMetricAlarm};
use model::{
    Alarm, AlarmOwner, AlarmState, Datapoint, Event, Metric, MetricKey, MetricName, Statistic,
    World,
};
use rules::alarm::{Comparison, TreatMissingData};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub const CALLS: &[Entry] = &[
    Entry {
        name: "cloudwatch.DescribeAlarms",
        shape: "DescribeAlarmsRequest",
        act: Act::Read(describe_alarms),
    },
    Entry {
        name: "cloudwatch.PutMetricAlarm",
        shape: "PutMetricAlarmRequest",
        act: Act::Write(put_alarm, nothing),
    },
    Entry {
        name: "cloudwatch.DeleteAlarms",
        shape: "DeleteAlarmsRequest",
        act: Act::Write(delete_alarms, nothing),
    },
    Entry {
        name: "cloudwatch.SetAlarmState",
        shape: "SetAlarmStateRequest",
        act: Act::Write(set_state, nothing),
    },
    Entry {
        name: "cloudwatch.PutMetricData",
        shape: "PutMetricDataRequest",
        act: Act::Write(put_data, nothing),
    },
    Entry {
        name: "cloudwatch.GetMetricStatistics",
        shape: "GetMetricStatisticsRequest",
        act: Act::Read(get_statistics),
    },
    Entry {
        name: "cloudwatch.GetMetricData",
        shape: "GetMetricDataRequest",
        act: Act::Read(get_data),
    },
    Entry {
        name: "cloudwatch.ListMetrics",
        shape: "ListMetricsRequest",
        act: Act::Read(list_metrics),
    },
];

fn invalid(text: impl Into<Message>) -> ApiError {
    ApiError::new("InvalidParameterValue", text)
}

/// The dimensions at `key`, sorted; at most 30.
pub fn dimensions(input: &Node, key: &str) -> Result<Vec<(String, String)>, ApiError> {
    let items = input.items_at(key);
    if items.len() > 30 {
        return Err(invalid("A metric has at most 30 dimensions").at(key));
    }
    let text = |it: &Node, key: &str| it.text_at(key).unwrap_or_default().to_owned();
    let read = items.iter().map(|it| (text(it, "Name"), text(it, "Value")));
    let mut read: Vec<(String, String)> = read.collect();
    read.sort();
    Ok(read)
}

/// A metric by Namespace, MetricName and Dimensions.
///
/// # Errors
/// InvalidParameterValue when a part is missing or too long.
pub fn metric(input: &Node) -> Result<MetricName, ApiError> {
    let text = |key: &str| {
        let text = input.text_at(key).unwrap_or_default();
        if text.is_empty() || text.len() > 255 {
            let words = format!("{key} must have 1 to 255 characters");
            return Err(invalid(words).at(key));
        }
        Ok(text.to_owned())
    };
    Ok(MetricName {
        namespace: text("Namespace")?,
        name: text("MetricName")?,
        dimensions: dimensions(input, "Dimensions")?,
    })
}

/// Finds the key; a load balancer's request count may be named by its target group.
fn find(world: &World, name: &MetricName) -> Option<MetricKey> {
    if let Some(key) = world.metric_named(name) {
        return Some(key);
    }
    let group = name.dimensions.iter().find(|it| it.0 == "TargetGroup")?;
    let mut groups = world.target_groups.keys();
    let group = groups.find(|id| arn::target_group(world, **id).ends_with(&group.1))?;
    let mut services = world.services.values();
    let uses = |it: &&model::Service| it.load_balancers.iter().any(|it| it.target_group == *group);
    let service = services.find(uses)?.id;
    let metric = Metric::RequestCountPerTarget;
    (name.name == "RequestCountPerTarget").then_some(MetricKey::Service { service, metric })
}

/// The name under which the world knows the metric.
fn known(world: &World, name: MetricName) -> MetricName {
    find(world, &name).map_or(name, |key| world.metric_name(key))
}

/// Namespace, MetricName and Dimensions as the API gives them back.
pub fn show_metric(world: &World, key: MetricKey) -> Value {
    let name = world.metric_name(key);
    let dimensions = name.dimensions.iter();
    let dimensions: Vec<Value> = dimensions
        .map(|(name, value)| json!({"Name": name, "Value": value}))
        .collect();
    json!({"Namespace": name.namespace, "MetricName": name.name, "Dimensions": dimensions})
}

fn one_of<T: Copy>(input: &Node, key: &str, all: &[(&str, T)]) -> Result<T, ApiError> {
    let text = input.text_at(key).unwrap_or_default();
    let found = all.iter().find(|it| it.0 == text).map(|it| it.1);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|it| it.0).collect();
        let words = format!("{key} must be one of {}", names.join(", "));
        invalid(words).at(key)
    })
}

const COMPARISONS: [(&str, Comparison); 4] = [
    (
        "GreaterThanOrEqualToThreshold",
        Comparison::GreaterThanOrEqualToThreshold,
    ),
    ("GreaterThanThreshold", Comparison::GreaterThanThreshold),
    ("LessThanThreshold", Comparison::LessThanThreshold),
    (
        "LessThanOrEqualToThreshold",
        Comparison::LessThanOrEqualToThreshold,
    ),
];

const TREATMENTS: [(&str, TreatMissingData); 4] = [
    ("breaching", TreatMissingData::Breaching),
    ("notBreaching", TreatMissingData::NotBreaching),
    ("ignore", TreatMissingData::Ignore),
    ("missing", TreatMissingData::Missing),
];

const STATISTICS: [(&str, Statistic); 5] = [
    ("SampleCount", Statistic::SampleCount),
    ("Average", Statistic::Average),
    ("Sum", Statistic::Sum),
    ("Minimum", Statistic::Minimum),
    ("Maximum", Statistic::Maximum),
];

/// Source: CloudWatch API, PutMetricAlarm.Period: any multiple of 60; N times it is at most a day
/// (read 2026-11). Model: periods of 10, 20 and 30 s are refused.
fn period(input: &Node, key: &str) -> Result<SimDuration, ApiError> {
    match input.int_at(key) {
        Some(it) if it >= 60 && it % 60 == 0 && it <= 86_400 => {
            Ok(SimDuration::from_secs(it.unsigned_abs()))
        }
        _ => {
            let text = Text::new("refuse-period").str("key", key);
            Err(invalid(text).at(key))
        }
    }
}

fn put_alarm(ask: &Ask) -> Parsed {
    let input = ask.input;
    let name = input.text_at("AlarmName").unwrap_or_default();
    if name.is_empty() || name.len() > 255 {
        return Err(invalid("AlarmName must have 1 to 255 characters").at("AlarmName"));
    }
    let before = alarm_named(ask.world, name);
    if before.is_some_and(|it| it.owner != AlarmOwner::User) {
        let text = "This alarm belongs to a scaling policy; change the policy instead";
        return Err(invalid(text).at("AlarmName"));
    }
    let period = period(input, "Period")?;
    let (evaluation_periods, datapoints_to_alarm) = periods(input, period)?;
    let Some(threshold) = input.get("Threshold").and_then(milli) else {
        return Err(ApiError::new("MissingParameter", "Threshold is required").at("Threshold"));
    };
    let treat = input.get("TreatMissingData");
    let treat = treat
        .map(|_| one_of(input, "TreatMissingData", &TREATMENTS))
        .transpose()?;
    let metric = known(ask.world, metric(input)?);
    let actions = |key: &str| -> Vec<String> {
        input
            .texts_at(key)
            .iter()
            .map(|it| (*it).to_owned())
            .collect()
    };
    let alarm_actions = actions("AlarmActions");
    let put = PutMetricAlarm {
        name: name.to_owned(),
        statistic: one_of(input, "Statistic", &STATISTICS)?,
        comparison: one_of(input, "ComparisonOperator", &COMPARISONS)?,
        threshold,
        period,
        evaluation_periods,
        datapoints_to_alarm,
        treat_missing_data: treat.unwrap_or_default(),
        actions_enabled: input.bool_at("ActionsEnabled") != Some(false),
        policies: policies(ask.world, &alarm_actions)?,
        alarm_actions,
        ok_actions: actions("OKActions"),
        metric,
    };
    Ok(Request {
        summary: format!(
            "{} {} {} {} for {datapoints_to_alarm} of {evaluation_periods} x {period}",
            clip(name),
            clip(&put.metric.name),
            comparison_name(put.comparison),
            threshold.decimal()
        ),
        command: Command::CloudWatch(CloudWatchCommand::PutMetricAlarm(Box::new(put))),
    })
}

/// N and M.
fn periods(input: &Node, period: SimDuration) -> Result<(u32, u32), ApiError> {
    let number = |key: &str| input.int_at(key).and_then(|it| u32::try_from(it).ok());
    let n = number("EvaluationPeriods").filter(|it| *it >= 1);
    let day = SimDuration::from_secs(86_400);
    let Some(n) = n.filter(|it| u64::from(*it).saturating_mul(period.0) <= day.0) else {
        let text = "EvaluationPeriods must be at least 1, and times Period at most one day";
        return Err(invalid(text).at("EvaluationPeriods"));
    };
    let m = match input.get("DatapointsToAlarm") {
        None => Some(n),
        Some(_) => number("DatapointsToAlarm").filter(|it| (1..=n).contains(it)),
    };
    let m = m.ok_or_else(|| {
        let text = "DatapointsToAlarm must be between 1 and EvaluationPeriods";
        invalid(text).at("DatapointsToAlarm")
    })?;
    Ok((n, m))
}

/// The step policies among the actions; other ARNs are kept and notify nobody here.
fn policies(world: &World, actions: &[String]) -> Result<Vec<PolicyId>, ApiError> {
    let mut found = Vec::new();
    for action in actions {
        if !action.starts_with("arn:") || action.len() > 1024 {
            let text = format!("Invalid arn syntax: {}", clip(action));
            return Err(ApiError::new("ValidationError", text).at("AlarmActions"));
        }
        if !action.starts_with("arn:aws:autoscaling:") {
            continue;
        }
        let mut policies = world.step_policies.keys();
        match policies.find(|id| arn::policy(world, **id) == *action) {
            Some(id) => found.push(*id),
            None => {
                let text = format!("There is no step scaling policy {}", clip(action));
                return Err(ApiError::new("ValidationError", text).at("AlarmActions"));
            }
        }
    }
    Ok(found)
}

fn alarm_named<'a>(world: &'a World, name: &str) -> Option<&'a Alarm> {
    world.alarms.values().find(|it| it.name == name)
}

/// Source: CloudWatch API, DeleteAlarms: if one is not found, none is deleted (read 2026-11).
fn delete_alarms(ask: &Ask) -> Parsed {
    let names = ask.input.texts_at("AlarmNames");
    let mut alarms: Vec<AlarmId> = Vec::new();
    for name in &names {
        match alarm_named(ask.world, name) {
            Some(it) if it.owner == AlarmOwner::User => alarms.push(it.id),
            Some(_) => {
                let text = "This alarm belongs to a scaling policy; delete the policy instead";
                return Err(invalid(text).at("AlarmNames"));
            }
            None => {
                let text = format!("There is no alarm {}", clip(name));
                return Err(ApiError::new("ResourceNotFound", text).at("AlarmNames"));
            }
        }
    }
    alarms.dedup();
    Ok(Request {
        summary: clip(&names.join(", ")),
        command: Command::CloudWatch(CloudWatchCommand::DeleteAlarms { alarms }),
    })
}

fn set_state(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("AlarmName").unwrap_or_default();
    let Some(alarm) = alarm_named(ask.world, name).map(|it| it.id) else {
        let text = format!("There is no alarm {}", clip(name));
        return Err(ApiError::new("ResourceNotFound", text).at("AlarmName"));
    };
    let word = ask.input.text_at("StateValue").unwrap_or_default();
    let state = match word {
        "OK" => AlarmState::Ok,
        "ALARM" => AlarmState::Alarm,
        _ => AlarmState::InsufficientData,
    };
    Ok(Request {
        summary: format!("{} {word}", clip(name)),
        command: Command::CloudWatch(CloudWatchCommand::SetAlarmState { alarm, state }),
    })
}

/// Source: CloudWatch API, PutMetricData: up to 1000 metrics, not in a namespace AWS/
/// (read 2026-11).
fn put_data(ask: &Ask) -> Parsed {
    let namespace = ask.input.text_at("Namespace").unwrap_or_default();
    if namespace.is_empty() || namespace.len() > 255 || namespace.starts_with("AWS/") {
        let text = format!(
            "The value {} for parameter Namespace is invalid.",
            clip(namespace)
        );
        return Err(invalid(text).at("Namespace"));
    }
    let items = ask.input.items_at("MetricData");
    if items.is_empty() || items.len() > 1000 {
        return Err(invalid("MetricData must have 1 to 1000 items").at("MetricData"));
    }
    let mut data = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let path = format!("MetricData[{index}]");
        let name = MetricName {
            namespace: namespace.to_owned(),
            name: item.text_at("MetricName").unwrap_or_default().to_owned(),
            dimensions: dimensions(item, "Dimensions")?,
        };
        if name.name.is_empty() || name.name.len() > 255 {
            let text = "MetricName must have 1 to 255 characters";
            return Err(invalid(text).at(format!("{path}.MetricName")));
        }
        if !matches!(
            ask.world.metric_named(&name),
            None | Some(MetricKey::Custom(_))
        ) {
            let text = Text::new("refuse-own-metric").str("name", clip(&name.name));
            return Err(invalid(text).at(format!("{path}.MetricName")));
        }
        let samples = samples(item).ok_or_else(|| {
            let text = "A datum needs Value, Values with Counts of 1 and above, or StatisticValues";
            invalid(text).at(path.clone())
        })?;
        data.push((name, samples));
    }
    let words = data
        .iter()
        .take(4)
        .map(|(name, samples)| format!("{} {}", clip(&name.name), samples.value.decimal()));
    let words: Vec<String> = words.collect();
    Ok(Request {
        summary: format!("{} {}", clip(namespace), words.join(", ")),
        command: Command::CloudWatch(CloudWatchCommand::PutMetricData { data }),
    })
}

/// The samples of one datum as one.
fn samples(item: &Node) -> Option<Datapoint> {
    let at = SimTime::ZERO;
    if let Some(node) = item.get("Value") {
        return Some(Datapoint::new(at, milli(node)?));
    }
    if let Some(set) = item.get("StatisticValues") {
        let number = |key: &str| set.get(key).and_then(milli);
        let (count, sum) = (number("SampleCount")?, number("Sum")?);
        let samples = u32::try_from(count.0 / 1000).ok().filter(|it| *it > 0)?;
        return Some(Datapoint {
            at,
            value: Milli(sum.0 / i64::from(samples)),
            sum,
            samples,
            least: number("Minimum")?,
            most: number("Maximum")?,
        });
    }
    let values = item.items_at("Values");
    let counts = item.items_at("Counts");
    if values.len() > 150 || !counts.is_empty() && counts.len() != values.len() {
        return None;
    }
    let mut all: Option<Datapoint> = None;
    for (index, node) in values.iter().enumerate() {
        let value = milli(node)?;
        let count = counts.get(index).map_or(Some(Milli(1000)), milli)?;
        let samples = u32::try_from(count.0 / 1000).ok().filter(|it| *it > 0)?;
        let sum = Milli(value.0.saturating_mul(i64::from(samples)));
        let one = Datapoint {
            sum,
            samples,
            ..Datapoint::new(at, value)
        };
        all = Some(all.map_or(one, |it| it.with(&one)));
    }
    all
}

/// Every datapoint of a metric between two moments, by period, with the moment the period begins.
fn series(
    ask: &Ask,
    key: MetricKey,
    (from, to): (SimTime, SimTime),
    period: SimDuration,
) -> BTreeMap<u64, Datapoint> {
    let minute = SimDuration::from_secs(60);
    let mut found: BTreeMap<u64, Datapoint> = BTreeMap::new();
    for stamped in ask.trace {
        let Event::MetricRecorded { key: own, point } = &stamped.event else {
            continue;
        };
        let begins = point.at.0.saturating_sub(minute.0);
        if *own == key && begins >= from.0 && begins < to.0 {
            let slot = begins / period.0 * period.0;
            let sum = found.get(&slot).map_or(*point, |it| it.with(point));
            found.insert(slot, sum);
        }
    }
    found
}

/// Start and end of a request for datapoints.
fn span(input: &Node) -> Result<(SimTime, SimTime), ApiError> {
    let moment = |key: &str| -> Result<SimTime, ApiError> {
        let read = instant(input, key).map_err(|it| invalid(it.message).at(key))?;
        Ok(read.unwrap_or_default())
    };
    let (from, to) = (moment("StartTime")?, moment("EndTime")?);
    if from >= to {
        let text = "The parameter StartTime must be less than the parameter EndTime.";
        return Err(ApiError::new("InvalidParameterCombination", text).at("StartTime"));
    }
    Ok((from, to))
}

fn get_statistics(ask: &Ask) -> Answered {
    let span = span(ask.input)?;
    let period = period(ask.input, "Period")?;
    let statistics = ask.input.texts_at("Statistics");
    if statistics.is_empty() {
        let text = "Statistics must name at least one statistic";
        return Err(ApiError::new("MissingParameter", text).at("Statistics"));
    }
    let name = metric(ask.input)?;
    let found = find(ask.world, &name).map(|key| series(ask, key, span, period));
    let shown = found.unwrap_or_default().into_iter().map(|(at, point)| {
        let mut shown = json!({"Timestamp": moment(SimTime(at)), "Unit": unit(&name)});
        for (text, statistic) in STATISTICS.iter().filter(|it| statistics.contains(&it.0)) {
            let value = decimal(point.statistic(*statistic));
            put(&mut shown, text, Some(json!(value)));
        }
        shown
    });
    let shown: Vec<Value> = shown.collect();
    Ok(json!({"Label": name.name, "Datapoints": shown}))
}

fn unit(name: &MetricName) -> &'static str {
    match name.name.as_str() {
        it if it.ends_with("Utilization") || it.ends_with("Reservation") => "Percent",
        "RequestCountPerTarget" | "RunningTaskCount" => "Count",
        _ => "None",
    }
}

fn get_data(ask: &Ask) -> Answered {
    let span = span(ask.input)?;
    let queries = ask.input.items_at("MetricDataQueries");
    if queries.is_empty() || queries.len() > 500 {
        let text = "MetricDataQueries must have 1 to 500 items";
        return Err(invalid(text).at("MetricDataQueries"));
    }
    let ascending = ask.input.text_at("ScanBy") == Some("TimestampAscending");
    let mut results = Vec::new();
    for (index, query) in queries.iter().enumerate() {
        let path = format!("MetricDataQueries[{index}]");
        let Some(stat) = query.get("MetricStat") else {
            let text = Text::new("refuse-metric-query");
            return Err(ApiError::new("ValidationError", text).at(path));
        };
        if query.bool_at("ReturnData") == Some(false) {
            continue;
        }
        let period =
            period(stat, "Period").map_err(|it| it.at(format!("{path}.MetricStat.Period")))?;
        let statistic = one_of(stat, "Stat", &STATISTICS)?;
        let name = metric(stat.get("Metric").unwrap_or(stat))?;
        let found = find(ask.world, &name).map(|key| series(ask, key, span, period));
        let mut points: Vec<(u64, Datapoint)> = found.unwrap_or_default().into_iter().collect();
        if !ascending {
            points.reverse();
        }
        let times: Vec<Value> = points.iter().map(|it| moment(SimTime(it.0))).collect();
        let values = points.iter().map(|it| decimal(it.1.statistic(statistic)));
        results.push(json!({
            "Id": query.text_at("Id"),
            "Label": query.text_at("Label").unwrap_or(&name.name),
            "Timestamps": times,
            "Values": values.collect::<Vec<f64>>(),
            "StatusCode": "Complete",
        }));
    }
    Ok(json!({"MetricDataResults": results, "Messages": []}))
}

/// Every metric that has datapoints or is in the catalogue.
fn list_metrics(ask: &Ask) -> Answered {
    let (namespace, name) = (
        ask.input.text_at("Namespace"),
        ask.input.text_at("MetricName"),
    );
    let filters = ask.input.items_at("Dimensions");
    let own = ask
        .world
        .catalogue
        .values()
        .filter(|it| it.quotient.is_none());
    let own = own.map(|it| MetricKey::Custom(it.id));
    let mut keys: Vec<MetricKey> = ask.world.metrics.keys().copied().chain(own).collect();
    keys.sort_unstable();
    keys.dedup();
    let fits = |key: &MetricKey| {
        let own = ask.world.metric_name(*key);
        let has = |filter: &Node| {
            own.dimensions.iter().any(|(name, value)| {
                filter.text_at("Name") == Some(name)
                    && filter.text_at("Value").is_none_or(|it| it == value)
            })
        };
        own.namespace != "MetricMath"
            && namespace.is_none_or(|it| it == own.namespace)
            && name.is_none_or(|it| it == own.name)
            && filters.iter().all(has)
    };
    let shown = keys.into_iter().filter(fits).take(500);
    let shown: Vec<Value> = shown.map(|it| show_metric(ask.world, it)).collect();
    Ok(json!({"Metrics": shown}))
}

fn describe_alarms(ask: &Ask) -> Answered {
    let names = ask.input.texts_at("AlarmNames");
    let prefix = ask.input.text_at("AlarmNamePrefix").unwrap_or_default();
    let state = ask.input.text_at("StateValue");
    let alarms = ask.world.alarms.values().filter(|it| {
        (names.is_empty() || names.contains(&it.name.as_str()))
            && it.name.starts_with(prefix)
            && state.is_none_or(|wanted| alarm_state(it.state) == wanted)
    });
    let shown: Vec<Value> = alarms.map(|it| show_alarm(ask.world, it)).collect();
    Ok(json!({"MetricAlarms": shown, "CompositeAlarms": []}))
}

fn alarm_state(state: AlarmState) -> &'static str {
    match state {
        AlarmState::Ok => "OK",
        AlarmState::Alarm => "ALARM",
        AlarmState::InsufficientData => "INSUFFICIENT_DATA",
    }
}

fn comparison_name(comparison: Comparison) -> &'static str {
    let found = COMPARISONS.iter().find(|it| it.1 == comparison);
    found.map_or("GreaterThanThreshold", |it| it.0)
}

fn show_alarm(world: &World, alarm: &Alarm) -> Value {
    let treat = TREATMENTS
        .iter()
        .find(|it| it.1 == alarm.treat_missing_data);
    let actions = match alarm.owner {
        AlarmOwner::User => json!(alarm.alarm_actions),
        AlarmOwner::Policy(policy) => json!([arn::policy(world, policy)]),
        AlarmOwner::Provider(_) | AlarmOwner::Group(_) => json!([]),
    };
    let mut shown = show_metric(world, alarm.key);
    for (key, value) in [
        ("AlarmName", json!(alarm.name)),
        ("AlarmArn", json!(arn::alarm(&alarm.name))),
        ("ActionsEnabled", json!(alarm.actions_enabled)),
        ("OKActions", json!(alarm.ok_actions)),
        ("AlarmActions", actions),
        ("StateValue", json!(alarm_state(alarm.state))),
        ("StateUpdatedTimestamp", moment(alarm.state_since)),
        ("Statistic", json!(alarm.statistic.name())),
        ("Period", json!(alarm.period.as_secs())),
        ("EvaluationPeriods", json!(alarm.evaluation_periods)),
        ("DatapointsToAlarm", json!(alarm.datapoints_to_alarm)),
        ("Threshold", json!(decimal(alarm.threshold))),
        (
            "ComparisonOperator",
            json!(comparison_name(alarm.comparison)),
        ),
        ("TreatMissingData", json!(treat.map(|it| it.0))),
    ] {
        put(&mut shown, key, Some(value));
    }
    shown
}
