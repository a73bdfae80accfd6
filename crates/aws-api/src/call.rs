//! One call, from request JSON to response JSON.
//!
//! Check the request against its shape, turn it into a command, submit it, word the answer. Reads
//! answer from the world and leave no trace. Nothing is half applied: an error leaves the run
//! unchanged.
//! Example: `call(run, "ecs.StopTask", {"cluster": "lab", "task": "t3"})` answers `{"task":
//! {...}}`.

use crate::error::{ApiError, refused};
use crate::finding::Finding;
use crate::json::Node;
use crate::shape;
use crate::text::Text;
use base::SimTime;
use engine::{Answer, Command, Run};
use model::{Stamped, World};
use serde_json::Value;
use std::sync::OnceLock;

/// Largest request that is read, in bytes of its JSON.
///
/// Source: ECS service quotas, task definition size 64 KiB (read 2026-11).
pub const MAX_REQUEST: usize = 64 * 1024;

/// What a call looks at.
pub struct Ask<'a> {
    pub world: &'a World,
    pub trace: &'a [Stamped],
    pub now: SimTime,
    pub input: &'a Node,
}

impl<'a> Ask<'a> {
    fn of(run: &'a Run, input: &'a Node) -> Ask<'a> {
        Ask {
            world: &run.world,
            trace: &run.trace,
            now: run.clock,
            input,
        }
    }
}

/// A request that was understood, and its short form for the log.
pub struct Request {
    pub command: Command,
    pub summary: String,
}

pub type Answered = Result<Value, ApiError>;
pub type Parsed = Result<Request, ApiError>;

#[derive(Clone, Copy)]
pub enum Act {
    Read(fn(&Ask) -> Answered),
    Write(fn(&Ask) -> Parsed, fn(&Ask, &Answer) -> Value),
}

/// One row of the call table.
#[derive(Clone, Copy)]
pub struct Entry {
    pub name: &'static str,
    pub shape: &'static str,
    pub act: Act,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallInfo {
    pub name: &'static str,
    pub read: bool,
    /// One of the lab's own levers.
    pub lever: bool,
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    crate::calls::TABLES.iter().flat_map(|it| it.iter())
}

fn entry(name: &str) -> Option<&'static Entry> {
    entries().find(|it| it.name == name)
}

/// Every call that is answered.
pub fn calls() -> &'static [CallInfo] {
    static CALLS: OnceLock<Vec<CallInfo>> = OnceLock::new();
    CALLS.get_or_init(|| {
        let info = |it: &Entry| CallInfo {
            name: it.name,
            read: matches!(it.act, Act::Read(_)),
            lever: it.name.starts_with("lab."),
        };
        entries().map(info).collect()
    })
}

/// Whether the call only reads. Unknown names do not.
pub fn is_read(name: &str) -> bool {
    entry(name).is_some_and(|it| matches!(it.act, Act::Read(_)))
}

/// Carries out one call at the run's clock.
///
/// # Errors
/// Named and worded as AWS does; the run is then unchanged.
pub fn call(run: &mut Run, name: &str, input: &Value) -> Result<Value, ApiError> {
    let entry = entry(name).ok_or_else(|| unknown(name))?;
    if too_large(input) {
        return Err(ApiError::invalid(format!(
            "The request is larger than {MAX_REQUEST} bytes"
        )));
    }
    // Null is what an empty request looks like in a scenario file.
    let node = match input {
        Value::Null => Node::new(crate::json::Json::Object(Vec::new())),
        other => Node::from_value(other),
    };
    let findings = findings(entry, &node);
    if findings.iter().any(Finding::is_error) {
        return Err(ApiError::shape(findings));
    }
    if run.world.iam.caller.is_some() {
        crate::calls::caller::check(&Ask::of(run, &node), name)?;
    }
    match entry.act {
        Act::Read(read) => read(&Ask::of(run, &node)),
        Act::Write(parse, respond) => {
            let mut request = parse(&Ask::of(run, &node))?;
            crate::calls::inherit::along(&Ask::of(run, &node), name, &mut request)?;
            crate::calls::tags::along(&Ask::of(run, &node), name, &mut request)?;
            mention(&mut request.summary, &notes(name, &node));
            match run.submit(name, &request.summary, &request.command) {
                Ok(answer) => Ok(respond(&Ask::of(run, &node), &answer)),
                Err(refusal) => Err(refused(&run.world, &refusal)),
            }
        }
    }
}

