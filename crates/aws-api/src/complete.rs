//! What may stand at the cursor of a request that is being typed.
//!
//! The text need not be valid: a small scanner walks its tokens, keeps the open objects and lists,
//! and stops at the cursor. Field names come from the API's shapes, values from its enums, and
//! from the document itself: Fargate's memory for the CPU given, sibling containers, the task's
//! volumes.
//! Example: in `{"networkMode": "aw` the cursor takes `"awsvpc"`.

use crate::register::legal_memories;
use crate::shape::{Field, Kind, Shape, shape};
use crate::text::Text;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum OptionKind {
    Field,
    Value,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CompletionOption {
    pub label: String,
    pub kind: OptionKind,
    /// `text`, `whole number, required`, `with 256 CPU`.
    pub detail: Option<Text>,
    /// What replaces the range, quotes included.
    pub insert: String,
}

/// Options for the bytes `from..to`, which hold the token under the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Completion {
    pub from: usize,
    pub to: usize,
    pub options: Vec<CompletionOption>,
}

/// Completes a RegisterTaskDefinition request.
pub fn complete(text: &str, byte_offset: usize) -> Completion {
    complete_shape(text, byte_offset, "RegisterTaskDefinitionRequest")
}

/// Completes the request of any call; nothing for an unknown one.
pub fn complete_call(name: &str, text: &str, byte_offset: usize) -> Completion {
    match crate::call::request_shape(name) {
        Some(shape) => complete_shape(text, byte_offset, shape),
        None => Completion::default(),
    }
}

fn complete_shape(text: &str, byte_offset: usize, root: &'static str) -> Completion {
    let text = text
        .get(..text.len().min(crate::register::MAX_BYTES))
        .unwrap_or_default();
    let mut offset = byte_offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let mut scan = Scan::new(root, offset);
    for token in tokens(text) {
        scan.meet(&token, text);
    }
    scan.finish()
}

#[derive(Clone, Copy, PartialEq)]
enum TokenKind {
    Text,
    /// A number, true, false, null or a half word.
    Atom,
    Mark(u8),
}

struct Token {
    kind: TokenKind,
    from: usize,
    to: usize,
    /// A text that has its closing quote.
    closed: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let from = at;
        let (kind, closed) = match bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            mark @ (b'{' | b'}' | b'[' | b']' | b':' | b',') => {
                at += 1;
                (TokenKind::Mark(mark), true)
            }
            b'"' => {
                at += 1;
                let closed = loop {
                    match bytes.get(at) {
                        None | Some(b'\n') => break false,
                        Some(b'\\') => at = (at + 2).min(bytes.len()),
                        Some(b'"') => {
                            at += 1;
                            break true;
                        }
                        Some(_) => at += 1,
                    }
                };
                (TokenKind::Text, closed)
            }
            _ => {
                let ends = |it: &u8| b" \t\n\r{}[]:,\"".contains(it);
                while at < bytes.len() && !ends(&bytes[at]) {
                    at += 1;
                }
                (TokenKind::Atom, true)
            }
        };
        found.push(Token {
            kind,
            from,
            to: at,
            closed,
        });
    }
    found
}

/// An object or list that was opened.
struct Frame {
    parent: Option<usize>,
    kind: Option<Kind>,
    list: bool,
    /// Field names and simple values met so far.
    members: Vec<(String, String)>,
    /// The field whose value comes next.
    key: Option<String>,
    /// After the colon.
    value: bool,
}

/// Where the cursor stands.
struct Cursor {
    frame: usize,
    key: Option<String>,
    value: bool,
    from: usize,
    to: usize,
    /// The token under the cursor is a key that a colon follows already.
    colon: bool,
}

struct Scan {
    offset: usize,
    frames: Vec<Frame>,
    open: Option<usize>,
    cursor: Option<Cursor>,
    root: &'static str,
    /// The cursor's token was the last one.
    at_token: bool,
}

impl Scan {
    fn new(root: &'static str, offset: usize) -> Scan {
        Scan {
            offset,
            frames: Vec::new(),
            open: None,
            cursor: None,
            root,
            at_token: false,
        }
    }

