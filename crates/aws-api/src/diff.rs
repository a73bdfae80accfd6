//! What changed between two documents, line by line, for "after showing the diff".
//!
//! Both are pretty-printed first, and the new one's fields take the old one's order, so that only
//! real changes show. Example: memory 512 to 1024 is one line removed and one added.

use crate::json::{Json, Node};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum DiffKind {
    Same,
    Removed,
    Added,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DiffLine {
    pub kind: DiffKind,
    pub text: String,
    /// Line numbers from 1 in the pretty-printed documents.
    pub old_line: Option<u32>,
    pub new_line: Option<u32>,
}

/// Above this many pairs of lines the middle is shown as all removed and all added.
///
/// Model: keeps the table of a hostile pair of documents small; 64 KiB documents stay below it.
const MAX_PAIRS: usize = 4_000_000;

/// The lines of both documents in reading order.
pub fn diff(old_document: &str, new_document: &str) -> Vec<DiffLine> {
    let (old, new) = match (Node::parse(old_document), Node::parse(new_document)) {
        (Ok(old), Ok(mut new)) => {
            follow_order(&old, &mut new);
            (pretty(&old), pretty(&new))
        }
        _ => (old_document.to_owned(), new_document.to_owned()),
    };
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tails = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let mut out = Writer::default();
    out.same(&old[..head]);
    middle(
        &old[head..old.len() - tail],
        &new[head..new.len() - tail],
        &mut out,
    );
    out.same(&old[old.len() - tail..]);
    out.lines
}

/// Whether anything changed.
pub fn differs(lines: &[DiffLine]) -> bool {
    lines.iter().any(|it| it.kind != DiffKind::Same)
}

/// Two-space JSON, as the AWS documentation prints it.
pub fn pretty(node: &Node) -> String {
    let mut out = String::new();
    write(node, 0, &mut out);
    out
}

fn write(node: &Node, depth: usize, out: &mut String) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    match &node.json {
        Json::List(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                line(depth + 1, out);
                write(item, depth + 1, out);
            }
            line(depth, out);
            out.push(']');
        }
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                line(depth + 1, out);
                out.push_str(&quoted(&member.key));
                out.push_str(": ");
                write(&member.value, depth + 1, out);
            }
            line(depth, out);
            out.push('}');
        }
        Json::List(_) => out.push_str("[]"),
        Json::Object(_) => out.push_str("{}"),
        Json::Text(it) => out.push_str(&quoted(it)),
        Json::Number(it) => out.push_str(it),
        Json::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
        Json::Null => out.push_str("null"),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Sorts the new document's fields as the old one has them; its own come after, in their order.
fn follow_order(old: &Node, new: &mut Node) {
    match (&old.json, &mut new.json) {
        (Json::Object(old), Json::Object(new)) => {
            let place = |key: &str| old.iter().position(|it| it.key == key).unwrap_or(old.len());
            new.sort_by_key(|it| place(&it.key));
            for member in new {
                if let Some(before) = old.iter().find(|it| it.key == member.key) {
                    follow_order(&before.value, &mut member.value);
                }
            }
        }
        (Json::List(old), Json::List(new)) => {
            for (old, new) in old.iter().zip(new) {
                follow_order(old, new);
            }
        }
        _ => {}
    }
}

#[derive(Default)]
struct Writer {
    lines: Vec<DiffLine>,
    old: u32,
    new: u32,
}

impl Writer {
    fn push(&mut self, kind: DiffKind, text: &str) {
        self.old += u32::from(kind != DiffKind::Added);
        self.new += u32::from(kind != DiffKind::Removed);
        self.lines.push(DiffLine {
            kind,
            text: text.to_owned(),
            old_line: (kind != DiffKind::Added).then_some(self.old),
            new_line: (kind != DiffKind::Removed).then_some(self.new),
        });
    }

    fn same(&mut self, lines: &[&str]) {
        for line in lines {
            self.push(DiffKind::Same, line);
        }
    }
}

/// Longest common subsequence by the plain table; removed lines stand before added ones.
fn middle(old: &[&str], new: &[&str], out: &mut Writer) {
    if old.len().saturating_mul(new.len()) > MAX_PAIRS {
        for line in old {
            out.push(DiffKind::Removed, line);
        }
        for line in new {
            out.push(DiffKind::Added, line);
        }
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            out.push(DiffKind::Same, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if i < old.len()
            && (j == new.len() || common[(i + 1) * width + j] >= common[i * width + j + 1])
        {
            out.push(DiffKind::Removed, old[i]);
            i += 1;
        } else {
            out.push(DiffKind::Added, new[j]);
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let lines = diff(old, new);
        let lines = lines
            .iter()
            .filter(|it| it.kind != DiffKind::Same)
            .map(|it| match it.kind {
                DiffKind::Removed => format!("{}- {}", it.old_line.unwrap(), it.text.trim()),
                _ => format!("{}+ {}", it.new_line.unwrap(), it.text.trim()),
            });
        lines.collect::<Vec<String>>().join("\n")
    }

    #[test]
    fn one_value_is_two_lines() {
        let (old, new) = (r#"{"a": 1, "b": [1, 2]}"#, r#"{"b": [1, 3], "a": 1}"#);
        assert_eq!(shown(old, new), "5- 2\n5+ 3");
        assert_eq!(shown(old, r#"{"b": [1,2], "a": 1}"#), "");
    }

    #[test]
    fn lines_that_come_and_go_keep_their_numbers() {
        assert_eq!(shown("a\nb\nc", "a\nc\nd"), "2- b\n3+ d");
        assert_eq!(shown("", "{}"), "1+ {}");
        assert!(!differs(&diff("[1]", "[ 1 ]")));
    }
}
