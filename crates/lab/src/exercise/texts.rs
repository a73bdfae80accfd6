//! The words of an exercise in one language: sections of blocks, ready to be drawn as nodes.
//!
//! Markdown is read when packed; the browser gets this small tree as JSON and never any HTML.
//! A paragraph is a list of inlines; text is a string, `{"c": ..}` code, `{"b": [..]}` strong,
//! `{"i": [..]}` emphasis, `{"a": [..], "to": ..}` a link. Blocks: `{"p"}`, `{"ul"}`, `{"ol"}`, `{"pre"}`,
//! and `{"en"}` before what is still in English, because its translation is missing or older.
//! Example: `{"p": ["floor ", {"c": "ceil(4 * 50 %)"}]}`.

use serde_json::{Value, json};

/// A piece of a line.
/// What the name of a section ends in that is shown where the answers of exams are wanted.
pub const EXAM: &str = " exam";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    /// Only https.
    Link {
        to: String,
        words: Vec<Inline>,
    },
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Code(String),
    /// What follows is in English, not in the reader's language.
    English,
}

/// What stands under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub name: String,
    pub blocks: Vec<Block>,
    /// A hash of each block's text, to find translations that are older than their English.
    pub hashes: Vec<String>,
    /// Of a translation: the hashes of the English blocks it was made from.
    pub of: Vec<String>,
}

/// The words in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub title: String,
    /// Of a translation: the hash of the English title it was made from.
    pub title_of: Option<String>,
    pub sections: Vec<Section>,
}

/// Deepest nesting that is read back.
const DEEPEST: usize = 12;

impl Texts {
    pub fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|it| it.name == name)
    }

    /// The blocks under a heading; none when it is not there.
    pub fn blocks(&self, name: &str) -> &[Block] {
        self.section(name).map_or(&[], |it| it.blocks.as_slice())
    }

    /// Sections of this translation whose English has changed since.
    pub fn stale(&self, english: &Texts) -> Vec<&str> {
        let is_stale = |it: &&Section| {
            english
                .section(&it.name)
                .is_none_or(|english| english.hashes != it.of)
        };
        self.sections
            .iter()
            .filter(is_stale)
            .map(|it| it.name.as_str())
            .collect()
    }

    /// These words with English in place of what is missing or older than its English.
    #[must_use]
    pub fn fresh(&self, english: &Texts) -> Texts {
        let stale = self.stale(english);
        let section = |it: &Section| match self.section(&it.name) {
            Some(own) if !stale.contains(&own.name.as_str()) => own.clone(),
            _ => {
                let mut english = it.clone();
                english.blocks.insert(0, Block::English);
                english
            }
        };
        let title = if self.stale_title(english) {
            english.title.clone()
        } else {
            self.title.clone()
        };
        Texts {
            title,
            title_of: None,
            sections: english.sections.iter().map(section).collect(),
        }
    }

    /// A section's words, where exams want others those: `Debrief exam` in place of `Debrief`.
    pub fn of_facts(&self, name: &str, exam: bool) -> &[Block] {
        let other = self.blocks(&[name, EXAM].concat());
        if exam && !other.is_empty() {
            other
        } else {
            self.blocks(name)
        }
    }

    /// Whether the English title is another one than this was made from.
    pub fn stale_title(&self, english: &Texts) -> bool {
        self.title_of.as_ref() != Some(&hash(&english.title))
    }

    /// As it is packed.
    pub fn to_value(&self) -> Value {
        let section = |it: &Section| (it.name.clone(), blocks(&it.blocks));
        let sections: serde_json::Map<String, Value> = self.sections.iter().map(section).collect();
        json!({"title": self.title, "sections": sections})
    }

    /// From its packed form; what it does not know it leaves out.
    pub fn from_value(value: &Value) -> Texts {
        let sections = value.get("sections").and_then(Value::as_object);
        let section = |(name, value): (&String, &Value)| Section {
            name: name.clone(),
            blocks: read_blocks(value, 0),
            ..Section::default()
        };
        Texts {
            title: value
                .get("title")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_string(),
            title_of: None,
            sections: sections.into_iter().flatten().map(section).collect(),
        }
    }
}

fn blocks(all: &[Block]) -> Value {
    all.iter()
        .map(|block| match block {
            Block::Paragraph(words) => json!({"p": inlines(words)}),
            Block::List { ordered, items } => {
                let items: Vec<Value> = items.iter().map(|it| blocks(it)).collect();
                if *ordered {
                    json!({"ol": items})
                } else {
                    json!({"ul": items})
                }
            }
            Block::Code(text) => json!({"pre": text}),
            Block::English => json!({"en": true}),
        })
        .collect()
}

fn inlines(all: &[Inline]) -> Value {
    all.iter()
        .map(|it| match it {
            Inline::Text(text) => json!(text),
            Inline::Code(text) => json!({"c": text}),
            Inline::Strong(words) => json!({"b": inlines(words)}),
            Inline::Emphasis(words) => json!({"i": inlines(words)}),
            Inline::Link { to, words } => json!({"a": inlines(words), "to": to}),
        })
        .collect()
}

fn read_blocks(value: &Value, depth: usize) -> Vec<Block> {
    if depth > DEEPEST {
        return Vec::new();
    }
    let block = |it: &Value| {
        let list = |items: &Value| -> Vec<Vec<Block>> {
            let items = items.as_array().into_iter().flatten();
            items.map(|it| read_blocks(it, depth + 1)).collect()
        };
        let (key, inner) = it.as_object()?.iter().next()?;
        match key.as_str() {
            "p" => Some(Block::Paragraph(read_inlines(inner, depth + 1))),
            "ul" | "ol" => Some(Block::List {
                ordered: key == "ol",
                items: list(inner),
            }),
            "en" => Some(Block::English),
            "pre" => Some(Block::Code(inner.as_str()?.to_string())),
            _ => None,
        }
    };
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(block)
        .collect()
}

fn read_inlines(value: &Value, depth: usize) -> Vec<Inline> {
    if depth > DEEPEST {
        return Vec::new();
    }
    let inline = |it: &Value| match it {
        Value::String(text) => Some(Inline::Text(text.clone())),
        Value::Object(fields) => {
            let (key, inner) = fields.iter().next()?;
            let words = || read_inlines(inner, depth + 1);
            match key.as_str() {
                "c" => Some(Inline::Code(inner.as_str()?.to_string())),
                "b" => Some(Inline::Strong(words())),
                "i" => Some(Inline::Emphasis(words())),
                "a" => {
                    let to = fields.get("to")?.as_str()?;
                    let to = to.starts_with("https://").then(|| to.to_string())?;
                    Some(Inline::Link { to, words: words() })
                }
                _ => None,
            }
        }
        _ => None,
    };
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(inline)
        .collect()
}

/// The text of blocks without their form.
pub fn plain(blocks: &[Block]) -> String {
    fn words(all: &[Inline], out: &mut String) {
        for it in all {
            match it {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Strong(inner)
                | Inline::Emphasis(inner)
                | Inline::Link { words: inner, .. } => words(inner, out),
            }
        }
    }
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push(' ');
        }
        match block {
            Block::Paragraph(all) => words(all, &mut out),
            Block::Code(text) => out.push_str(text),
            Block::English => {}
            Block::List { items, .. } => {
                let items: Vec<String> = items.iter().map(|it| plain(it)).collect();
                out.push_str(&items.join(" "));
            }
        }
    }
    out
}

/// FNV-1a 64 of the text, the lower half, in hexadecimal.
pub fn hash(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{:08x}", hash & 0xffff_ffff)
}