    fn meet(&mut self, token: &Token, text: &str) {
        if self.cursor.is_none() && token.to >= self.offset {
            self.place(token);
        } else if self.at_token {
            let colon = token.kind == TokenKind::Mark(b':');
            if let Some(cursor) = &mut self.cursor {
                cursor.colon = colon;
            }
            self.at_token = false;
        }
        let word = || text[token.from..token.to].trim_matches('"').to_owned();
        match token.kind {
            TokenKind::Mark(b'{') => self.push(false),
            TokenKind::Mark(b'[') => self.push(true),
            TokenKind::Mark(b'}' | b']') => self.pop(),
            TokenKind::Mark(b',') => self.with(|it| (it.key, it.value) = (None, false)),
            TokenKind::Mark(_) => self.with(|it| it.value = it.key.is_some()),
            TokenKind::Text | TokenKind::Atom => {
                let word = word();
                self.with(|it| match (it.list, it.value, it.key.clone()) {
                    (true, ..) => {}
                    (false, true, Some(key)) => it.members.push((key, word)),
                    _ => it.key = Some(word),
                });
            }
        }
    }

    fn with(&mut self, change: impl FnOnce(&mut Frame)) {
        if let Some(frame) = self.open.and_then(|it| self.frames.get_mut(it)) {
            change(frame);
        }
    }

    /// The cursor lies in this token or before it.
    fn place(&mut self, token: &Token) {
        let word = matches!(token.kind, TokenKind::Text | TokenKind::Atom);
        // Behind a closed text or a mark one is no longer in it.
        let behind = token.to == self.offset && (token.closed && token.kind != TokenKind::Atom);
        if behind && token.from < self.offset {
            return;
        }
        let inside = word && token.from < self.offset;
        let Some(frame) = self.open else { return };
        let state = &self.frames[frame];
        self.cursor = Some(Cursor {
            frame,
            key: state.key.clone().filter(|_| state.value),
            value: state.value || state.list,
            from: if inside { token.from } else { self.offset },
            to: if inside { token.to } else { self.offset },
            colon: false,
        });
        self.at_token = inside;
    }

    fn push(&mut self, list: bool) {
        let kind = match self.open.map(|it| &self.frames[it]) {
            None => Some(Kind::Object(self.root)),
            Some(outer) => child_kind(outer),
        };
        let opened = self.frames.len();
        self.with(|it| {
            if let Some(key) = it.key.clone() {
                it.members.push((key, String::new()));
            }
        });
        self.frames.push(Frame {
            parent: self.open,
            kind,
            list,
            members: Vec::new(),
            key: None,
            value: false,
        });
        self.open = Some(opened);
    }

    fn pop(&mut self) {
        if let Some(frame) = self.open {
            self.open = self.frames[frame].parent;
        }
    }

    fn finish(mut self) -> Completion {
        if self.cursor.is_none() {
            let end = Token {
                kind: TokenKind::Mark(b' '),
                from: self.offset,
                to: self.offset,
                closed: true,
            };
            self.place(&end);
        }
        let Some(cursor) = &self.cursor else {
            return Completion::default();
        };
        let frame = &self.frames[cursor.frame];
        let options = match (&frame.kind, cursor.value) {
            (Some(Kind::Object(name)), false) => {
                shape(name).map_or(Vec::new(), |it| fields(it, frame, cursor))
            }
            (Some(Kind::Object(name)), true) => {
                let key = cursor.key.as_deref().unwrap_or_default();
                let field = shape(name).and_then(|it| it.field(key));
                field.map_or(Vec::new(), |it| self.values(frame, name, it))
            }
            (Some(Kind::List(inner)), true) => kind_values(inner),
            _ => Vec::new(),
        };
        Completion {
            from: cursor.from,
            to: cursor.to,
            options,
        }
    }

    /// A member's simple value in the root object.
    fn root_value(&self, key: &str) -> Option<&str> {
        let members = &self.frames.first()?.members;
        members
            .iter()
            .rev()
            .find(|it| it.0 == key)
            .map(|it| it.1.as_str())
    }

    /// Names of the entries of a list in the root object.
    fn names_in(&self, list: &'static str) -> Vec<&str> {
        let entries = self
            .frames
            .iter()
            .filter(|it| it.kind == Some(Kind::Object(list)));
        let names = entries.filter_map(|it| it.members.iter().find(|it| it.0 == "name"));
        names
            .map(|it| it.1.as_str())
            .filter(|it| !it.is_empty())
            .collect()
    }

