//! What the lab simplifies: every `Source:` and `Model:` of rules, engine and boundary, as one page.
//!
//! A fact is a paragraph of a doc comment that begins with one of the two words, with the file and the
//! item it stands above. A source that was pasted, logged or quoted by others is observed, any other is
//! documented; a `Model:` is assumed. web/pack/facts.html is plain HTML with no script, so that it costs
//! the first load nothing; `cargo xtask facts` writes it and prints the counts.
//! Example: `/// Model: images unpack to twice their size.` above `fn left` is an assumed fact of `left`.

use crate::pack::{folder, write};
use crate::shell;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Documented,
    Observed,
    Assumed,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Documented => "documented",
            Kind::Observed => "observed",
            Kind::Assumed => "assumed",
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    pub file: String,
    /// The item that the comment stands above; empty for the whole file.
    pub item: String,
    pub kind: Kind,
    pub text: String,
}

const CRATES: [&str; 3] = ["rules", "engine", "aws-api"];
/// Words that end a paragraph of a doc comment.
const HEADS: [&str; 6] = [
    "Source:",
    "Model:",
    "Example:",
    "# Errors",
    "# Panics",
    "Worked example:",
];
/// What shows that a source is no document of AWS.
const SEEN: [&str; 7] = [
    "pasted",
    "observed",
    "public issues",
    "third party",
    "event logs",
    "real logs",
    "summaries quote",
];

/// Writes the page into the packs; gives the counts.
pub fn facts() -> Result<(), String> {
    let facts = collect(shell::root())?;
    let page = page(&facts);
    write(&folder().join("facts.html"), page.as_bytes())?;
    let style = shell::root().join("static/css/facts.css");
    let style = fs::read(&style).map_err(|error| format!("{}: {error}", style.display()))?;
    write(&folder().join("facts.css"), &style)?;
    let count = |kind| facts.iter().filter(|it| it.kind == kind).count();
    println!(
        "-> {} facts: {} documented, {} observed, {} assumed",
        facts.len(),
        count(Kind::Documented),
        count(Kind::Observed),
        count(Kind::Assumed)
    );
    Ok(())
}

fn collect(root: &Path) -> Result<Vec<Fact>, String> {
    let mut found = Vec::new();
    for name in CRATES {
        let mut files = Vec::new();
        rust_files(&root.join("crates").join(name).join("src"), &mut files)?;
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            let short = file.strip_prefix(root.join("crates")).unwrap_or(&file);
            let short = short.display().to_string().replace("/src/", "/");
            found.extend(read(&short, &text));
        }
    }
    Ok(found)
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for path in entries.flatten().map(|it| it.path()) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && name != "tests" {
            rust_files(&path, found)?;
        } else if name.ends_with(".rs") && name != "tests.rs" && name != "fixture.rs" {
            found.push(path);
        }
    }
    Ok(())
}

/// The facts of one file.
fn read(file: &str, text: &str) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    // Facts of the comment above, which wait for the item they belong to.
    let mut waiting: Vec<(Kind, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        let whole_file = line.starts_with("//!");
        let comment = line
            .strip_prefix("//!")
            .or_else(|| line.strip_prefix("///"));
        let Some(comment) = comment.map(str::trim) else {
            if !waiting.is_empty() && !line.starts_with("#[") {
                let item = item(line);
                give(file, &item, &mut waiting, &mut found);
            }
            open = false;
            continue;
        };
        if comment.is_empty() {
            open = false;
        }
        take(comment, &mut open, &mut waiting);
        if whole_file && !open {
            give(file, "", &mut waiting, &mut found);
        }
    }
    found
}

/// Takes one line of a comment; sentences of several facts may share it.
fn take(line: &str, open: &mut bool, waiting: &mut Vec<(Kind, String)>) {
    let mut rest = line;
    while !rest.is_empty() {
        let next = HEADS
            .iter()
            .filter_map(|head| Some((rest.find(head)?, *head)));
        let (at, head) = next.min().unwrap_or((rest.len(), ""));
        let before = rest[..at].trim();
        if let (true, Some(last), false) = (*open, waiting.last_mut(), before.is_empty()) {
            last.1.push(' ');
            last.1.push_str(before);
        }
        if head.is_empty() {
            break;
        }
        *open = matches!(head, "Source:" | "Model:");
        if *open {
            let kind = if head == "Model:" {
                Kind::Assumed
            } else {
                Kind::Documented
            };
            waiting.push((kind, String::new()));
        }
        rest = &rest[at + head.len()..];
    }
}

