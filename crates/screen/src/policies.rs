//! Which calls make a scaling policy, a schedule or another way to deploy, and where do their numbers
//! stand?
//!
//! A `Sheet` holds the texts of the calls that Apply sends; the form shows single places of them
//! (`fields`), as the panel of the service does. What is no number is written as text, so that AWS's
//! own refusal names the mistake. Example: target 60 is
//! `TargetTrackingScalingPolicyConfiguration.TargetValue` of application-autoscaling.PutScalingPolicy.

mod fields;
mod texts;

pub use fields::{Field, Input, fields, problem};
pub use texts::{open, policies};

use crate::editor::json::{remove, set};
use crate::editor::path;
use crate::intent::Call;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Tracking,
    Step,
    Scheduled,
    Deployment,
}

impl Kind {
    pub const ALL: [Kind; 4] = [
        Kind::Tracking,
        Kind::Step,
        Kind::Scheduled,
        Kind::Deployment,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Kind::Tracking => "policy-tracking",
            Kind::Step => "policy-step",
            Kind::Scheduled => "policy-scheduled",
            Kind::Deployment => "policy-deployment",
        }
    }
}

/// One call and its input as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doc {
    pub call: &'static str,
    pub text: String,
    /// The text that says what is so already: then the call is not sent.
    pub base: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub kind: Kind,
    pub docs: Vec<Doc>,
    /// The ARN of the step policy up to its name, for the alarm that runs it.
    pub(crate) arn: String,
    /// The policy or schedule that is there already and is edited.
    pub existing: Option<String>,
}

impl Sheet {
    pub(crate) fn value(&self, doc: usize) -> Option<Value> {
        serde_json::from_str(&self.docs.get(doc)?.text).ok()
    }

    /// The sheet with a call's text as typed.
    #[must_use]
    pub fn typed(&self, doc: usize, text: String) -> Sheet {
        let mut sheet = self.clone();
        if let Some(doc) = sheet.docs.get_mut(doc) {
            doc.text = text;
        }
        sheet
    }

    /// Documents that are not JSON: nothing can be sent.
    pub fn broken(&self) -> Vec<usize> {
        let all = 0..self.docs.len();
        all.filter(|it| !matches!(self.value(*it), Some(Value::Object(_))))
            .collect()
    }

    /// What Apply sends, in order; nothing while a text is broken.
    pub fn calls(&self) -> Vec<Call> {
        let changed = |doc: &&Doc| doc.base.as_ref() != Some(&doc.text);
        let call = |doc: &Doc| {
            let input = serde_json::from_str(&doc.text).ok()?;
            Some(Call {
                name: doc.call,
                input,
            })
        };
        let calls: Option<Vec<Call>> = self.docs.iter().filter(changed).map(call).collect();
        calls.unwrap_or_default()
    }

    /// What takes the policy or schedule away that is edited here.
    pub fn removal(&self) -> Option<Call> {
        let name = self.existing.as_ref()?;
        let value = self.value(1)?;
        let (call, key) = match self.kind {
            Kind::Tracking | Kind::Step => {
                ("application-autoscaling.DeleteScalingPolicy", "PolicyName")
            }
            Kind::Scheduled => (
                "application-autoscaling.DeleteScheduledAction",
                "ScheduledActionName",
            ),
            Kind::Deployment => return None,
        };
        Some(Call {
            name: call,
            input: json!({
                "ServiceNamespace": "ecs", "ResourceId": value["ResourceId"],
                "ScalableDimension": value["ScalableDimension"], key: name,
            }),
        })
    }

    /// The sheet with one more step above the others, or without the last.
    #[must_use]
    pub fn steps(&self, more: bool) -> Sheet {
        const STEPS: &str = "StepScalingPolicyConfiguration.StepAdjustments";
        let Some(value) = self.value(1) else {
            return self.clone();
        };
        let mut steps = value["StepScalingPolicyConfiguration"]["StepAdjustments"].clone();
        let Some(list) = steps.as_array_mut() else {
            return self.clone();
        };
        let count = list.len();
        match (more, list.last_mut()) {
            (true, Some(last)) => {
                let from = last["MetricIntervalLowerBound"].as_f64().unwrap_or(0.0) + 10.0;
                let most = last["ScalingAdjustment"].as_i64().unwrap_or(1);
                last["MetricIntervalUpperBound"] = json!(from);
                list.push(json!({
                    "MetricIntervalLowerBound": from, "ScalingAdjustment": most + 1,
                }));
            }
            (false, Some(_)) if count > 1 => {
                list.pop();
                if let Some(Value::Object(last)) = list.last_mut() {
                    last.remove("MetricIntervalUpperBound");
                }
            }
            _ => {}
        }
        self.put(1, STEPS, &steps)
    }

    /// The sheet with one value in its place; without it for `Null`.
    fn put(&self, doc: usize, place: &str, value: &Value) -> Sheet {
        let mut sheet = self.clone();
        if let Some(doc) = sheet.docs.get_mut(doc) {
            let text = match value {
                Value::Null => remove(&doc.text, &path(place)),
                value => set(&doc.text, &path(place), value),
            };
            doc.text = text.unwrap_or_else(|_| doc.text.clone());
        }
        sheet
    }

    /// The sheet after a field was given another value.
    #[must_use]
    pub fn edit(&self, field: &Field, typed: &str) -> Sheet {
        let typed = typed.trim();
        let value = match field.input {
            Input::Names => names(typed),
            _ if typed.is_empty() => Value::Null,
            Input::Flag => Value::from(typed == "true"),
            Input::Number => typed
                .parse::<i64>()
                .map(Value::from)
                .or_else(|_| typed.parse::<f64>().map(Value::from))
                .unwrap_or_else(|_| Value::from(typed)),
            Input::Text | Input::Choice(_) => Value::from(typed),
        };
        let sheet = self.put(field.doc, &field.path, &value);
        sheet.follow(field.id, typed)
    }

    /// What goes with a change: the alarm runs the policy of that name, a strategy has its settings.
    fn follow(self, id: &str, typed: &str) -> Sheet {
        const CONFIGURATION: &str = "deploymentConfiguration";
        match (self.kind, id) {
            (Kind::Step, "name") => {
                let arn = json!([format!("{}{typed}", self.arn)]);
                self.put(2, "AlarmActions", &arn)
            }
            (Kind::Deployment, "strategy") => {
                let at = |name: &str| format!("{CONFIGURATION}.{name}");
                let given = |wanted: &str, value: Value| match typed == wanted {
                    true => value,
                    false => Value::Null,
                };
                let linear = json!({"stepPercent": 10, "stepBakeTimeInMinutes": 1});
                let canary = json!({"canaryPercent": 10, "canaryBakeTimeInMinutes": 2});
                let sheet = self.put(0, &at("linearConfiguration"), &given("LINEAR", linear));
                sheet.put(0, &at("canaryConfiguration"), &given("CANARY", canary))
            }
            (Kind::Deployment, "alarms") => {
                let alarms = match typed.is_empty() {
                    true => json!({"alarmNames": [], "enable": false, "rollback": false}),
                    false => {
                        json!({"alarmNames": names(typed), "enable": true, "rollback": true})
                    }
                };
                self.put(0, &format!("{CONFIGURATION}.alarms"), &alarms)
            }
            _ => self,
        }
    }
}

fn names(typed: &str) -> Value {
    let all = typed.split(',').map(str::trim).filter(|it| !it.is_empty());
    all.map(Value::from).collect()
}

#[cfg(test)]
mod tests;
