//! What a checker says about a document: where, what AWS would answer, and what would be right.
//!
//! A finding quotes AWS's own text where one is known and says how well it is known; the nearest
//! legal value stands beside it, as a sentence and, where it can be typed for the user, as an
//! edit. What the lab says in its own name is a message id with arguments, worded by the reader's
//! catalogue; AWS's sentences stay as AWS writes them.
//! Example: path `memory`, code `F4`, text `No Fargate configuration exists for given values: ...`,
//! hint `256 CPU takes 512, 1024, 2048 MiB`, fix: replace the value by `"512"`.

use crate::error::Message;
use crate::json::{Node, line_column};
use crate::text::Text;
use serde::Serialize;
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Severity {
    /// AWS refuses it.
    Error,
    /// AWS takes it, and it is probably not what was meant.
    Warning,
    /// The lab takes it and leaves it without effect, or something worth knowing.
    Note,
}

/// How well the text or the rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Certainty {
    /// AWS's documentation or code says so, or many users pasted this text.
    Documented,
    /// Third parties report it.
    Reported,
    /// The rule or its wording is the lab's own.
    Assumed,
}

/// An edit that would mend it: replace the bytes of `span` by `insert`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Fix {
    pub label: Text,
    pub span: Range<usize>,
    pub insert: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Finding {
    /// `containerDefinitions[0].memory`; empty for the whole document.
    pub path: String,
    /// Bytes of the checked text; empty when a call was checked that has no text.
    pub span: Range<usize>,
    /// From 1; zero when there is no text.
    pub line: u32,
    pub column: u32,
    pub severity: Severity,
    /// `V8`, `F4` and so on for the rules of task definitions, else a word such as `TYPE`.
    pub code: &'static str,
    /// What AWS answers; empty when AWS says nothing about it.
    pub text: String,
    /// What the lab says, where AWS says nothing.
    pub own: Option<Text>,
    /// The nearest legal value or what to do, as a sentence.
    pub hint: Option<Text>,
    pub fix: Option<Fix>,
    pub certainty: Certainty,
}

impl Finding {
    pub fn error(code: &'static str, path: impl Into<String>, text: impl Into<String>) -> Finding {
        Finding {
            path: path.into(),
            span: 0..0,
            line: 0,
            column: 0,
            severity: Severity::Error,
            code,
            text: text.into(),
            own: None,
            hint: None,
            fix: None,
            certainty: Certainty::Documented,
        }
    }

    /// What a call answers, before it is made.
    pub fn refusal(code: &'static str, path: impl Into<String>, message: Message) -> Finding {
        let mut it = Finding::error(code, path, String::new());
        match message {
            Message::Aws(text) => it.text = text,
            Message::Own(text) => it.own = Some(text),
        }
        it
    }

    /// An error of the whole text, in the lab's words.
    pub fn own(code: &'static str, text: impl Into<Text>) -> Finding {
        let mut it = Finding::error(code, "", "").assumed();
        it.own = Some(text.into());
        it
    }

    pub fn warning(code: &'static str, path: impl Into<String>, text: impl Into<Text>) -> Finding {
        let mut it = Finding::own(code, text);
        it.path = path.into();
        it.severity = Severity::Warning;
        it
    }

    pub fn note(code: &'static str, path: impl Into<String>, text: impl Into<Text>) -> Finding {
        let mut it = Finding::warning(code, path, text);
        it.severity = Severity::Note;
        it
    }

    pub fn at(mut self, span: &Range<usize>) -> Finding {
        self.span = span.clone();
        self
    }

    pub fn hint(mut self, hint: impl Into<Text>) -> Finding {
        self.hint = Some(hint.into());
        self
    }

    /// "Did you mean", and the edit for it.
    pub fn meant(self, word: &str) -> Finding {
        self.hint(did_you_mean(word)).replace(format!("\"{word}\""))
    }

    /// Offers to replace the finding's own span.
    pub fn replace(self, insert: impl Into<String>) -> Finding {
        let insert = insert.into();
        let span = self.span.clone();
        self.fix(Text::new("fix-use").str("insert", &insert), span, insert)
    }

    pub fn fix(mut self, label: Text, span: Range<usize>, insert: String) -> Finding {
        self.fix = Some(Fix {
            label,
            span,
            insert,
        });
        self
    }

    /// Offers to take the field out of its object.
    pub fn remove(self, parent: &Node, key: &str) -> Finding {
        match parent.removal(key) {
            Some(span) => self.fix(
                Text::new("fix-remove").str("name", key),
                span,
                String::new(),
            ),
            None => self,
        }
    }

    /// Offers to put a field first into an object.
    pub fn insert(self, parent: &Node, field: &str) -> Finding {
        let at = parent.span.start + 1;
        let comma = if parent.members().is_empty() {
            ""
        } else {
            ", "
        };
        let label = Text::new("fix-add").str("field", field);
        self.fix(label, at..at, format!("{field}{comma}"))
    }

    pub fn reported(mut self) -> Finding {
        self.certainty = Certainty::Reported;
        self
    }

    pub fn assumed(mut self) -> Finding {
        self.certainty = Certainty::Assumed;
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What it says, in English: AWS's words, else the lab's.
    pub fn says(&self) -> String {
        let own = self.own.as_ref();
        own.map_or_else(|| self.text.clone(), Text::to_string)
    }
}

/// `did you mean "memory"?`
pub fn did_you_mean(word: &str) -> Text {
    Text::new("hint-meant").str("word", word)
}

/// The text, and after it the known name that was probably meant.
pub fn or_meant<'a>(text: Text, name: &str, known: impl IntoIterator<Item = &'a str>) -> Text {
    match crate::suggest::nearest(name, known) {
        Some(meant) => Text::new("refuse-meant")
            .text("what", text)
            .text("hint", did_you_mean(meant)),
        None => text,
    }
}

/// What would do, as an example.
pub fn example(code: &str) -> Text {
    Text::new("hint-example").str("code", code)
}

/// What to write, and nothing else.
pub fn literal(code: &str) -> Text {
    Text::new("hint-literal").str("code", code)
}

/// Fills line and column from the spans; without text the fixes have no meaning and go.
pub fn place(findings: &mut [Finding], text: Option<&str>) {
    for finding in findings {
        match text {
            Some(text) => {
                (finding.line, finding.column) = line_column(text, finding.span.start);
            }
            None => finding.fix = None,
        }
    }
}
