//! Reading what is almost JSON: comments, commas at the end, a code fence, open placeholders.

use super::Log;
use crate::finding::Finding;
use crate::json::{Node, SyntaxError};
use crate::text::Text;

/// Reads strict JSON, else the same text without what JSON does not have.
pub fn read(text: &str, log: &mut Log) -> Result<Node, Box<Finding>> {
    let strict = match Node::parse(text) {
        Ok(node) => return Ok(node),
        Err(wrong) => wrong,
    };
    let mut cleaned = text.trim_start_matches('\u{feff}').trim().to_owned();
    if cleaned.starts_with("```") && cleaned.ends_with("```") && cleaned.len() > 6 {
        let body =
            cleaned[3..cleaned.len() - 3].trim_start_matches(|it: char| it.is_ascii_alphabetic());
        cleaned = body.to_owned();
        log.changed("", "pasted-fence");
    }
    let cleaned = clean(&cleaned, log);
    match Node::parse(&cleaned) {
        Ok(node) => Ok(node),
        Err(_) => {
            log.changes.clear();
            Err(Box::new(explain(text, strict)))
        }
    }
}

/// Why the text is no JSON; names what it is where that is plain.
fn explain(text: &str, wrong: SyntaxError) -> Finding {
    let end = text.len().min(wrong.at + 1);
    let finding = Finding::own("SYNTAX", wrong.message).at(&(wrong.at..end));
    let start = text.trim_start();
    let hcl = [
        "resource \"",
        "module \"",
        "jsonencode(",
        "locals {",
        "data \"",
        "variable \"",
    ];
    let yaml = |it: &str| {
        it.lines()
            .any(|line| line.trim_end().ends_with(':') && !line.contains('"'))
    };
    if hcl.iter().any(|it| text.contains(it)) {
        finding.hint("hint-terraform")
    } else if !start.starts_with(['{', '[']) && yaml(text) {
        finding.hint("hint-yaml")
    } else if start.starts_with('<') {
        finding.hint("hint-web-page")
    } else {
        finding
    }
}

/// Copies the text without comments and without commas before a closing bracket, and puts quotes
/// around placeholders that stand where a value belongs.
fn clean(text: &str, log: &mut Log) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut comments, mut commas) = (0, 0);
    let mut rest = text;
    while let Some(it) = rest.chars().next() {
        let taken = if it == '"' {
            let end = string_end(rest);
            out.push_str(&rest[..end]);
            end
        } else if rest.starts_with("//") || it == '#' {
            comments += 1;
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comments += 1;
            rest.find("*/").map_or(rest.len(), |it| it + 2)
        } else if let Some(end) = placeholder_end(rest) {
            let shown = &rest[..end];
            if out.trim_end().ends_with(['}', ']', '"']) {
                log.dropped(
                    "",
                    Text::new("pasted-placeholder-dropped").str("name", shown),
                );
            } else {
                log.changed(
                    "",
                    Text::new("pasted-placeholder-quoted").str("name", shown),
                );
                out.push_str(&serde_json::Value::from(shown).to_string());
            }
            end
        } else {
            if matches!(it, '}' | ']') && out.trim_end().ends_with(',') {
                commas += 1;
                out.truncate(out.trim_end().len() - 1);
            }
            out.push(it);
            it.len_utf8()
        };
        rest = &rest[taken..];
    }
    if comments > 0 {
        log.dropped("", Text::new("pasted-comments").num("count", comments));
    }
    if commas > 0 {
        log.dropped("", Text::new("pasted-commas").num("count", commas));
    }
    out
}

/// Bytes of the string that `text` begins with, both quotes included.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, it) in text.char_indices().skip(1) {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of the bare placeholder that `text` begins with: `${CPU}`, `{{ cpu }}`, `<CPU>`.
fn placeholder_end(text: &str) -> Option<usize> {
    for (open, close) in [("${", "}"), ("{{", "}}"), ("<", ">"), ("$(", ")")] {
        let Some(inner) = text.strip_prefix(open) else {
            continue;
        };
        let end = inner.find(close)?;
        let word = inner[..end].trim();
        let plain = |it: char| it.is_ascii_alphanumeric() || "_-.$ |'\"()".contains(it);
        let fits = !word.is_empty() && word.len() < 100 && word.chars().all(plain);
        return fits.then_some(open.len() + end + close.len());
    }
    None
}
