//! The question before the run: a number or one of several answers, and how the lab finds the truth.
//!
//! The truth is an expression, looked at at one moment of the run that begins with the first solution,
//! or of the untouched one: nobody writes the answer down, so it cannot be wrong.
//! Example: `{ask: number, of: start, at: 3m, answer: services.web.running}`.

use super::read::Reader;
use crate::goal::expression::Expression;
use crate::scenario::check::kind;
use base::SimTime;
use serde_json::Value;

/// The form of the answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Number,
    /// One of these; their words are in the texts as a list under Predict.
    Choice(Vec<Value>),
}

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    pub ask: Ask,
    /// About the run of the first solution; else about the untouched one.
    pub solved: bool,
    pub at: SimTime,
    pub answer: Expression,
}

pub(super) fn read(reader: &mut Reader) -> Option<Prediction> {
    let path = reader.root.key("predict");
    let fields = match reader.fields.get("predict")? {
        Value::Object(fields) => fields.clone(),
        other => {
            let message = format!("{} is not a prediction", kind(other));
            reader.faults.add(&path, message, "{ask, of, at, answer}");
            return None;
        }
    };
    let known = ["ask", "of", "at", "answer", "options"];
    reader.faults.unknown_fields(&path, &fields, &known);
    let ask = match fields.get("ask").and_then(Value::as_str) {
        Some("number") => Ask::Number,
        Some("choice") => {
            let options = reader.list(&path.key("options"), fields.get("options"));
            if options.len() < 2 {
                reader
                    .faults
                    .add(&path, "a choice has too few options", "at least two");
            }
            Ask::Choice(options)
        }
        _ => {
            reader
                .faults
                .add(&path, "ask is missing or unknown", "number or choice");
            return None;
        }
    };
    let solved = match fields.get("of").and_then(Value::as_str) {
        None | Some("start") => false,
        Some("solution") => true,
        Some(other) => {
            let message = format!("\"{other}\" is no run");
            reader
                .faults
                .add(&path.key("of"), message, "start or solution");
            false
        }
    };
    let at = reader.faults.moment(&path, &fields, "at")?;
    let text = reader
        .faults
        .text(&path, &fields, "answer")
        .unwrap_or_default();
    let answer = reader.expression(&path.key("answer"), &text)?;
    Some(Prediction {
        ask,
        solved,
        at,
        answer,
    })
}