    fn values(&self, frame: &Frame, owner: &str, field: &Field) -> Vec<CompletionOption> {
        let texts = |words: &[&str], detail: &'static str| -> Vec<CompletionOption> {
            words
                .iter()
                .map(|it| value(it, &quoted(it), detail))
                .collect()
        };
        match (owner, field.name) {
            ("RegisterTaskDefinitionRequest", "cpu") => {
                let mut sizes: Vec<u32> = rules::fargate::pairs(false).map(|it| it.0.0).collect();
                sizes.dedup();
                let sizes = sizes.iter().map(|it| {
                    let vcpu = format!("{} vCPU", f64::from(*it) / 1024.0);
                    value(&it.to_string(), &quoted(it), literal(&vcpu))
                });
                sizes.collect()
            }
            ("RegisterTaskDefinitionRequest", "memory") => {
                let cpu = self.root_value("cpu").and_then(crate::register::size::cpu);
                let cpu = cpu.unwrap_or(256);
                let sizes = legal_memories(cpu, false).into_iter();
                let detail = Text::new("detail-memory").str("cpu", cpu);
                sizes
                    .map(|it| value(&it.to_string(), &quoted(it), detail.clone()))
                    .collect()
            }
            ("ContainerDependency", "containerName") | ("VolumeFrom", "sourceContainer") => {
                let names = self.names_in("ContainerDefinition");
                let own = frame.parent.and_then(|it| self.frames[it].parent);
                let own = own.and_then(|it| {
                    let members = &self.frames[it].members;
                    members
                        .iter()
                        .find(|it| it.0 == "name")
                        .map(|it| it.1.as_str())
                });
                let others: Vec<&str> = names.into_iter().filter(|it| Some(*it) != own).collect();
                texts(&others, "detail-container")
            }
            ("MountPoint", "sourceVolume") => texts(&self.names_in("Volume"), "detail-volume"),
            ("TaskDefinitionPlacementConstraint", "expression") => texts(
                &[
                    "attribute:ecs.instance-type =~ t3.*",
                    "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
                ],
                "detail-query",
            ),
            _ => kind_values(&field.kind),
        }
    }
}

/// The kind of what is opened next inside a frame.
fn child_kind(outer: &Frame) -> Option<Kind> {
    match (&outer.kind, outer.list) {
        (Some(Kind::List(inner)), true) => Some((**inner).clone()),
        (Some(Kind::Object(name)), false) => {
            let key = outer.key.as_deref().filter(|_| outer.value)?;
            shape(name)?.field(key).map(|it| it.kind.clone())
        }
        _ => None,
    }
}

fn quoted(it: impl std::fmt::Display) -> String {
    format!("\"{it}\"")
}

fn literal(code: &str) -> Text {
    Text::new("hint-literal").str("code", code)
}

fn value(label: &str, insert: &str, detail: impl Into<Text>) -> CompletionOption {
    CompletionOption {
        label: label.to_owned(),
        kind: OptionKind::Value,
        detail: Some(detail.into()),
        insert: insert.to_owned(),
    }
}

fn kind_values(kind: &Kind) -> Vec<CompletionOption> {
    match kind {
        Kind::OneOf(values) => values
            .iter()
            .map(|it| CompletionOption {
                detail: None,
                ..value(it, &quoted(it), "")
            })
            .collect(),
        Kind::Bool => ["true", "false"]
            .iter()
            .map(|it| value(it, it, "detail-boolean"))
            .collect(),
        Kind::List(_) => vec![value("[ ]", "[]", "detail-list")],
        Kind::Object(name) => vec![value("{ }", &skeleton(kind), literal(name))],
        Kind::Map => vec![value("{ }", "{}", "detail-map")],
        _ => Vec::new(),
    }
}

/// The fields that the object does not have yet, in the API's order.
fn fields(shape: &Shape, frame: &Frame, cursor: &Cursor) -> Vec<CompletionOption> {
    let free = shape
        .fields
        .iter()
        .filter(|it| !frame.members.iter().any(|had| had.0 == it.name));
    free.map(|it| {
        let insert = match cursor.colon {
            true => format!("\"{}\"", it.name),
            false => format!("\"{}\": {}", it.name, skeleton(&it.kind)),
        };
        CompletionOption {
            label: it.name.to_owned(),
            kind: OptionKind::Field,
            detail: Some(detail(it)),
            insert,
        }
    })
    .collect()
}

fn detail(field: &Field) -> Text {
    let kind = match &field.kind {
        Kind::Text | Kind::OneOf(_) => "detail-text",
        Kind::Int | Kind::Long => "detail-whole",
        Kind::Bool => "detail-boolean",
        Kind::Float => "detail-number",
        Kind::Timestamp => "detail-moment",
        Kind::Duration => "detail-duration",
        Kind::Health => "detail-health",
        Kind::List(_) => "detail-list",
        Kind::Object(_) | Kind::Map => "detail-object",
    };
    if field.required {
        Text::new("detail-required").text("kind", kind)
    } else {
        kind.into()
    }
}

