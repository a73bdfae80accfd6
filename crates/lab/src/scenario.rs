//! A scenario: a seed, calls at their moments, and how long it runs. `format: 1` of the scenario file.
//!
//! Read from JSON everywhere, from YAML in native tools (feature `yaml`); both name line and column of
//! every fault. Limits keep foreign files harmless: 1 MiB of text, 2,000 steps, seven days.
//! Example: `{at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}}` is one step.

pub(crate) mod check;
#[cfg(feature = "yaml")]
pub(crate) mod yaml;

use crate::fault::{Fault, Path, Place};
use aws_api::json::Node;
use aws_api::text::{Arg, Text};
use base::{SimDuration, SimTime};
use serde_json::{Map, Value, json};

/// Nothing is played past this moment.
pub const LIMIT: SimTime = SimTime(7 * 24 * 3_600_000);
/// Most steps in one scenario.
pub const MOST_STEPS: usize = 2_000;
/// Most bytes of scenario text.
pub const MOST_BYTES: usize = 1 << 20;

/// One call at its moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub at: SimTime,
    /// `<service>.<Operation>`.
    pub call: String,
    /// The request; strings may hold `${label.path}`.
    pub input: Value,
    /// Names the response for later steps.
    pub label: Option<String>,
}

/// What a scenario file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The file's name without its ending, for links; `None` for one that came by other ways.
    pub id: Option<String>,
    pub title: String,
    pub seed: u64,
    /// The one sentence that says what we are asking of this cluster.
    pub question: Option<String>,
    pub summary: Option<String>,
    /// In order of their moments.
    pub steps: Vec<Step>,
    pub until: SimTime,
}

impl Scenario {
    /// Reads a scenario from JSON text.
    ///
    /// # Errors
    /// All faults, each with line and column.
    pub fn from_json(text: &str) -> Result<Scenario, Vec<Fault>> {
        too_long(text)?;
        let value = read_json(text).map_err(|fault| vec![fault])?;
        Scenario::from_value(&value).map_err(|faults| placed(faults, text))
    }

    /// Reads a scenario from YAML text; JSON is YAML too.
    ///
    /// # Errors
    /// All faults, each with line and column.
    #[cfg(feature = "yaml")]
    pub fn from_yaml(text: &str) -> Result<Scenario, Vec<Fault>> {
        too_long(text)?;
        let (value, places) = yaml::read(text).map_err(|fault| vec![fault])?;
        Scenario::from_value(&value)
            .map_err(|faults| faults.into_iter().map(|it| places.with_place(it)).collect())
    }

    /// Reads a scenario from its JSON value.
    ///
    /// # Errors
    /// All faults, each with its path.
    pub fn from_value(value: &Value) -> Result<Scenario, Vec<Fault>> {
        check::scenario(value)
    }

    /// The same scenario with a name for links.
    #[must_use]
    pub fn with_id(mut self, id: &str) -> Scenario {
        self.id = Some(id.to_string());
        self
    }

    /// The JSON form that `from_value` reads back.
    pub fn to_value(&self) -> Value {
        let mut value = Map::new();
        value.insert("format".into(), json!(1));
        value.insert("title".into(), json!(self.title));
        value.insert("seed".into(), json!(self.seed));
        for (key, text) in [("question", &self.question), ("summary", &self.summary)] {
            if let Some(text) = text {
                value.insert(key.into(), json!(text));
            }
        }
        value.insert(
            "steps".into(),
            Value::Array(self.steps.iter().map(step_value).collect()),
        );
        value.insert("until".into(), json!(duration_text(self.until)));
        Value::Object(value)
    }
}

fn step_value(step: &Step) -> Value {
    let mut value = Map::new();
    value.insert("at".into(), json!(duration_text(step.at)));
    value.insert("call".into(), json!(step.call));
    value.insert("input".into(), step.input.clone());
    if let Some(label) = &step.label {
        value.insert("label".into(), json!(label));
    }
    Value::Object(value)
}

fn duration_text(at: SimTime) -> String {
    SimDuration(at.0).to_string()
}

pub(crate) fn too_long(text: &str) -> Result<(), Vec<Fault>> {
    if text.len() <= MOST_BYTES {
        return Ok(());
    }
    let message = Text::new("fault-bytes").str("count", text.len());
    let expected = Text::new("fault-want-most").str("most", MOST_BYTES);
    Err(vec![Fault::new(&Path::default(), message, expected)])
}

/// Reads JSON.
///
/// # Errors
/// What is no JSON, at its place and in words that every language has.
pub fn read_json(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|error| unreadable(&error, text))
}

fn unreadable(error: &serde_json::Error, text: &str) -> Fault {
    let (why, at) = match Node::parse(text) {
        Err(wrong) => (Arg::Text(Box::new(wrong.message)), wrong.at),
        // Never seen: what one reader takes, the other one refuses.
        Ok(_) => (Arg::Str(error.to_string()), 0),
    };
    let mut message = Text::new("fault-json");
    message.args.push(("why", why));
    let mut fault = Fault::unasked(&Path::default(), message);
    fault.place = Some(Place::of_offset(text, at));
    fault
}

/// The faults with the places of their paths in the text, which is known to be JSON.
fn placed(mut faults: Vec<Fault>, text: &str) -> Vec<Fault> {
    let node = Node::parse(text).ok();
    for fault in &mut faults {
        let span = node.as_ref().map(|it| it.place(&fault.path.to_string()));
        let offset = span.map_or(0, |it| it.start);
        fault.place = Some(Place::of_offset(text, offset));
    }
    faults
}

#[cfg(test)]
mod tests;
