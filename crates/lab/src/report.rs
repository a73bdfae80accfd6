//! A whole run on paper: as trace text, or as one JSON object a line.
//!
//! Events and answers stand in the order in which they happened; an answer stands before the events of
//! its call. Both forms leave timers and counters out, and end with the digest, which counts them.
//! Example: `{"at_ms":0,"kind":"event","seq":1,"cause":null,"name":"CommandAccepted",...}`.

use crate::timeline::{Logged, Origin, Timeline};
use crate::trace;
use model::Stamped;
use serde_json::{Value, json};

/// One thing that happened up to the cursor.
enum Entry<'a> {
    Answer(usize, &'a Logged),
    Event(&'a Stamped),
}

fn entries(timeline: &Timeline) -> Vec<Entry<'_>> {
    let mut answers = timeline.log().iter().enumerate().peekable();
    let mut entries = Vec::new();
    for (index, stamped) in timeline.trace().iter().enumerate() {
        while let Some((number, logged)) = answers.next_if(|it| it.1.before <= index) {
            entries.push(Entry::Answer(number, logged));
        }
        if !stamped.event.is_bookkeeping() {
            entries.push(Entry::Event(stamped));
        }
    }
    entries.extend(answers.map(|(number, logged)| Entry::Answer(number, logged)));
    entries
}

/// The aligned text, one line per visible event and refused call, and the digest at the end.
pub fn text(timeline: &Timeline) -> String {
    let mut out = String::new();
    for entry in entries(timeline) {
        match entry {
            Entry::Event(it) => {
                out.push_str(&trace::line(timeline.world(), timeline.trace(), it));
                out.push('\n');
            }
            Entry::Answer(_, logged) => {
                let Err(error) = &logged.answer else { continue };
                let message = error.message.to_string().replace('\n', " ");
                let what = format!("{} refused: {}: {message}", logged.name, error.code);
                out.push_str(&format!("{}  -      {:<14} {what}\n", logged.at, "you"));
            }
        }
    }
    out.push_str(&format!("digest {}\n", timeline.digest()));
    out
}

/// The records of the run up to the cursor; the last one is the digest.
pub fn records(timeline: &Timeline) -> Vec<Value> {
    let mut records: Vec<Value> = entries(timeline)
        .into_iter()
        .map(|entry| match entry {
            Entry::Event(it) => event_record(timeline, it),
            Entry::Answer(number, logged) => answer_record(number, logged),
        })
        .collect();
    records.push(json!({"kind": "digest", "value": timeline.digest().to_string()}));
    records
}

/// `step` is the scenario's step, from 0; a person's own call has its place in the log there.
fn answer_record(number: usize, logged: &Logged) -> Value {
    let step = match logged.origin {
        Origin::Step(index) => index,
        Origin::Person => number,
    };
    match &logged.answer {
        Ok(output) => json!({
            "at_ms": logged.at.0, "kind": "response", "step": step, "call": logged.name,
            "output": output,
        }),
        Err(error) => json!({
            "at_ms": logged.at.0, "kind": "error", "step": step, "call": logged.name,
            "error": {"code": error.code, "message": error.message},
        }),
    }
}

/// An event as the public record has it: `cause` is the nearest visible event that led to it.
pub fn event_record(timeline: &Timeline, stamped: &Stamped) -> Value {
    let (name, data) = name_and_data(stamped);
    let trace = timeline.whole_trace();
    json!({
        "at_ms": stamped.at.0,
        "kind": "event",
        "seq": stamped.seq.0,
        "cause": trace::because(trace, stamped).map(|it| it.0),
        "name": name,
        "text": trace::text(timeline.world(), &stamped.event),
        "data": data,
    })
}

/// The event's name and its fields, serialised.
fn name_and_data(stamped: &Stamped) -> (String, Value) {
    match serde_json::to_value(&stamped.event) {
        Ok(Value::Object(variant)) => match variant.into_iter().next() {
            Some((name, data)) => (name, data),
            None => (String::new(), Value::Null),
        },
        Ok(Value::String(name)) => (name, Value::Null),
        Ok(other) => (String::new(), other),
        Err(error) => (String::new(), json!({"unserialisable": error.to_string()})),
    }
}

/// A part of the evidence as JSON.
pub fn serialised<T: serde::Serialize>(part: &T) -> Value {
    serde_json::to_value(part).unwrap_or(Value::Null)
}
