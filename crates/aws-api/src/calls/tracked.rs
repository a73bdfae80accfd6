//! The metric of a target tracking policy: predefined, customized, or a quotient of two.
//!
//! Source: Application Auto Scaling API, PredefinedMetricSpecification, CustomizedMetricSpecification
//! (read 2026-11).
//! Model:  metric math has no functions here; the refusals are our words.
//! Example: `m1` visible messages, `m2` running tasks, `e1` = `m1 / m2` is the backlog per task.

use super::cloudwatch::metric;
use super::scaling::validation;
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use engine::command::{MathAsk, TrackedMetric};
use model::{MetricName, PolicyMetric, Statistic, World};
use rules::metric_math;
use serde_json::{Value, json};

const CONFIG: &str = "TargetTrackingScalingPolicyConfiguration";

/// Reads the metric of a TargetTrackingScalingPolicyConfiguration.
///
/// # Errors
/// ValidationException, in our words.
pub fn read(config: &Node) -> Result<TrackedMetric, ApiError> {
    match (
        config.get("PredefinedMetricSpecification"),
        config.get("CustomizedMetricSpecification"),
    ) {
        (Some(specification), None) => predefined(specification).map(TrackedMetric::Predefined),
        (None, Some(specification)) => customized(specification),
        _ => {
            let text = "Give exactly one of PredefinedMetricSpecification and \
                        CustomizedMetricSpecification";
            Err(validation(text).at(CONFIG))
        }
    }
}

fn predefined(specification: &Node) -> Result<PolicyMetric, ApiError> {
    let path = format!("{CONFIG}.PredefinedMetricSpecification");
    match specification.text_at("PredefinedMetricType") {
        Some("ECSServiceAverageCPUUtilization") => {
            Ok(PolicyMetric::EcsServiceAverageCpuUtilization)
        }
        Some("ECSServiceAverageMemoryUtilization") => {
            Ok(PolicyMetric::EcsServiceAverageMemoryUtilization)
        }
        Some("ALBRequestCountPerTarget") => match specification.text_at("ResourceLabel") {
            Some(_) => Ok(PolicyMetric::AlbRequestCountPerTarget),
            None => {
                let text = "ResourceLabel is required for ALBRequestCountPerTarget: \
                            app/LOAD-BALANCER/ID/targetgroup/GROUP/ID";
                Err(validation(text).at(format!("{path}.ResourceLabel")))
            }
        },
        other => {
            let text = Text::new("refuse-tracked").str("name", clip(other.unwrap_or_default()));
            Err(validation(text).at(format!("{path}.PredefinedMetricType")))
        }
    }
}

fn statistic(text: Option<&str>) -> Option<Statistic> {
    match text? {
        "Average" => Some(Statistic::Average),
        "Minimum" => Some(Statistic::Minimum),
        "Maximum" => Some(Statistic::Maximum),
        "Sum" => Some(Statistic::Sum),
        "SampleCount" => Some(Statistic::SampleCount),
        _ => None,
    }
}

fn customized(specification: &Node) -> Result<TrackedMetric, ApiError> {
    let path = format!("{CONFIG}.CustomizedMetricSpecification");
    if specification.get("Metrics").is_some() {
        return math(specification, &path);
    }
    let Some(statistic) = statistic(specification.text_at("Statistic")) else {
        let text = "Statistic is required with a customized metric";
        return Err(validation(text).at(format!("{path}.Statistic")));
    };
    let name = metric(specification).map_err(|it| validation(it.message).at(path))?;
    Ok(TrackedMetric::Named(name, statistic))
}

fn math(specification: &Node, path: &str) -> Result<TrackedMetric, ApiError> {
    let path = format!("{path}.Metrics");
    let items = specification.items_at("Metrics");
    let refuse = |text: &str| Err(validation(text).at(path.clone()));
    let mut returned = items
        .iter()
        .filter(|it| it.bool_at("ReturnData") != Some(false));
    let (Some(result), None) = (returned.next(), returned.next()) else {
        return refuse("Exactly one of Metrics has ReturnData true");
    };
    let one = |item: &Node| -> Result<(MetricName, Statistic), ApiError> {
        let stat = item.get("MetricStat");
        let read = stat.and_then(|it| Some((it.get("Metric")?, statistic(it.text_at("Stat"))?)));
        let Some((named, statistic)) = read else {
            let text = "A metric needs MetricStat with Metric and Stat";
            return Err(validation(text).at(path.clone()));
        };
        let name = metric(named).map_err(|it| validation(it.message).at(path.clone()))?;
        Ok((name, statistic))
    };
    let Some(expression) = result.text_at("Expression") else {
        let (name, statistic) = one(result)?;
        return Ok(TrackedMetric::Named(name, statistic));
    };
    let by_id = |id: &str| items.iter().find(|it| it.text_at("Id") == Some(id.trim()));
    let parts = expression.split_once('/').filter(|it| !it.1.contains('/'));
    let parts = parts.and_then(|(above, below)| Some((by_id(above)?, by_id(below)?)));
    let Some((above, below)) = parts else {
        return expression_of(items, expression, &path, &one);
    };
    Ok(TrackedMetric::Quotient(Box::new([
        one(above)?,
        one(below)?,
    ])))
}

