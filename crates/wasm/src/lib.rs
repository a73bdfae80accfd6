//! The lab for JavaScript: one class, JSON strings in and out. For other people's pages, Node and tests.
//!
//! `Lab.open(scenario)` plays a scenario (JSON text); everything else speaks calls. A refused call throws
//! an `Error` whose `name` is AWS's code. Nothing here knows ECS; it only carries text across.
//! Example: `const lab = Lab.open(text); lab.advance(60000); lab.call("ecs.ListTasks", "{}")`.

mod error;
mod panic;

use base::{Seq, SimTime};
use error::{refused, wrong};
use lab::{Scenario, Timeline, report, share};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

/// Largest request text, as at the boundary.
const MOST_INPUT: usize = 1 << 20;
/// Numbers of JavaScript are exact up to here.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// One run of one scenario.
#[wasm_bindgen]
pub struct Lab {
    timeline: Timeline,
}

#[wasm_bindgen]
impl Lab {
    /// Opens a scenario, given as JSON text, at its first moment.
    ///
    /// # Errors
    /// A `ScenarioError` that lists every fault with line and column.
    pub fn open(scenario: &str) -> Result<Lab, JsValue> {
        panic::install();
        let scenario = Scenario::from_json(scenario).map_err(|faults| {
            let lines: Vec<String> = faults
                .iter()
                .map(|it| match it.place {
                    Some(place) => format!("{}:{} {it}", place.line, place.column),
                    None => it.to_string(),
                })
                .collect();
            wrong("ScenarioError", &lines.join("\n"))
        })?;
        Ok(Lab {
            timeline: Timeline::open(scenario),
        })
    }

    /// Opens a link of `link()`. Links that name a ready scenario need its JSON text as well.
    ///
    /// # Errors
    /// A `LinkError` that says what is wrong with the link.
    #[wasm_bindgen(js_name = openLink)]
    pub fn open_link(link: &str, scenario: Option<String>) -> Result<Lab, JsValue> {
        panic::install();
        let given = match &scenario {
            Some(text) => Some(Scenario::from_json(text).map_err(|faults| {
                let first = faults.first().map(ToString::to_string);
                wrong("ScenarioError", &first.unwrap_or_default())
            })?),
            None => None,
        };
        let opened =
            share::open(link, |_| given).map_err(|error| wrong("LinkError", &error.to_string()))?;
        Ok(Lab {
            timeline: opened.timeline,
        })
    }

    /// Makes a call at the cursor and answers with the response JSON.
    ///
    /// # Errors
    /// An `Error` whose `name` is AWS's code; the run is then unchanged.
    pub fn call(&mut self, name: &str, input: &str) -> Result<String, JsValue> {
        if input.len() > MOST_INPUT {
            return Err(wrong(
                "SerializationException",
                "the request is larger than 1 MiB",
            ));
        }
        let input: Value = if input.trim().is_empty() {
            json!({})
        } else {
            serde_json::from_str(input)
                .map_err(|error| wrong("SerializationException", &error.to_string()))?
        };
        match self.timeline.call(name, &input) {
            Ok(response) => Ok(response.to_string()),
            Err(error) => Err(refused(&error)),
        }
    }

    /// Plays on by so many milliseconds and says where the cursor then is.
    pub fn advance(&mut self, ms: f64) -> f64 {
        let to = self.timeline.now().0.saturating_add(whole(ms));
        self.timeline.advance_to(SimTime(to)).0 as f64
    }

    /// Milliseconds since the scenario began.
    pub fn now(&self) -> f64 {
        self.timeline.now().0 as f64
    }

    /// Goes to a moment: back into the past, or on into the future.
    pub fn seek(&mut self, ms: f64) -> f64 {
        self.timeline.seek(SimTime(whole(ms))).0 as f64
    }

    /// Another lab that goes on from here; this one stays as it is.
    pub fn fork(&self) -> Lab {
        let mut timeline = self.timeline.clone();
        timeline.fork();
        Lab { timeline }
    }

    /// The visible events up to the cursor with numbers above `since_seq`: a JSON list of records as
    /// the command line prints them.
    pub fn events(&self, since_seq: f64) -> String {
        let since = Seq(whole(since_seq));
        let later = self.timeline.trace().partition_point(|it| it.seq <= since);
        let records: Vec<Value> = self.timeline.trace()[later..]
            .iter()
            .filter(|it| !it.event.is_bookkeeping())
            .map(|it| report::event_record(&self.timeline, it))
            .collect();
        Value::Array(records).to_string()
    }

    /// Why an event happened: `{"event": .., "chain": [..], "placement": ..}` as JSON, or undefined.
    pub fn explain(&self, seq: f64) -> Option<String> {
        let explanation = self.timeline.explain(Seq(whole(seq)))?;
        let chain = explanation
            .chain
            .iter()
            .filter(|it| !it.event.is_bookkeeping());
        let chain: Vec<Value> = chain
            .map(|it| report::event_record(&self.timeline, it))
            .collect();
        let placement = explanation.placement.as_ref().map(report::serialised);
        let event = report::event_record(&self.timeline, &explanation.event);
        Some(json!({"event": event, "chain": chain, "placement": placement}).to_string())
    }

    /// 32 hex digits that stand for every event up to the cursor; the same on every machine.
    pub fn digest(&self) -> String {
        self.timeline.digest().to_string()
    }

    /// A link to this run: `#v1.` and what was done.
    ///
    /// # Errors
    /// A `LinkError` when the run is too long for a link.
    pub fn link(&self) -> Result<String, JsValue> {
        self.timeline
            .link()
            .map_err(|error| wrong("LinkError", &error.to_string()))
    }
}

/// A JavaScript number as a whole one: what is negative or no number is 0.
fn whole(number: f64) -> u64 {
    if number.is_finite() {
        number.clamp(0.0, EXACT) as u64
    } else {
        0
    }
}
