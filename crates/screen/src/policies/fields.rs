//! The fields of a sheet: which place of which call each one shows, and which one a refusal is about.

use super::{Kind, Sheet};
use crate::editor::{json::Step, path};
use crate::text::Text;
use serde_json::Value;

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Text,
    Number,
    Flag,
    /// Names with commas between them.
    Names,
    Choice(&'static [&'static str]),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub id: &'static str,
    /// A step has a number: the first is 1.
    pub label: Text,
    pub value: String,
    pub input: Input,
    /// Which call, and the place in it.
    pub doc: usize,
    pub path: String,
}

type Row = (&'static str, &'static str, usize, &'static str, Input);

const METRICS: &[&str] = &[
    "ECSServiceAverageCPUUtilization",
    "ECSServiceAverageMemoryUtilization",
    "ALBRequestCountPerTarget",
];
const ADJUSTMENTS: &[&str] = &[
    "ChangeInCapacity",
    "PercentChangeInCapacity",
    "ExactCapacity",
];
const COMPARISONS: &[&str] = &[
    "GreaterThanThreshold",
    "GreaterThanOrEqualToThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
];
const STRATEGIES: &[&str] = &["ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"];

const BOUNDS: [Row; 2] = [
    ("min", "policy-min", 0, "MinCapacity", Input::Number),
    ("max", "policy-max", 0, "MaxCapacity", Input::Number),
];

const TRACKING: [Row; 7] = [
    ("name", "policy-name", 1, "PolicyName", Input::Text),
    (
        "metric",
        "policy-metric",
        1,
        "TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.PredefinedMetricType",
        Input::Choice(METRICS),
    ),
    (
        "label",
        "policy-label",
        1,
        "TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.ResourceLabel",
        Input::Text,
    ),
    (
        "target",
        "policy-target",
        1,
        "TargetTrackingScalingPolicyConfiguration.TargetValue",
        Input::Number,
    ),
    (
        "out",
        "policy-out",
        1,
        "TargetTrackingScalingPolicyConfiguration.ScaleOutCooldown",
        Input::Number,
    ),
    (
        "in",
        "policy-in",
        1,
        "TargetTrackingScalingPolicyConfiguration.ScaleInCooldown",
        Input::Number,
    ),
    (
        "no-in",
        "policy-no-in",
        1,
        "TargetTrackingScalingPolicyConfiguration.DisableScaleIn",
        Input::Flag,
    ),
];

const STEP: [Row; 3] = [
    ("name", "policy-name", 1, "PolicyName", Input::Text),
    (
        "adjustment",
        "policy-adjustment",
        1,
        "StepScalingPolicyConfiguration.AdjustmentType",
        Input::Choice(ADJUSTMENTS),
    ),
    (
        "cooldown",
        "policy-cooldown",
        1,
        "StepScalingPolicyConfiguration.Cooldown",
        Input::Number,
    ),
];

const ALARM: [Row; 4] = [
    ("alarm", "policy-alarm", 2, "AlarmName", Input::Text),
    (
        "comparison",
        "policy-comparison",
        2,
        "ComparisonOperator",
        Input::Choice(COMPARISONS),
    ),
    (
        "threshold",
        "policy-threshold",
        2,
        "Threshold",
        Input::Number,
    ),
    (
        "periods",
        "policy-periods",
        2,
        "EvaluationPeriods",
        Input::Number,
    ),
];

const SCHEDULED: [Row; 5] = [
    (
        "name",
        "policy-action",
        1,
        "ScheduledActionName",
        Input::Text,
    ),
    ("schedule", "policy-schedule", 1, "Schedule", Input::Text),
    ("zone", "policy-zone", 1, "Timezone", Input::Text),
    (
        "sets-min",
        "fact-sets-minimum",
        1,
        "ScalableTargetAction.MinCapacity",
        Input::Number,
    ),
    (
        "sets-max",
        "fact-sets-maximum",
        1,
        "ScalableTargetAction.MaxCapacity",
        Input::Number,
    ),
];

const DEPLOYMENT: [Row; 7] = [
    (
        "minimum",
        "intent-minimum",
        0,
        "deploymentConfiguration.minimumHealthyPercent",
        Input::Number,
    ),
    (
        "maximum",
        "intent-maximum",
        0,
        "deploymentConfiguration.maximumPercent",
        Input::Number,
    ),
    (
        "strategy",
        "policy-strategy",
        0,
        "deploymentConfiguration.strategy",
        Input::Choice(STRATEGIES),
    ),
    (
        "bake",
        "policy-bake",
        0,
        "deploymentConfiguration.bakeTimeInMinutes",
        Input::Number,
    ),
    (
        "breaker",
        "policy-breaker",
        0,
        "deploymentConfiguration.deploymentCircuitBreaker.enable",
        Input::Flag,
    ),
    (
        "rollback",
        "policy-rollback",
        0,
        "deploymentConfiguration.deploymentCircuitBreaker.rollback",
        Input::Flag,
    ),
    (
        "alarms",
        "policy-alarms",
        0,
        "deploymentConfiguration.alarms.alarmNames",
        Input::Names,
    ),
];

const LINEAR: [Row; 2] = [
    (
        "percent",
        "policy-percent",
        0,
        "deploymentConfiguration.linearConfiguration.stepPercent",
        Input::Number,
    ),
    (
        "pause",
        "policy-pause",
        0,
        "deploymentConfiguration.linearConfiguration.stepBakeTimeInMinutes",
        Input::Number,
    ),
];

const CANARY: [Row; 2] = [
    (
        "percent",
        "policy-percent",
        0,
        "deploymentConfiguration.canaryConfiguration.canaryPercent",
        Input::Number,
    ),
    (
        "pause",
        "policy-pause",
        0,
        "deploymentConfiguration.canaryConfiguration.canaryBakeTimeInMinutes",
        Input::Number,
    ),
];

fn at<'v>(root: &'v Value, place: &str) -> &'v Value {
    path(place).iter().fold(root, |value, step| match step {
        Step::Key(name) => &value[*name],
        Step::At(index) => &value[*index],
    })
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let names = list.iter().filter_map(Value::as_str);
            names.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

