//! Which scenarios can be opened, and what is wrong with a file that cannot?
//!
//! The page fetches the packed list (an array of objects with slug, title, question); a file the
//! reader has is read here, as JSON. Example: "lesson.yaml" is refused before it is read, with the
//! terminal's command beside it, because this page has no YAML reader.

use crate::text::Text;
use lab::{Fault, Scenario};
use serde_json::Value;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub slug: String,
    pub title: String,
    pub question: String,
    /// The id of the message that names its group; the list has each group in one piece.
    pub group: &'static str,
}

/// The groups of static/scenarios/order.txt; the last one has what is in none of them.
const GROUPS: [&str; 6] = [
    "picker-group-start",
    "picker-group-placement",
    "picker-group-deploy",
    "picker-group-scale",
    "picker-group-reach",
    "picker-group-more",
];

fn group(name: &str) -> &'static str {
    let named = |id: &&str| id.strip_prefix("picker-group-") == Some(name);
    GROUPS.into_iter().find(named).unwrap_or(GROUPS[5])
}

/// The packed list; entries without a slug or a title are left out.
pub fn entries(index: &str) -> Vec<Entry> {
    let list: Value = serde_json::from_str(index).unwrap_or_default();
    let text = |entry: &Value, name: &str| entry[name].as_str().map(str::to_owned);
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            Some(Entry {
                slug: text(entry, "slug")?,
                title: text(entry, "title")?,
                question: text(entry, "question").unwrap_or_default(),
                group: group(entry["group"].as_str().unwrap_or_default()),
            })
        })
        .collect()
}

/// Why a file does not open: a sentence, and its faults at their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub says: Text,
    pub faults: Vec<FaultView>,
}

/// A fault as a terminal would show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultView {
    pub says: Text,
    pub expected: Option<Text>,
    /// The line it is on with its number, and a caret below; empty without a place.
    pub excerpt: String,
}

impl FaultView {
    pub fn new(fault: &Fault, text: &str) -> FaultView {
        let says = match fault.path.to_string() {
            path if path.is_empty() => fault.message.clone(),
            path => Text::new("fault-at")
                .str("path", path)
                .text("message", fault.message.clone()),
        };
        let excerpt = fault.place.zip(fault.excerpt(text));
        let excerpt = excerpt.map(|(place, (shown, blanks))| {
            let number = format!("{} | ", place.line);
            let margin = " ".repeat(number.len());
            format!("{number}{shown}\n{margin}{blanks}^")
        });
        FaultView {
            says,
            expected: fault.expected.clone(),
            excerpt: excerpt.unwrap_or_default(),
        }
    }
}

/// More faults than this are not written out.
const FAULT_LIMIT: usize = 5;

/// The same limit as `lab::scenario` has for a text.
const SIZE_LIMIT: usize = 1 << 20;

/// Reads a file by its name and content.
///
/// # Errors
/// Why it is no scenario.
pub fn read_file(name: &str, text: &str) -> Result<Scenario, Refused> {
    let refused = |id, faults| Refused {
        says: Text::new(id).str("file", name),
        faults,
    };
    let lower = name.to_ascii_lowercase();
    if lower.ends_with(".yaml") || lower.ends_with(".yml") {
        return Err(refused("picker-yaml", Vec::new()));
    }
    if text.len() > SIZE_LIMIT {
        return Err(refused("picker-large", Vec::new()));
    }
    Scenario::from_json(text).map_err(|faults| {
        let shown = faults
            .iter()
            .take(FAULT_LIMIT)
            .map(|it| FaultView::new(it, text));
        refused("picker-wrong", shown.collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_what_is_no_entry_is_left_out() {
        let index = r#"[{"slug": "a", "title": "A", "question": "Why?", "seed": 1, "group": "start"},
            {"slug": "b", "title": "B"}, {"title": "no slug"}, 7]"#;
        let entries = entries(index);
        assert_eq!(entries.len(), 2);
        assert_eq!(
            (entries[0].question.as_str(), entries[1].question.as_str()),
            ("Why?", "")
        );
        let groups = [entries[0].group, entries[1].group];
        assert_eq!(groups, [GROUPS[0], GROUPS[5]]);
        assert!(super::entries("not JSON").is_empty());
    }

    #[test]
    fn files_open_or_say_why_not() {
        let good = r#"{"format": 1, "title": "T", "seed": 7, "until": "1m", "steps":
            [{"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}}]}"#;
        assert_eq!(read_file("lesson.json", good).unwrap().title, "T");
        let why = |name: &str, text: &str| read_file(name, text).unwrap_err();
        assert_eq!(why("lesson.YAML", good).says.id, "picker-yaml");
        assert_eq!(
            why("big.json", &" ".repeat(SIZE_LIMIT + 1)).says.id,
            "picker-large"
        );
        let broken = why("broken.json", "{\n  \"format\": 1,\n");
        assert_eq!(broken.says.id, "picker-wrong");
        assert_eq!(broken.faults[0].says.id, "fault-json");
        assert_eq!(broken.faults[0].excerpt, "3 | \n    ^");
        let wrong = why("wrong.json", &good.replace("\"0s\"", "\"soon\""));
        let [fault] = &wrong.faults[..] else {
            panic!("{wrong:?}");
        };
        assert_eq!(
            fault.says.to_string(),
            "steps[0].at: \"soon\" is not a duration"
        );
        let (line, caret) = fault.excerpt.split_once('\n').unwrap();
        assert!(line.starts_with("2 | ") && line[caret.len() - 1..].starts_with("\"soon\""));
    }
}