/// A metric of the list with its statistic, as it is read.
type One<'a> = &'a dyn Fn(&Node) -> Result<(MetricName, Statistic), ApiError>;

/// More than one quotient: every entry with MetricStat may be named by its id.
///
/// Source: Application Auto Scaling API, TargetTrackingMetricDataQuery (read 2026-11).
/// Model:  an expression does not name another expression.
#[inline(never)]
fn expression_of(
    items: &[Node],
    text: &str,
    path: &str,
    one: One<'_>,
) -> Result<TrackedMetric, ApiError> {
    let metrics = items.iter().filter(|it| it.get("MetricStat").is_some());
    let metrics: Vec<&Node> = metrics.collect();
    let wrong = || validation(Text::new("refuse-metric-math")).at(path);
    if metrics.len() > metric_math::MAX_PARTS {
        return Err(wrong());
    }
    let ids = metrics
        .iter()
        .map(|it| it.text_at("Id").unwrap_or_default());
    let ids: Vec<&str> = ids.collect();
    let expression = metric_math::parse(text, &ids).map_err(|_| wrong())?;
    let parts = metrics.iter().map(|it| one(it)).collect::<Result<_, _>>()?;
    Ok(TrackedMetric::Expression(Box::new(MathAsk {
        text: text.trim().to_owned(),
        ids: ids.into_iter().map(str::to_owned).collect(),
        parts,
        expression,
    })))
}

/// What a policy watches, in short.
pub fn words(metric: &TrackedMetric) -> String {
    match metric {
        TrackedMetric::Predefined(metric) => name(*metric).to_owned(),
        TrackedMetric::Named(metric, _) => clip(&metric.name),
        TrackedMetric::Expression(math) => clip(&math.text),
        TrackedMetric::Quotient(parts) => {
            format!("{} / {}", clip(&parts[0].0.name), clip(&parts[1].0.name))
        }
    }
}

fn name(metric: PolicyMetric) -> &'static str {
    match metric {
        PolicyMetric::EcsServiceAverageCpuUtilization => "ECSServiceAverageCPUUtilization",
        PolicyMetric::EcsServiceAverageMemoryUtilization => "ECSServiceAverageMemoryUtilization",
        PolicyMetric::AlbRequestCountPerTarget => "ALBRequestCountPerTarget",
        PolicyMetric::Customized(..) => "a customized metric",
    }
}

/// The member of the configuration and its value, as the API gives them back.
pub fn show(world: &World, metric: PolicyMetric) -> (&'static str, Value) {
    let PolicyMetric::Customized(key, statistic) = metric else {
        let shown = json!({"PredefinedMetricType": name(metric)});
        return ("PredefinedMetricSpecification", shown);
    };
    let math = match key {
        model::MetricKey::Custom(id) => world.expressions.get(&id),
        _ => None,
    };
    if let Some(math) = math {
        return ("CustomizedMetricSpecification", show_math(world, math));
    }
    let quotient = match key {
        model::MetricKey::Custom(id) => world.catalogue.get(&id).and_then(|it| it.quotient),
        _ => None,
    };
    let shown = match quotient {
        None => {
            let mut shown = super::cloudwatch::show_metric(world, key);
            crate::describe::put(&mut shown, "Statistic", Some(json!(statistic.name())));
            shown
        }
        Some(parts) => {
            let query = |n: usize| {
                let (key, statistic) = parts[n];
                let metric = super::cloudwatch::show_metric(world, key);
                json!({"Id": format!("m{}", n + 1), "ReturnData": false,
                    "MetricStat": {"Metric": metric, "Stat": statistic.name()}})
            };
            let result = json!({"Id": "e1", "Expression": "m1 / m2", "ReturnData": true});
            json!({"Metrics": [query(0), query(1), result]})
        }
    };
    ("CustomizedMetricSpecification", shown)
}

/// The metrics of an expression, and the expression itself under an id that none of them has.
fn show_math(world: &World, math: &model::MathMetric) -> Value {
    let metrics = math.ids.iter().zip(&math.parts);
    let metrics = metrics.map(|(id, (key, statistic))| {
        let metric = super::cloudwatch::show_metric(world, *key);
        json!({"Id": id, "ReturnData": false,
            "MetricStat": {"Metric": metric, "Stat": statistic.name()}})
    });
    let mut shown: Vec<Value> = metrics.collect();
    let mut free = (1..).map(|n| format!("e{n}"));
    let id = free.find(|it| !math.ids.contains(it));
    shown.push(json!({"Id": id, "Expression": math.text, "ReturnData": true}));
    json!({"Metrics": shown})
}
