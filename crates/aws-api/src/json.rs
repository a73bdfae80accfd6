//! JSON with places: every value and every key knows which bytes of the text it came from.
//!
//! One small reader serves the editor (spans for underlining) and the calls (a tree made from a
//! `serde_json::Value` has empty spans). It takes strict JSON only, says line, column and what was
//! expected, and bounds size and depth, so foreign text can neither panic nor exhaust the stack.
//! Example: `{"cpu": 256}` is an object whose member `cpu` has key span 1..6 and value span 8..11.

use crate::text::Text;
use serde_json::{Map, Number, Value};
use std::ops::Range;

/// Deepest nesting of lists and objects that is read.
///
/// Model: no document of these APIs nests deeper than about ten; the limit protects the stack.
pub const MAX_DEPTH: usize = 64;

/// One value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Range<usize>,
    pub json: Json,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As written, so that no digit is lost.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Member>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub key: String,
    pub key_span: Range<usize>,
    pub value: Node,
}

/// Where the text stops being JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub at: usize,
    pub message: Text,
}

impl Node {
    pub fn new(json: Json) -> Node {
        Node { span: 0..0, json }
    }

    /// Reads one JSON document.
    ///
    /// # Errors
    /// The first byte that does not fit, and what was expected there.
    pub fn parse(text: &str) -> Result<Node, SyntaxError> {
        let mut reader = Reader { text, at: 0 };
        let node = reader.value(0)?;
        reader.skip_space();
        if reader.at < text.len() {
            return Err(reader.wrong("syntax-end"));
        }
        Ok(node)
    }

    /// The same tree without places. Deeper than [`MAX_DEPTH`] it is cut off with null.
    pub fn from_value(value: &Value) -> Node {
        Node::from_value_at(value, 0)
    }

    fn from_value_at(value: &Value, depth: usize) -> Node {
        let json = match value {
            _ if depth > MAX_DEPTH => Json::Null,
            Value::Null => Json::Null,
            Value::Bool(it) => Json::Bool(*it),
            Value::Number(it) => Json::Number(it.to_string()),
            Value::String(it) => Json::Text(it.clone()),
            Value::Array(items) => Json::List(
                items
                    .iter()
                    .map(|it| Node::from_value_at(it, depth + 1))
                    .collect(),
            ),
            Value::Object(map) => Json::Object(
                map.iter()
                    .map(|(key, it)| Member {
                        key: key.clone(),
                        key_span: 0..0,
                        value: Node::from_value_at(it, depth + 1),
                    })
                    .collect(),
            ),
        };
        Node::new(json)
    }

    pub fn to_value(&self) -> Value {
        match &self.json {
            Json::Null => Value::Null,
            Json::Bool(it) => Value::Bool(*it),
            Json::Number(it) => number(it),
            Json::Text(it) => Value::String(it.clone()),
            Json::List(items) => Value::Array(items.iter().map(Node::to_value).collect()),
            Json::Object(members) => {
                let mut map = Map::new();
                for member in members {
                    map.insert(member.key.clone(), member.value.to_value());
                }
                Value::Object(map)
            }
        }
    }