/// Carries out a call that only reads, on a world as it stands.
///
/// # Errors
/// As [`call`]; a call that would write is refused.
pub fn look(world: &World, trace: &[Stamped], now: SimTime, name: &str, input: &Value) -> Answered {
    let entry = entry(name).ok_or_else(|| unknown(name))?;
    let Act::Read(read) = entry.act else {
        return Err(ApiError::lab_unknown("refuse-no-read", name));
    };
    let node = Node::from_value(input);
    let findings = findings(entry, &node);
    if findings.iter().any(Finding::is_error) {
        return Err(ApiError::shape(findings));
    }
    let input = &node;
    read(&Ask {
        world,
        trace,
        now,
        input,
    })
}

fn findings(entry: &Entry, node: &Node) -> Vec<Finding> {
    let mut findings = shape::check(node, entry.shape);
    crate::finding::place(&mut findings, None);
    findings
}

/// The request's shape by the call's name, for editors.
pub fn request_shape(name: &str) -> Option<&'static str> {
    entry(name).map(|it| it.shape)
}

/// Checks the text of any call's request as far as that needs no world: syntax, shape, and what the
/// lab refuses or takes without effect.
pub fn check_call(name: &str, text: &str) -> Vec<Finding> {
    let mut findings = match Node::parse(text) {
        Ok(_) if text.len() > MAX_REQUEST => {
            let words = Text::new("note-request-size").str("most", MAX_REQUEST);
            vec![Finding::own("SIZE", words)]
        }
        Ok(node) => match entry(name) {
            Some(entry) => request_findings(entry, &node),
            None => vec![Finding::own("CALL", unanswered(name))],
        },
        Err(wrong) => {
            let end = text.len().min(wrong.at + 1);
            let finding = Finding::own("SYNTAX", wrong.message);
            vec![finding.at(&(wrong.at..end))]
        }
    };
    crate::finding::place(&mut findings, Some(text));
    findings
}

fn request_findings(entry: &Entry, node: &Node) -> Vec<Finding> {
    let mut findings = shape::check(node, entry.shape);
    if !findings.iter().any(Finding::is_error) {
        let refusals = match entry.name {
            "ecs.CreateService" | "ecs.UpdateService" => crate::calls::services::review(node),
            _ => Vec::new(),
        };
        findings.extend(refusals.into_iter().map(|it| {
            let path = it.path.unwrap_or_default();
            let place = node.place(&path);
            Finding::refusal("API", path, it.message)
                .reported()
                .at(&place)
        }));
    }
    findings.extend(notes(entry.name, node));
    findings
}

/// Fields that AWS takes and that change nothing in this lab, as notes.
pub fn notes(name: &str, input: &Node) -> Vec<Finding> {
    let idle: &[&str] = match name {
        "ecs.CreateService" | "ecs.UpdateService" => crate::calls::services::IDLE,
        "ecs.RunTask" | "ecs.StartTask" => crate::calls::tasks::IDLE,
        "ecs.CreateTaskSet" => crate::calls::task_sets::IDLE,
        "ecs.CreateCluster" => crate::calls::clusters::IDLE,
        _ => &[],
    };
    let fields = idle.iter().filter_map(|path| {
        let (parent, leaf) = match path.split_once('.') {
            Some((parent, leaf)) => (input.get(parent)?, leaf),
            None => (input, *path),
        };
        let member = parent.member(leaf)?;
        let text = Text::new("note-no-effect").str("path", path);
        Some(Finding::note("NOEFFECT", *path, text).at(&member.key_span))
    });
    fields.collect()
}

fn mention(summary: &mut String, notes: &[Finding]) {
    if notes.is_empty() {
        return;
    }
    let paths: Vec<&str> = notes.iter().map(|it| it.path.as_str()).collect();
    summary.push_str(&format!(" (no effect here: {})", paths.join(", ")));
}

/// Whether the JSON is longer than a request may be, without writing it out.
fn too_large(value: &Value) -> bool {
    fn size(value: &Value, left: &mut usize) {
        let own = match value {
            Value::String(it) => it.len() + 2,
            Value::Array(items) => {
                for item in items {
                    if *left == 0 {
                        return;
                    }
                    size(item, left);
                }
                items.len() + 2
            }
            Value::Object(map) => {
                for (key, item) in map {
                    if *left == 0 {
                        return;
                    }
                    *left = left.saturating_sub(key.len() + 4);
                    size(item, left);
                }
                2
            }
            _ => 4,
        };
        *left = left.saturating_sub(own);
    }
    let mut left = MAX_REQUEST;
    size(value, &mut left);
    left == 0
}

fn unknown(name: &str) -> ApiError {
    ApiError::new("UnknownOperationException", unanswered(name))
}

fn unanswered(name: &str) -> Text {
    let text = Text::new("refuse-no-call").str("name", shape::clip(name));
    crate::finding::or_meant(text, name, entries().map(|it| it.name))
}
