//! A run as a link: `#v1.` and base64url of raw deflate of JSON.
//!
//! The link carries what was done, not what came of it: the scenario (its id, or all of it), the seed,
//! one's own calls with their moments, the cursor, and the digest that the maker saw there. Opening
//! plays it again and compares; a difference is told, not hidden. Links come from strangers, so every
//! size has a limit and nothing in one can panic.
//! Example: `{"engine":"0.1.0","scenario":"first-service","seed":7,"calls":[[90000,"ecs.StopTask",{..}]],
//! "cursor":120000,"digest":"6c62.."}`.

mod open;

pub use open::{Difference, Opened, open};

use crate::fault::{Fault, Path, code};
use crate::scenario::{LIMIT, Scenario};
use crate::timeline::{Origin, Timeline};
use aws_api::text::Text;
use base::{Digest, SimDuration, SimTime};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde_json::{Value, json};
use std::fmt;

/// What every link of this form begins with.
pub const PREFIX: &str = "#v1.";
/// Longest link, in bytes after the prefix.
pub const MOST_ENCODED: usize = 8 * 1024;
/// Largest JSON in a link.
pub const MOST_INFLATED: usize = 256 * 1024;
pub const MOST_CALLS: usize = 2_000;
/// The engine that links are made by; another one may answer differently.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// The scenario of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// One of the lab's own, by file name.
    Id(String),
    Inline(Box<Scenario>),
}

/// A call beyond the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub at: SimTime,
    pub name: String,
    pub input: Value,
}

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub engine: String,
    pub source: Source,
    pub seed: u64,
    pub calls: Vec<Call>,
    pub cursor: SimTime,
    /// At the cursor.
    pub digest: Digest,
}

