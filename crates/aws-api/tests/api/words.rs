//! The words of `aws-api` and `lab` in their own name: every id in the code has its English and the
//! other way round, the gaps of a message are those that the code fills.
//!
//! The code is read as text: an id is a literal that begins with one of the catalogue's prefixes.

use aws_api::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const CATALOGUE: &str = include_str!("../../../../static/locales/hints.en.ftl");
const PREFIXES: [&str; 14] = [
    "hint-",
    "fix-",
    "note-",
    "syntax-",
    "pasted-",
    "idle-",
    "detail-",
    "found-",
    "fault-",
    "reference-",
    "link-",
    "denied-",
    "refuse-",
    "things-",
];

fn sources(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else {
            out.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

fn code() -> String {
    let mut out = String::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    sources(&crates.join("aws-api/src"), &mut out);
    sources(&crates.join("lab/src"), &mut out);
    // Where the parts of a fault are put together.
    out.push_str(include_str!("../../../screen/src/picker.rs"));
    out.push_str(include_str!("../../../../web/src/app.rs"));
    out
}

/// Messages and the names of their gaps.
fn messages() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let lines = CATALOGUE
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with('#'));
    let entries = lines.map(|line| {
        let (id, words) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
        let gaps = words.split("{ $").skip(1);
        (id, gaps.map(|it| it.split_once(" }").unwrap().0).collect())
    });
    entries.collect()
}

/// Names given in a chain of `.str(..)`, `.num(..)` and so on right after a `Text::new(..)`.
fn given(mut rest: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    loop {
        rest = rest.trim_start();
        let openers = [".str(", ".num(", ".text(", ".arg("];
        let Some(inner) = openers.iter().find_map(|it| rest.strip_prefix(it)) else {
            return names;
        };
        names.insert(inner.split('"').nth(1).unwrap());
        let (mut depth, mut quoted, mut escaped, mut end) = (1, false, false, inner.len());
        for (at, it) in inner.char_indices() {
            match it {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = at + 1;
                break;
            }
        }
        rest = &inner[end..];
    }
}

#[test]
fn every_id_has_its_english_and_every_message_its_use() {
    let code = code();
    let literals: BTreeSet<&str> = code
        .split('"')
        .filter(|it| PREFIXES.iter().any(|prefix| it.starts_with(prefix)))
        .filter(|it| it.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        // A field of EventBridge's events.
        .filter(|it| *it != "detail-type")
        .collect();
    let known: BTreeSet<&str> = messages().into_keys().collect();
    assert!(literals.len() > 100);
    assert_eq!(literals, known);
}

#[test]
fn what_the_lab_says_of_itself_is_a_message() {
    let code = code();
    let spoken = code.lines().map(str::trim_start);
    let mut spoken = spoken.filter(|it| !it.starts_with("//") && it.contains("\"This lab"));
    assert_eq!(spoken.next(), None);
}

#[test]
fn the_gaps_of_a_message_are_those_that_the_code_fills() {
    let (code, messages) = (code(), messages());
    // These are filled a line later.
    let later = BTreeMap::from([
        ("fault-json", vec!["why"]),
        ("hint-cpu-takes", vec!["memories", "pair"]),
        ("note-document-size", vec!["most"]),
        ("pasted-size", vec!["most"]),
        ("pasted-became", vec!["new"]),
        ("refuse-instance-type", vec!["known"]),
        ("refuse-least", vec!["low"]),
        ("refuse-most", vec!["things"]),
        ("refuse-range", vec!["low", "high"]),
        ("refuse-zone", vec!["known"]),
        ("syntax-either", vec!["other"]),
    ]);
    let mut filled = BTreeSet::new();
    // How a message begins, what fills its first gap at once, and what stands before its chain.
    for (opener, first, chain) in [
        ("Text::new(\"", None, "\")"),
        ("lab_unknown(\"", Some("name"), ")"),
        ("told(\"", Some("text"), ")"),
    ] {
        for part in code.split(opener).skip(1) {
            let id = part.split('"').next().unwrap();
            let rest = part.split_once(chain).unwrap().1;
            let Some(gaps) = messages.get(id) else {
                continue;
            };
            let mut names = given(rest);
            names.extend(first);
            names.extend(later.get(id).into_iter().flatten());
            assert_eq!(names, *gaps, "{id}");
            filled.insert(id);
        }
    }
    for (id, gaps) in &messages {
        assert!(gaps.is_empty() || filled.contains(id), "nothing fills {id}");
    }
}

#[test]
fn gaps_are_filled_and_what_fills_them_is_left_alone() {
    let text = Text::new("hint-placeholder")
        .str("name", "{ $write }")
        .text("write", "hint-name");
    let words = "{ $write } is a placeholder that something else fills in; up to 255 letters, \
                 digits, hyphens and underscores";
    assert_eq!(text.to_string(), words);
    let counted = Text::new("pasted-comments").num("count", 2);
    assert_eq!(counted.to_string(), "comments (2); JSON has none");
    assert_eq!(Text::new("no-such-message").to_string(), "no-such-message");
    assert_eq!(
        Text::new("hint-write").to_string(),
        "write value",
        "a gap left open"
    );
}
