//! Markdown to `Texts`: `# title`, `## section`, paragraphs, lists, code; anything else is refused.
//!
//! Raw HTML is dropped, links that are not https lose their target. In a translation the comment
//! `<!-- en:0123abcd -->` before the title or a block names the English that it was made from; a block
//! that stands for several of the English ones names them all. `stamped` writes these comments.
//! Native tools only. Example: `## Hint nudge\n\nCPU is *free*.` is one section of one paragraph.

use super::texts::{Block, Inline, Section, Texts, hash, plain};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

/// Most bytes of one file.
pub const MOST_BYTES: usize = 64 * 1024;
/// Deepest nesting of lists and quotes.
const DEEPEST: usize = 8;

impl Texts {
    /// Reads a file of one language.
    ///
    /// # Errors
    /// A sentence with the line it is about.
    pub fn from_markdown(text: &str) -> Result<Texts, String> {
        read(text).map(|it| it.0)
    }

    /// A translation with the stamps that it lacks: what has none yet was made from this English.
    /// With `anew` every stamp is written again.
    ///
    /// # Errors
    /// A sentence with the line it is about.
    pub fn stamped(text: &str, english: &Texts, anew: bool) -> Result<String, String> {
        let mut text = text.to_string();
        if anew {
            let kept = text.lines().filter(|it| !it.starts_with("<!-- en:"));
            text = kept.map(|it| format!("{it}\n")).collect();
        }
        let (own, places) = read(&text)?;
        let mut stamps: Vec<(usize, String)> = Vec::new();
        if own.title_of.is_none() {
            stamps.push((places.title, hash(&english.title)));
        }
        for (section, starts) in own.sections.iter().zip(&places.blocks) {
            let english = english.section(&section.name);
            let Some(english) = english.filter(|_| section.of.is_empty()) else {
                continue;
            };
            let last = starts.len().saturating_sub(1);
            for (index, start) in starts.iter().enumerate() {
                // The last block stands for all that is left.
                let end = if index == last {
                    english.hashes.len()
                } else {
                    index + 1
                };
                if let Some(of) = english.hashes.get(index..end).filter(|it| !it.is_empty()) {
                    stamps.push((*start, of.join(" ")));
                }
            }
        }
        for (start, of) in stamps.iter().rev() {
            text.insert_str(*start, &format!("<!-- en:{of} -->\n"));
        }
        Ok(text)
    }
}

/// Where the title and each section's blocks begin.
#[derive(Default)]
struct Places {
    title: usize,
    blocks: Vec<Vec<usize>>,
}

fn read(text: &str) -> Result<(Texts, Places), String> {
    if text.len() > MOST_BYTES {
        return Err(format!(
            "it is {} bytes long (expected at most {MOST_BYTES})",
            text.len()
        ));
    }
    let mut reader = Reader {
        events: Parser::new(text).into_offset_iter().collect(),
        next: 0,
        text,
        of: Vec::new(),
        places: Places::default(),
    };
    let texts = reader.texts()?;
    Ok((texts, reader.places))
}