/// What a new value begins as.
fn skeleton(kind: &Kind) -> String {
    match kind {
        Kind::List(inner) if matches!(**inner, Kind::Object(_)) => format!("[{}]", skeleton(inner)),
        Kind::List(_) => "[]".to_owned(),
        Kind::Map => "{}".to_owned(),
        Kind::Object(name) => {
            let required = shape(name).map_or(Vec::new(), |it| {
                let required = it.fields.iter().filter(|it| it.required);
                required
                    .map(|it| format!("\"{}\": {}", it.name, skeleton(&it.kind)))
                    .collect()
            });
            format!("{{{}}}", required.join(", "))
        }
        Kind::Bool => "true".to_owned(),
        Kind::Int | Kind::Long | Kind::Float => "0".to_owned(),
        _ => "\"\"".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Completes at the bar.
    fn at(text: &str) -> (String, Vec<String>) {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let found = complete(&text, offset);
        let labels = found.options.into_iter().map(|it| it.label).collect();
        (text[found.from..found.to].to_owned(), labels)
    }

    #[test]
    fn the_cursor_decides_what_is_offered() {
        for (text, replaced, first) in [
            ("{|}", "", &["family", "taskRoleArn"][..]),
            ("{\"fam|", "\"fam", &["family"]),
            ("{\"family\": \"a\", |", "", &["taskRoleArn"]),
            (
                "{\"networkMode\": |}",
                "",
                &["bridge", "host", "awsvpc", "none"],
            ),
            ("{\"networkMode\": \"aw|\"}", "\"aw\"", &["bridge"]),
            ("{\"networkMode\": \"aw|", "\"aw", &["bridge"]),
            ("{\"requiresCompatibilities\": [|", "", &["EC2", "FARGATE"]),
            (
                "{\"cpu\": \"512\", \"memory\": |",
                "",
                &["1024", "2048", "3072", "4096"],
            ),
            (
                "{\"memory\": \"|\", \"cpu\": \"1 vCPU\"}",
                "\"\"",
                &["2048"],
            ),
            ("{\"cpu\": |", "", &["256", "512", "1024"]),
            ("{\"containerDefinitions\": [{|", "", &["name", "image"]),
            (
                "{\"containerDefinitions\": [{\"essential\": t|",
                "t",
                &["true", "false"],
            ),
            (
                "{\"containerDefinitions\": [{\"name\": \"a\"}, {\"name\": \"b\", \"dependsOn\": \
                 [{\"containerName\": |}]}]}",
                "",
                &["a"],
            ),
            (
                "{\"containerDefinitions\": [{\"dependsOn\": [{\"condition\": |",
                "",
                &["START", "COMPLETE", "SUCCESS", "HEALTHY"],
            ),
            (
                "{\"volumes\": [{\"name\": \"data\"}], \"containerDefinitions\": \
                 [{\"mountPoints\": [{\"sourceVolume\": |",
                "",
                &["data"],
            ),
        ] {
            let (range, labels) = at(text);
            assert_eq!(range, replaced, "{text}");
            let start: Vec<&str> = labels
                .iter()
                .take(first.len())
                .map(String::as_str)
                .collect();
            assert_eq!(start, first, "{text}");
        }
    }

    #[test]
    fn fields_that_stand_there_are_not_offered_again() {
        let (_, labels) = at("{\"family\": \"a\", |, \"cpu\": \"256\", \"volumes\": []}");
        assert!(
            !labels
                .iter()
                .any(|it| ["family", "cpu", "volumes"].contains(&it.as_str()))
        );
    }

    #[test]
    fn a_key_with_its_colon_keeps_it() {
        let text = "{\"famil\": \"a\"}";
        let found = complete(text, 4);
        assert_eq!((found.from, found.to), (1, 8));
        assert_eq!(found.options[0].insert, "\"family\"");
        let new = complete("{}", 1);
        assert_eq!(new.options[0].insert, "\"family\": \"\"");
    }

    #[test]
    fn nothing_is_offered_where_nothing_fits_and_no_offset_panics() {
        for text in [
            "",
            "[",
            "{\"é\": \"ü\"",
            "]]}}",
            "\"",
            "{\"a\":{\"b\":[",
            "nonsense",
        ] {
            for offset in 0..text.len() + 2 {
                complete(text, offset);
            }
        }
        assert_eq!(at("{\"family\": |").1, Vec::<String>::new());
    }
}
