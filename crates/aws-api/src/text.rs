//! Words by number: a message id with what fills its gaps, never joined English.
//!
//! The page words a `Text` in the reader's language; the checker's own (hints, mends, what was done
//! to a paste) have their English in `static/locales/hints.en.ftl`, and `Display` reads them there
//! for the terminal, the JavaScript surface and tests. Names, ids and AWS's own sentences go in as
//! `Arg::Str`: nobody translates them.
//! Example: `Text::new("hint-meant").str("word", "memory")` is `did you mean "memory"?`.

use serde::{Serialize, Serializer};
use std::fmt;

/// The English words of everything that this crate says in its own name.
const ENGLISH: &str = include_str!("../../../static/locales/hints.en.ftl");

/// A message of the catalogue, with what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    pub id: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    Num(i64),
    Str(String),
    Text(Box<Text>),
}

impl Text {
    pub fn new(id: &'static str) -> Text {
        Text {
            id,
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn num(mut self, name: &'static str, value: impl Into<i64>) -> Text {
        self.args.push((name, Arg::Num(value.into())));
        self
    }

    /// A name, an id, a time or a quantity already written out: taken as it is.
    #[must_use]
    pub fn str(mut self, name: &'static str, value: impl ToString) -> Text {
        self.args.push((name, Arg::Str(value.to_string())));
        self
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: Arg) -> Text {
        self.args.push((name, value));
        self
    }

    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<Text>) -> Text {
        self.args.push((name, Arg::Text(Box::new(value.into()))));
        self
    }
}

/// A message without gaps.
impl From<&'static str> for Text {
    fn from(id: &'static str) -> Text {
        Text::new(id)
    }
}

/// The words in English, from the catalogue of hints; an id that it lacks stands for itself. The
/// page never asks for them: it has Fluent, and the linker then leaves the file out.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = message(self.id).unwrap_or(self.id);
        // What an argument brings along is not looked at again.
        while let Some((before, rest)) = words.split_once("{ $") {
            let (name, after) = rest.split_once(" }").unwrap_or((rest, ""));
            f.write_str(before)?;
            match self.args.iter().find(|it| it.0 == name).map(|it| &it.1) {
                Some(Arg::Num(it)) => write!(f, "{it}")?,
                Some(Arg::Str(it)) => f.write_str(it)?,
                Some(Arg::Text(it)) => write!(f, "{it}")?,
                None => f.write_str(name)?,
            }
            words = after;
        }
        f.write_str(words)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What stands after `id = `; the catalogue of hints has one line for each message.
fn message(id: &str) -> Option<&'static str> {
    let lines = ENGLISH.lines();
    let mut entries = lines.filter_map(|it| it.split_once(" = "));
    entries.find(|it| it.0 == id).map(|it| it.1)
}