fn give(file: &str, item: &str, waiting: &mut Vec<(Kind, String)>, found: &mut Vec<Fact>) {
    for (kind, text) in waiting.drain(..) {
        let text = text.trim().to_string();
        let seen = SEEN.iter().any(|it| text.contains(it));
        let nothing = text.is_empty() || text.starts_with("nothing assumed");
        if nothing || text.starts_with("none;") {
            continue;
        }
        found.push(Fact {
            file: file.to_string(),
            item: item.to_string(),
            kind: if kind == Kind::Documented && seen {
                Kind::Observed
            } else {
                kind
            },
            text,
        });
    }
}

/// The name of the item that a line begins.
fn item(line: &str) -> String {
    let words = line.split(|it: char| !it.is_alphanumeric() && it != '_');
    let plain = |it: &&str| {
        let keywords = [
            "", "pub", "crate", "super", "in", "const", "fn", "struct", "enum", "static", "type",
            "mod", "unsafe", "use", "impl",
        ];
        !keywords.contains(it)
    };
    words.filter(plain).take(1).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Plain HTML: counts, then the facts of each file, the assumed ones marked.
fn page(facts: &[Fact]) -> String {
    let count = |kind| facts.iter().filter(|it| it.kind == kind).count();
    let mut body = String::new();
    let mut file = "";
    for fact in facts {
        if fact.file != file {
            if !file.is_empty() {
                body.push_str("</dl>\n");
            }
            file = &fact.file;
            body.push_str(&format!("<h2>{}</h2>\n<dl>\n", escape(file)));
        }
        let (kind, item) = (fact.kind.word(), escape(&fact.item));
        body.push_str(&format!(
            "<dt><b class=\"{kind}\">{kind}</b> <code>{item}</code></dt><dd>{}</dd>\n",
            escape(&fact.text)
        ));
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>What we simplify - Taskyard</title>\n\
         <link rel=\"stylesheet\" href=\"facts.css\">\n</head>\n<body>\n<main>\n\
         <p><a href=\"../\">Back to the lab</a></p>\n<h1>What we simplify</h1>\n\
         <p>Every rule of the lab says where it comes from. <b class=\"documented\">documented</b>: \
         AWS says so. <b class=\"observed\">observed</b>: people saw it and wrote it down. \
         <b class=\"assumed\">assumed</b>: AWS does not say, and this is our choice.</p>\n\
         <ul class=\"counts\"><li><b>{}</b> documented</li><li><b>{}</b> observed</li>\
         <li><b>{}</b> assumed</li></ul>\n{body}</dl>\n</main>\n</body>\n</html>\n",
        count(Kind::Documented),
        count(Kind::Observed),
        count(Kind::Assumed),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "//! What it does.\n//!\n//! Source: a guide, first\n//! and second line \
        (read 2026-11). Model: ours.\n//! Example: 1 is 1.\n\n/// Adds.\n///\n/// Source: text as \
        users pasted it. Model: the order\n/// of terms.\n#[inline]\npub fn add() {}\n\n/// Source: \
        none; our own.\nconst X: u8 = 1;\n";

    #[test]
    fn facts_are_read_with_their_item_and_kind() {
        let found = read("rules/a.rs", FILE);
        let short: Vec<(&str, Kind, &str)> = found
            .iter()
            .map(|it| (it.item.as_str(), it.kind, it.text.as_str()))
            .collect();
        assert_eq!(
            short,
            [
                (
                    "",
                    Kind::Documented,
                    "a guide, first and second line (read 2026-11)."
                ),
                ("", Kind::Assumed, "ours."),
                ("add", Kind::Observed, "text as users pasted it."),
                ("add", Kind::Assumed, "the order of terms."),
            ]
        );
    }

    #[test]
    fn the_page_counts_and_escapes() {
        let fact = Fact {
            file: "rules/a.rs".into(),
            item: "left".into(),
            kind: Kind::Assumed,
            text: "a < b & c".into(),
        };
        let page = page(&[fact]);
        assert!(page.contains("<b>1</b> assumed") && page.contains("<b>0</b> documented"));
        assert!(page.contains("<dd>a &lt; b &amp; c</dd>"), "{page}");
        assert_eq!(page.matches("<dl>").count(), page.matches("</dl>").count());
    }

    #[test]
    fn the_house_has_facts_of_every_kind() {
        let facts = collect(shell::root()).expect("the sources are there");
        for kind in [Kind::Documented, Kind::Observed, Kind::Assumed] {
            assert!(
                facts.iter().filter(|it| it.kind == kind).count() > 5,
                "{kind:?}"
            );
        }
    }
}