struct Reader<'a> {
    events: Vec<(Event<'a>, std::ops::Range<usize>)>,
    next: usize,
    text: &'a str,
    of: Vec<String>,
    places: Places,
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<Event<'a>> {
        let event = self.events.get(self.next).map(|it| it.0.clone());
        self.next += 1;
        event
    }

    fn wrong(&self, what: &str) -> String {
        let at = self
            .next
            .saturating_sub(1)
            .min(self.events.len().saturating_sub(1));
        let offset = self.events.get(at).map_or(0, |it| it.1.start);
        let line = self.text[..offset].matches('\n').count() + 1;
        format!("line {line}: {what}")
    }

    fn texts(&mut self) -> Result<Texts, String> {
        let mut texts = Texts::default();
        while let Some(event) = self.take() {
            let start = self.events[self.next - 1].1.start;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let words = self.inlines(0)?;
                    let name = plain(&[Block::Paragraph(words)]);
                    match level {
                        HeadingLevel::H1 if texts.title.is_empty() => {
                            texts.title = name;
                            self.places.title = start;
                            texts.title_of = self.of.pop();
                        }
                        HeadingLevel::H2 if texts.section(&name).is_none() => {
                            let section = Section {
                                name,
                                ..Section::default()
                            };
                            texts.sections.push(section);
                            self.places.blocks.push(Vec::new());
                        }
                        HeadingLevel::H2 => return Err(self.wrong("this section is there twice")),
                        _ => return Err(self.wrong("expected # title or ## section")),
                    }
                }
                other => {
                    let Some(block) = self.block(other, 0)? else {
                        continue;
                    };
                    let of = std::mem::take(&mut self.of);
                    let Some(section) = texts.sections.last_mut() else {
                        return Err(self.wrong("text before the first ## section"));
                    };
                    section
                        .hashes
                        .push(hash(&plain(std::slice::from_ref(&block))));
                    section.of.extend(of);
                    section.blocks.push(block);
                    if let Some(starts) = self.places.blocks.last_mut() {
                        starts.push(start);
                    }
                }
            }
        }
        if texts.title.is_empty() {
            return Err("line 1: expected # title".into());
        }
        Ok(texts)
    }

    fn block(&mut self, event: Event<'a>, depth: usize) -> Result<Option<Block>, String> {
        if depth > DEEPEST {
            return Err(self.wrong("nested too deep"));
        }
        Ok(match event {
            Event::Start(Tag::Paragraph) => Some(Block::Paragraph(self.inlines(depth)?)),
            Event::Start(Tag::List(first)) => {
                let mut items = Vec::new();
                while let Some(event) = self.take() {
                    match event {
                        Event::Start(Tag::Item) => items.push(self.item(depth + 1)?),
                        Event::End(TagEnd::List(_)) => break,
                        _ => {}
                    }
                }
                Some(Block::List {
                    ordered: first.is_some(),
                    items,
                })
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
                let mut code = String::new();
                while let Some(event) = self.take() {
                    match event {
                        Event::Text(text) => code.push_str(&text),
                        Event::End(TagEnd::CodeBlock) => break,
                        _ => {}
                    }
                }
                Some(Block::Code(code.trim_end().to_string()))
            }
            Event::Html(html) => {
                let inner = html.trim().strip_prefix("<!-- en:");
                if let Some(of) = inner.and_then(|it| it.strip_suffix("-->")) {
                    self.of = of.split_whitespace().map(str::to_string).collect();
                }
                None
            }
            Event::Start(Tag::HtmlBlock) | Event::End(_) => None,
            _ => return Err(self.wrong("expected a paragraph, a list or code")),
        })
    }

    /// A list's item: its own line of inlines, or blocks.
    fn item(&mut self, depth: usize) -> Result<Vec<Block>, String> {
        let mut blocks = Vec::new();
        let mut line = Vec::new();
        while let Some(event) = self.take() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::Start(Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_)) => {
                    if !line.is_empty() {
                        blocks.push(Block::Paragraph(std::mem::take(&mut line)));
                    }
                    blocks.extend(self.block(event, depth)?);
                }
                other => self.inline(other, &mut line, depth)?,
            }
        }
        if !line.is_empty() {
            blocks.push(Block::Paragraph(line));
        }
        Ok(blocks)
    }

    /// Inlines up to the end of what was begun.
    fn inlines(&mut self, depth: usize) -> Result<Vec<Inline>, String> {
        let mut words = Vec::new();
        while let Some(event) = self.take() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, &mut words, depth)?;
        }
        Ok(words)
    }

    fn inline(
        &mut self,
        event: Event<'a>,
        words: &mut Vec<Inline>,
        depth: usize,
    ) -> Result<(), String> {
        if depth > DEEPEST {
            return Err(self.wrong("nested too deep"));
        }
        match event {
            Event::Text(text) => push_text(words, &text),
            Event::Code(text) => words.push(Inline::Code(text.into_string())),
            Event::SoftBreak | Event::HardBreak => push_text(words, " "),
            Event::Start(Tag::Strong) => words.push(Inline::Strong(self.inlines(depth + 1)?)),
            Event::Start(Tag::Emphasis) => words.push(Inline::Emphasis(self.inlines(depth + 1)?)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let inner = self.inlines(depth + 1)?;
                if dest_url.starts_with("https://") {
                    words.push(Inline::Link {
                        to: dest_url.into_string(),
                        words: inner,
                    });
                } else {
                    words.extend(inner);
                }
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::End(_) => {}
            _ => return Err(self.wrong("expected plain words, code, emphasis or a link")),
        }
        Ok(())
    }
}

fn push_text(words: &mut Vec<Inline>, text: &str) {
    match words.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => words.push(Inline::Text(text.to_string())),
    }
}
