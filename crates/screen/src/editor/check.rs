//! What is wrong with a text, what may stand at the cursor, and what a paste was meant to be.
//!
//! All of it is `aws-api`'s judgement; here it is put into the shapes that the editor draws.

use crate::intent::Document;
use crate::text::Text;
use aws_api::json::Node;
use aws_api::{CheckOptions, Finding, OptionKind, Severity};

/// One finding in one of the two documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub document: Document,
    pub finding: Finding,
}

impl Row {
    pub fn is_error(&self) -> bool {
        self.finding.is_error()
    }
}

/// One underlined place, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub from: usize,
    pub to: usize,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    pub message: String,
}

/// What may stand at the cursor, in place of the bytes `from..to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub from: usize,
    pub to: usize,
    pub options: Vec<OfferOption>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferOption {
    pub label: String,
    /// `property` or `enum`: what the editor draws beside it.
    pub kind: &'static str,
    pub detail: Option<Text>,
    pub insert: String,
}

/// A paste made into a register request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adopted {
    pub text: String,
    pub done: Vec<Done>,
}

/// One thing that was done to a paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Empty for the whole document.
    pub path: String,
    pub why: Text,
}

/// Everything found in a text.
pub fn rows(document: Document, text: &str) -> Vec<Row> {
    let findings = match document {
        Document::Task => {
            let mut findings = aws_api::check(text, CheckOptions::default()).findings;
            // Faults first: what has no effect is only worth knowing.
            findings.extend(aws_api::register::members::notes(text));
            findings
        }
        Document::Service => aws_api::check_call("ecs.UpdateService", text),
    };
    findings
        .into_iter()
        .map(|finding| Row { document, finding })
        .collect()
}

/// The findings as the rich editor underlines them; `word` says a `Text` in the reader's language,
/// or nothing when its words are not there.
pub fn marks(document: Document, text: &str, word: &dyn Fn(&Text) -> Option<String>) -> Vec<Mark> {
    rows(document, text)
        .into_iter()
        .map(|row| {
            let finding = row.finding;
            let own = finding.own.as_ref();
            let mut message = own.map_or(Some(finding.text), word).unwrap_or_default();
            if let Some(hint) = finding.hint.as_ref().and_then(word) {
                message.push('\n');
                message.push_str(&hint);
            }
            Mark {
                from: finding.span.start,
                to: finding.span.end,
                severity: match finding.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Note => "info",
                },
                message,
            }
        })
        .collect()
}

/// The text after a finding's mend; `None` when it has none or the text has moved on.
pub fn mended(text: &str, finding: &Finding) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    let (before, after) = (text.get(..fix.span.start)?, text.get(fix.span.end..)?);
    Some([before, &fix.insert, after].concat())
}

/// What may stand at the cursor.
pub fn offer(document: Document, text: &str, at: usize) -> Option<Offer> {
    let found = match document {
        Document::Task => aws_api::complete(text, at),
        Document::Service => aws_api::complete_call("ecs.UpdateService", text, at),
    };
    let options: Vec<OfferOption> = found
        .options
        .into_iter()
        .map(|it| OfferOption {
            label: it.label,
            kind: match it.kind {
                OptionKind::Field => "property",
                OptionKind::Value => "enum",
            },
            detail: it.detail,
            insert: it.insert,
        })
        .collect();
    (!options.is_empty()).then_some(Offer {
        from: found.from,
        to: found.to,
        options,
    })
}

/// What a paste was meant to be: `text` is what stands in the editor after it. `None` leaves it so.
///
/// A whole definition that landed inside another text takes its place: the two together are no
/// JSON.
pub fn adopt(pasted: &str, text: &str) -> Option<Adopted> {
    let alone = pasted.trim() == text.trim();
    if !alone && (!is_definition(pasted) || Node::parse(text).is_ok()) {
        return None;
    }
    let read = aws_api::normalise_paste(pasted);
    if read.error.is_some() {
        return None;
    }
    let mut done: Vec<Done> = read
        .changes
        .into_iter()
        .map(|it| Done {
            path: it.path,
            why: it.why,
        })
        .collect();
    if !alone {
        let why = Text::new("paste-replaced");
        done.insert(
            0,
            Done {
                path: String::new(),
                why,
            },
        );
    }
    (!done.is_empty()).then_some(Adopted {
        text: read.document,
        done,
    })
}

/// It names its containers, as every dress of a task definition does.
fn is_definition(pasted: &str) -> bool {
    let lower = pasted
        .get(..pasted.len().min(256 * 1024))
        .unwrap_or(pasted)
        .to_ascii_lowercase();
    lower.contains("containerdefinitions") || lower.contains("container_definitions")
}

#[cfg(test)]
mod tests {
    use super::*;

    const REQUEST: &str = r#"{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "web:v1",
      "memory": 256
    }
  ]
}"#;

    #[test]
    fn a_described_definition_loses_what_only_a_response_has() {
        let described = format!(
            r#"{{"taskDefinition": {}}}"#,
            REQUEST.replacen('{', r#"{"revision": 3, "status": "ACTIVE","#, 1)
        );
        let adopted = adopt(&described, &described).unwrap();
        assert_eq!(rows(Document::Task, &adopted.text), []);
        assert!(!adopted.text.contains("revision"));
        assert!(
            adopted.done.iter().any(|it| it.path.contains("revision")),
            "{:?}",
            adopted.done
        );
    }

    #[test]
    fn what_needs_nothing_is_left_alone() {
        assert_eq!(adopt(REQUEST, REQUEST), None);
        let fragment = r#"{"name": "side", "image": "side:v1"}"#;
        assert_eq!(
            adopt(fragment, &REQUEST.replace("\"web:v1\"", "\"web:v2\"")),
            None
        );
        assert_eq!(adopt("not JSON", "not JSON"), None);
    }

    #[test]
    fn a_whole_definition_pasted_into_another_takes_its_place() {
        let mixed = format!("{{{REQUEST}}}");
        let adopted = adopt(REQUEST, &mixed).unwrap();
        assert_eq!(adopted.text, REQUEST);
        assert_eq!(adopted.done[0].why, Text::new("paste-replaced"));
    }

    #[test]
    fn marks_stand_where_the_findings_do_and_a_mend_mends() {
        let text = REQUEST.replace("256", "\"256\"");
        let marks = marks(Document::Task, &text, &|it| Some(it.to_string()));
        assert_eq!(&text[marks[0].from..marks[0].to], "\"256\"");
        assert_eq!(marks[0].severity, "error");
        assert!(marks[0].message.ends_with("\nwrite 256"), "{marks:?}");
        let row = rows(Document::Task, &text).remove(0);
        assert_eq!(mended(&text, &row.finding).unwrap(), REQUEST);
        assert_eq!(mended("", &row.finding), None, "the text has moved on");
    }

    #[test]
    fn both_documents_complete_their_own_fields() {
        let labels = |document, text: &str| {
            let offer = offer(document, text, 2).unwrap();
            offer
                .options
                .into_iter()
                .map(|it| it.label)
                .collect::<Vec<_>>()
        };
        assert!(labels(Document::Task, "{\"").contains(&"containerDefinitions".to_owned()));
        assert!(labels(Document::Service, "{\"").contains(&"desiredCount".to_owned()));
    }
}
