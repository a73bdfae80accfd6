//! Events as text, one aligned line each: the log view, the golden files and the command line's output.
//!
//! Columns, two blanks apart: `time` (hh:mm:ss.mmm), `seq` (#n), `who` it is about, `what` happened with
//! its numbers, and `because`: the number of the nearest visible event that led to it. Timers and
//! counters are left out, which is why numbers skip. The format is an API: change it only on purpose.
//! Example: `00:00:09.250  #94     task t1        PENDING -> RUNNING   #41`

mod account;
mod capacity;
mod decisions;
mod document;
mod managed;
pub mod network;
mod predictive;
mod registry;
mod rollout;
mod scaling;
mod service;
mod sqs;
mod storage;
mod task;
mod task_sets;

use base::Seq;
use model::{Event, Stamped, World};

/// Width of the `what` column; longer sentences push `because` to the right.
const WHAT: usize = 72;

/// Whom an event is about, and what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub who: String,
    pub what: String,
}

impl Words {
    fn new(who: impl Into<String>, what: impl Into<String>) -> Words {
        Words {
            who: who.into(),
            what: what.into(),
        }
    }
}

/// The words for an event; `world` is any later world of the same branch, for names.
pub fn words(world: &World, event: &Event) -> Words {
    if let Event::Rollout(event) = event {
        return rollout::words(world, event);
    }
    if let Event::TaskSet(event) = event {
        return task_sets::words(world, event);
    }
    task::words(world, event)
        .or_else(|| service::words(world, event))
        .or_else(|| decisions::words(world, event))
        .or_else(|| network::words(world, event))
        .or_else(|| storage::words(event))
        .unwrap_or_else(|| account::words(world, event))
}

/// The sentence of an event without its columns: `svc web: desired count 4 -> 6 (you)`.
pub fn text(world: &World, event: &Event) -> String {
    let Words { who, what } = words(world, event);
    format!("{who}: {what}")
}

/// One line of the trace; `trace` holds the events before this one.
pub fn line(world: &World, trace: &[Stamped], stamped: &Stamped) -> String {
    let Words { who, what } = words(world, &stamped.event);
    let because = because(trace, stamped).map_or(String::new(), |it| it.to_string());
    let seq = stamped.seq.to_string();
    let line = format!(
        "{}  {seq:<6} {who:<14} {what:<WHAT$}  {because}",
        stamped.at
    );
    line.trim_end().to_string()
}

/// Every visible event, one line each.
pub fn render(world: &World, trace: &[Stamped]) -> String {
    let mut out = String::new();
    for stamped in trace.iter().filter(|it| !it.event.is_bookkeeping()) {
        out.push_str(&line(world, trace, stamped));
        out.push('\n');
    }
    out
}

/// The nearest visible event that led to this one; timers between them are passed over.
pub fn because(trace: &[Stamped], stamped: &Stamped) -> Option<Seq> {
    let mut cause = stamped.cause.seq();
    // A chain only leads back, so it is no longer than the trace.
    while let Some(seq) = cause {
        let index = model::place_in(trace, seq)?;
        if !trace[index].event.is_bookkeeping() {
            return Some(seq);
        }
        cause = trace[index].cause.seq().filter(|it| *it < seq);
    }
    None
}

/// `3 tasks`, `1 task`.
fn count(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// `a, b and c`, at most `most` of them in full.
fn list<T: ToString>(items: impl ExactSizeIterator<Item = T>, most: usize) -> String {
    let total = items.len();
    let shown: Vec<String> = items.take(most).map(|it| it.to_string()).collect();
    let rest = if total > most {
        format!(" and {} more", total - most)
    } else {
        String::new()
    };
    format!("{}{rest}", shown.join(", "))
}