/// Why a text is no link, or a run no link's worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It does not begin with `#v1.`; the text begins so.
    UnknownForm(String),
    TooLong {
        bytes: usize,
        limit: usize,
    },
    NotBase64,
    NotDeflate,
    /// More than the limit once inflated.
    TooBig {
        limit: usize,
    },
    Wrong(Vec<Fault>),
    /// No scenario of this name is here.
    UnknownScenario(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.says())?;
        for (index, fault) in self.faults().iter().enumerate() {
            write!(f, "{} {fault}", if index == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl LinkError {
    /// What is wrong, as a message.
    pub fn says(&self) -> Text {
        match self {
            LinkError::UnknownForm(begins) => Text::new("link-form")
                .str("prefix", PREFIX)
                .str("begins", begins),
            LinkError::TooLong { bytes, limit } => Text::new("link-long")
                .str("bytes", bytes)
                .str("limit", limit),
            LinkError::NotBase64 => Text::new("link-letters"),
            LinkError::NotDeflate => Text::new("link-deflate"),
            LinkError::TooBig { limit } => Text::new("link-big").str("limit", limit),
            LinkError::Wrong(_) => Text::new("link-wrong"),
            LinkError::UnknownScenario(id) => Text::new("link-unknown-scenario").str("name", id),
        }
    }

    /// The faults of what is in the link, if it could be read so far.
    pub fn faults(&self) -> &[Fault] {
        match self {
            LinkError::Wrong(faults) => faults,
            _ => &[],
        }
    }
}

impl std::error::Error for LinkError {}

impl Link {
    /// The current branch of a timeline, all its own calls, and where its cursor stands.
    pub fn of(timeline: &Timeline) -> Link {
        let scenario = timeline.scenario();
        let source = match &scenario.id {
            Some(id) => Source::Id(id.clone()),
            None => Source::Inline(Box::new(scenario.clone())),
        };
        let own = timeline
            .whole_log()
            .iter()
            .filter(|it| it.origin == Origin::Person);
        let calls = own.map(|it| Call {
            at: it.at,
            name: it.name.clone(),
            input: it.input.clone(),
        });
        Link {
            engine: ENGINE.to_string(),
            source,
            seed: scenario.seed,
            calls: calls.collect(),
            cursor: timeline.now(),
            digest: timeline.digest(),
        }
    }

    /// The link's text.
    ///
    /// # Errors
    /// `TooLong` when it would pass the limit; a file can carry such a run.
    pub fn encode(&self) -> Result<String, LinkError> {
        let text = self.to_value().to_string();
        if text.len() > MOST_INFLATED {
            return Err(LinkError::TooLong {
                bytes: text.len(),
                limit: MOST_INFLATED,
            });
        }
        let deflated = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
        let encoded = URL_SAFE_NO_PAD.encode(deflated);
        if encoded.len() > MOST_ENCODED {
            return Err(LinkError::TooLong {
                bytes: encoded.len(),
                limit: MOST_ENCODED,
            });
        }
        Ok(format!("{PREFIX}{encoded}"))
    }

    /// Reads a link; what stands before its `#` does not matter.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn decode(text: &str) -> Result<Link, LinkError> {
        let fragment = text.find('#').map_or(text, |at| &text[at..]).trim();
        let Some(encoded) = fragment.strip_prefix(PREFIX) else {
            return Err(LinkError::UnknownForm(fragment.chars().take(8).collect()));
        };
        if encoded.len() > MOST_ENCODED {
            return Err(LinkError::TooLong {
                bytes: encoded.len(),
                limit: MOST_ENCODED,
            });
        }
        let deflated = URL_SAFE_NO_PAD
            .decode(encoded)
            .map_err(|_| LinkError::NotBase64)?;
        let text =
            decompress_to_vec_with_limit(&deflated, MOST_INFLATED).map_err(|error| match error
                .status
            {
                miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::TooBig {
                    limit: MOST_INFLATED,
                },
                _ => LinkError::NotDeflate,
            })?;
        let value: Value = serde_json::from_slice(&text).map_err(|error| {
            let why = Text::new("fault-json").str("why", error);
            LinkError::Wrong(vec![Fault::unasked(&Path::default(), why)])
        })?;
        Link::from_value(&value)
    }

    fn to_value(&self) -> Value {
        let scenario = match &self.source {
            Source::Id(id) => json!(id),
            Source::Inline(scenario) => scenario.to_value(),
        };
        let calls: Vec<Value> = self
            .calls
            .iter()
            .map(|it| json!([it.at.0, it.name, it.input]))
            .collect();
        json!({
            "engine": self.engine,
            "scenario": scenario,
            "seed": self.seed,
            "calls": calls,
            "cursor": self.cursor.0,
            "digest": self.digest.to_string(),
        })
    }

    fn from_value(value: &Value) -> Result<Link, LinkError> {
        let root = Path::default();
        let at = |key: &str| root.key(key);
        let text = |key: &str| {
            value[key]
                .as_str()
                .ok_or_else(|| wrong(&at(key), "fault-unfit", "found-text"))
        };
        let source = match &value["scenario"] {
            Value::String(id) => Source::Id(id.clone()),
            other => Source::Inline(Box::new(
                Scenario::from_value(other).map_err(LinkError::Wrong)?,
            )),
        };
        let seed = value["seed"].as_u64();
        let digest = u128::from_str_radix(text("digest")?, 16);
        Ok(Link {
            engine: text("engine")?.chars().take(32).collect(),
            source,
            seed: seed.ok_or_else(|| wrong(&at("seed"), "fault-unfit", "fault-want-whole"))?,
            calls: calls(&value["calls"])?,
            cursor: moment(&at("cursor"), &value["cursor"])?,
            digest: Digest(
                digest.map_err(|_| wrong(&at("digest"), "fault-unfit", "fault-want-digest"))?,
            ),
        })
    }
}

fn calls(value: &Value) -> Result<Vec<Call>, LinkError> {
    let path = Path::default().key("calls");
    let items = value
        .as_array()
        .ok_or_else(|| wrong(&path, "fault-unfit", "found-list"))?;
    if items.len() > MOST_CALLS {
        let message = Text::new("fault-too-many").str("count", items.len());
        let expected = Text::new("fault-want-most").str("most", MOST_CALLS);
        return Err(wrong(&path, message, expected));
    }
    let mut calls: Vec<Call> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let path = path.index(index);
        let (Some(name), true) = (item[1].as_str(), item[2].is_object()) else {
            let expected = code("[milliseconds, call, request]");
            return Err(wrong(&path, "fault-unfit", expected));
        };
        let at = moment(&path.index(0), &item[0])?;
        if calls.last().is_some_and(|it| it.at > at) {
            let message = Text::new("fault-back-in-time").str("at", SimDuration(at.0));
            let last = calls.last().map_or(0, |it| it.at.0);
            let expected = Text::new("fault-want-later").str("at", SimDuration(last));
            return Err(wrong(&path.index(0), message, expected));
        }
        calls.push(Call {
            at,
            name: name.to_string(),
            input: item[2].clone(),
        });
    }
    Ok(calls)
}

fn moment(path: &Path, value: &Value) -> Result<SimTime, LinkError> {
    let ms = value.as_u64().filter(|it| *it <= LIMIT.0);
    ms.map(SimTime)
        .ok_or_else(|| wrong(path, "fault-unfit", "fault-want-milliseconds"))
}

fn wrong(path: &Path, message: impl Into<Text>, expected: impl Into<Text>) -> LinkError {
    LinkError::Wrong(vec![Fault::new(path, message, expected)])
}

impl Timeline {
    /// The link to this branch and moment.
    ///
    /// # Errors
    /// `TooLong` when there is too much for a link.
    pub fn link(&self) -> Result<String, LinkError> {
        Link::of(self).encode()
    }
}