    pub fn members(&self) -> &[Member] {
        match &self.json {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    pub fn member(&self, key: &str) -> Option<&Member> {
        // The last of a repeated key counts, as in every JSON reader AWS tools use.
        self.members().iter().rev().find(|it| it.key == key)
    }

    /// The member's value; a null counts as absent.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let value = &self.member(key)?.value;
        (value.json != Json::Null).then_some(value)
    }

    /// The bytes to take away so that the object stays valid JSON without this field.
    pub fn removal(&self, key: &str) -> Option<Range<usize>> {
        let members = self.members();
        let at = members.iter().position(|it| it.key == key)?;
        let own = &members[at];
        Some(
            match (
                at.checked_sub(1).map(|it| &members[it]),
                members.get(at + 1),
            ) {
                (Some(before), _) => before.value.span.end..own.value.span.end,
                (None, Some(next)) => own.key_span.start..next.key_span.start,
                (None, None) => own.key_span.start..own.value.span.end,
            },
        )
    }

    /// The place of `a.b[0].c`: the value's, or that of the innermost part that exists.
    pub fn place(&self, path: &str) -> Range<usize> {
        let mut node = self;
        let parts = path.split(['.', '[']).map(|it| it.trim_end_matches(']'));
        for part in parts.filter(|it| !it.is_empty()) {
            let next = match &node.json {
                Json::List(items) => part.parse::<usize>().ok().and_then(|it| items.get(it)),
                _ => node.member(part).map(|it| &it.value),
            };
            match next {
                Some(it) => node = it,
                // A whole object underlined helps nobody.
                None => return node.span.start..node.span.end.min(node.span.start + 1),
            }
        }
        node.span.clone()
    }

    pub fn text(&self) -> Option<&str> {
        match &self.json {
            Json::Text(it) => Some(it),
            _ => None,
        }
    }

    pub fn int(&self) -> Option<i64> {
        match &self.json {
            Json::Number(it) => it.parse().ok(),
            _ => None,
        }
    }

    pub fn bool(&self) -> Option<bool> {
        match self.json {
            Json::Bool(it) => Some(it),
            _ => None,
        }
    }

    pub fn items(&self) -> &[Node] {
        match &self.json {
            Json::List(items) => items,
            _ => &[],
        }
    }

    /// The text at `key`.
    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The integer at `key`.
    pub fn int_at(&self, key: &str) -> Option<i64> {
        self.get(key)?.int()
    }

    /// The boolean at `key`.
    pub fn bool_at(&self, key: &str) -> Option<bool> {
        self.get(key)?.bool()
    }

    /// The items of the list at `key`; empty when there is none.
    pub fn items_at(&self, key: &str) -> &[Node] {
        self.get(key).map_or(&[], Node::items)
    }

    /// The texts of the list at `key`.
    pub fn texts_at(&self, key: &str) -> Vec<&str> {
        self.items_at(key).iter().filter_map(Node::text).collect()
    }
}

/// A number as serde_json holds it: an integer where it is one, else a float.
fn number(text: &str) -> Value {
    if let Ok(it) = text.parse::<i64>() {
        return Value::Number(it.into());
    }
    if let Ok(it) = text.parse::<u64>() {
        return Value::Number(it.into());
    }
    let float = text.parse::<f64>().ok().and_then(Number::from_f64);
    float.map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

/// Line and column of a byte, both from 1; columns count characters.
pub fn line_column(text: &str, at: usize) -> (u32, u32) {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line_start = before
        .iter()
        .rposition(|it| *it == b'\n')
        .map_or(0, |it| it + 1);
    let line = before.iter().filter(|it| **it == b'\n').count() + 1;
    // A byte that does not continue a UTF-8 sequence begins a character.
    let column = before[line_start..]
        .iter()
        .filter(|it| **it & 0xc0 != 0x80)
        .count()
        + 1;
    (
        u32::try_from(line).unwrap_or(u32::MAX),
        u32::try_from(column).unwrap_or(u32::MAX),
    )
}

/// A comma, or what closes the list or object.
fn either(close: &str) -> Text {
    let text = Text::new("syntax-either").str("one", "`,`");
    text.str("other", close)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn wrong(&self, expected: impl Into<Text>) -> SyntaxError {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found = match rest.chars().next() {
            None => "syntax-found-end".into(),
            Some('\'') => "syntax-found-single-quote".into(),
            Some('/' | '#') => "syntax-found-comment".into(),
            Some('\u{201c}' | '\u{201d}') => "syntax-found-curly-quote".into(),
            Some(it) => {
                let shown = format!("`{}`", it.escape_debug());
                Text::new("syntax-found").str("sign", shown)
            }
        };
        SyntaxError {
            at: self.at,
            message: Text::new("syntax-expected")
                .text("what", expected)
                .text("found", found),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, SyntaxError> {
        self.skip_space();
        let start = self.at;
        if depth > MAX_DEPTH {
            let message = Text::new("syntax-depth").str("most", MAX_DEPTH);
            return Err(SyntaxError { at: start, message });
        }
        let json = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Json::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Json::Bool(true))?,
            Some(b'f') => self.word("false", Json::Bool(false))?,
            Some(b'n') => self.word("null", Json::Null)?,
            _ => return Err(self.wrong("syntax-value")),
        };
        Ok(Node {
            span: start..self.at,
            json,
        })
    }

    fn word(&mut self, word: &str, json: Json) -> Result<Json, SyntaxError> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            Ok(json)
        } else {
            Err(self.wrong("syntax-value"))
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, SyntaxError> {
        let mut members = Vec::new();
        self.at += 1;
        loop {
            self.skip_space();
            if members.is_empty() && self.peek() == Some(b'}') {
                self.at += 1;
                return Ok(Json::Object(members));
            }
            let start = self.at;
            if self.peek() != Some(b'"') {
                let comma = !members.is_empty() && self.peek() == Some(b'}');
                let expected = "syntax-name";
                let after = "syntax-name-after-comma";
                return Err(self.wrong(if comma { after } else { expected }));
            }
            let key = self.string()?;
            let key_span = start..self.at;
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.wrong(Text::new("syntax-colon").str("sign", "`:`")));
            }
            self.at += 1;
            let value = self.value(depth + 1)?;
            members.push(Member {
                key,
                key_span,
                value,
            });
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Json::Object(members));
                }
                _ => return Err(self.wrong(either("`}`"))),
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, SyntaxError> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.skip_space();
            if items.is_empty() && self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Json::List(items));
            }
            items.push(self.value(depth + 1)?);
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Json::List(items));
                }
                _ => return Err(self.wrong(either("`]`"))),
            }
        }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Result<Json, SyntaxError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let zero = self.peek() == Some(b'0');
        match self.digits() {
            0 => return Err(self.wrong("syntax-digit")),
            1 => {}
            _ if zero => {
                self.at = start;
                return Err(self.wrong("syntax-leading-zeros"));
            }
            _ => {}
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return Err(self.wrong("syntax-digit-after-point"));
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if self.digits() == 0 {
                return Err(self.wrong("syntax-digit-in-exponent"));
            }
        }
        Ok(Json::Number(self.text[start..self.at].to_owned()))
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(it) = rest.chars().next() else {
                return Err(self.wrong("syntax-quote"));
            };
            match it {
                '"' => {
                    self.at += 1;
                    return Ok(out);
                }
                '\\' => out.push(self.escape()?),
                '\n' | '\r' => return Err(self.wrong("syntax-quote-on-line")),
                it if it < ' ' => return Err(self.wrong("syntax-no-control")),
                it => {
                    self.at += it.len_utf8();
                    out.push(it);
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        self.at += 1;
        let plain = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.wrong("syntax-escape")),
        };
        self.at += 1;
        Ok(plain)
    }

    fn unicode(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let first = self.hex4()?;
        let mut code = first;
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            self.at += 1;
            let second = self.hex4()?;
            if (0xdc00..0xe000).contains(&second) {
                code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            }
        }
        char::from_u32(code).ok_or(SyntaxError {
            at: start,
            message: "syntax-surrogate".into(),
        })
    }

    fn hex4(&mut self) -> Result<u32, SyntaxError> {
        let digits = self.text.get(self.at + 1..self.at + 5);
        let ok = digits.filter(|it| it.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(code) = ok.and_then(|it| u32::from_str_radix(it, 16).ok()) else {
            return Err(self.wrong("syntax-hex"));
        };
        self.at += 5;
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_places() {
        let node = Node::parse("{\"cpu\": 256, \"a\\u00e9\": [true, null]}").unwrap();
        assert_eq!(node.members()[0].key_span, 1..6);
        assert_eq!(node.members()[0].value.span, 8..11);
        assert_eq!(node.members()[1].key, "a\u{e9}");
        assert_eq!(
            node.to_value().to_string(),
            r#"{"cpu":256,"aé":[true,null]}"#
        );
    }

    #[test]
    fn broken_text_says_where_and_what() {
        for (text, at, message) in [
            ("", 0, "expected a value, the document ends"),
            (
                "{\"a\": 1,}",
                8,
                "expected a field name after the comma, found `}`",
            ),
            (
                "{\"a\" 1}",
                5,
                "expected `:` after the field name, found `1`",
            ),
            ("[1 2]", 3, "expected `,` or `]`, found `2`"),
            (
                "[01]",
                1,
                "expected a number without leading zeros, found `0`",
            ),
            (
                "{a: 1}",
                1,
                "expected a field name in double quotes, found `a`",
            ),
            ("[1] x", 4, "expected the end of the document, found `x`"),
            (
                "\"a",
                2,
                "expected a closing double quote, the document ends",
            ),
            ("\"\\ud800\"", 2, "expected a whole surrogate pair"),
            (
                "[1, // no\n2]",
                4,
                "expected a value, found a comment; JSON has none",
            ),
        ] {
            let error = Node::parse(text).unwrap_err();
            assert_eq!(
                (error.at, error.message.to_string().as_str()),
                (at, message),
                "{text}"
            );
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(100_000);
        let error = Node::parse(&deep).unwrap_err();
        assert_eq!(error.message.to_string(), "nested deeper than 64 levels");
        assert!(Node::parse(&format!("{}{}", "[".repeat(60), "]".repeat(60))).is_ok());
    }

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let text = "a\né b";
        assert_eq!(line_column(text, 0), (1, 1));
        assert_eq!(line_column(text, 4), (2, 2));
        assert_eq!(line_column(text, 99), (2, 4));
    }
}