fn field(values: &[Value], (id, label, doc, place, input): Row) -> Field {
    let null = Value::Null;
    let mut value = shown(at(values.get(doc).unwrap_or(&null), place));
    if value.is_empty() {
        value = match input {
            Input::Flag => "false".to_owned(),
            Input::Choice(all) if id == "strategy" => all[0].to_owned(),
            _ => value,
        };
    }
    Field {
        id,
        label: Text::new(label),
        value,
        input,
        doc,
        path: place.to_owned(),
    }
}

/// The fields of a sheet; those of a text that is broken are empty.
#[inline(never)]
pub fn fields(sheet: &Sheet) -> Vec<Field> {
    let all = 0..sheet.docs.len();
    let values: Vec<Value> = all
        .map(|it| sheet.value(it).unwrap_or(Value::Null))
        .collect();
    let row = |it: &Row| field(&values, *it);
    match sheet.kind {
        Kind::Tracking => {
            let rows: Vec<Field> = TRACKING.iter().chain(&BOUNDS).map(row).collect();
            // Only requests per target name their target group.
            let requests = rows.iter().any(|it| it.value == METRICS[2]);
            let fits = |it: &Field| it.id != "label" || requests;
            rows.into_iter().filter(fits).collect()
        }
        Kind::Step => {
            let mut rows: Vec<Field> = STEP.iter().map(row).collect();
            rows.extend(steps(&values));
            rows.extend(ALARM.iter().chain(&BOUNDS).map(row));
            rows.retain(|it| it.doc < sheet.docs.len());
            rows
        }
        Kind::Scheduled => SCHEDULED.iter().chain(&BOUNDS).map(row).collect(),
        Kind::Deployment => {
            let mut rows: Vec<Field> = DEPLOYMENT.iter().map(row).collect();
            let more = match rows[2].value.as_str() {
                "LINEAR" => &LINEAR[..],
                "CANARY" => &CANARY[..],
                _ => &[],
            };
            rows.extend(more.iter().map(row));
            rows
        }
    }
}

/// Three fields for each step of the policy.
fn steps(values: &[Value]) -> Vec<Field> {
    let policy = values.get(1).unwrap_or(&Value::Null);
    let list = &policy["StepScalingPolicyConfiguration"]["StepAdjustments"];
    let count = list.as_array().map_or(0, Vec::len);
    let parts = [
        ("step-from", "policy-step-from", "MetricIntervalLowerBound"),
        ("step-to", "policy-step-to", "MetricIntervalUpperBound"),
        ("step-by", "policy-step-by", "ScalingAdjustment"),
    ];
    let step = |index: usize| {
        parts.map(|(id, label, member)| Field {
            id,
            label: Text::new(label).num("number", index as i64 + 1),
            value: shown(&list[index][member]),
            input: Input::Number,
            doc: 1,
            path: format!("StepScalingPolicyConfiguration.StepAdjustments[{index}].{member}"),
        })
    };
    (0..count).flat_map(step).collect()
}

/// The field that a refusal of this call is about: by its path, else by a member that its text names.
#[inline(never)]
pub fn problem(
    sheet: &Sheet,
    fields: &[Field],
    call: &str,
    place: Option<&str>,
    message: &str,
) -> Option<usize> {
    let doc = sheet.docs.iter().position(|it| it.call == call)?;
    let own = || fields.iter().enumerate().filter(|it| it.1.doc == doc);
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_ascii_lowercase();
    if let Some(place) = place.filter(|it| !it.is_empty()) {
        let exact = own().find(|it| it.1.path.eq_ignore_ascii_case(place));
        let member = last(place);
        let found = exact.or_else(|| own().find(|it| last(&it.1.path) == member));
        if let Some((index, _)) = found {
            return Some(index);
        }
    }
    let message = message.to_ascii_lowercase();
    let named = own().filter(|it| message.contains(&last(&it.1.path)));
    named.max_by_key(|it| last(&it.1.path).len()).map(|it| it.0)
}
