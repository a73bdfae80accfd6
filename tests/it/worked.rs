//! Every worked example of the two specifications has its test, under its own number.
//!
//! Both count from 1, so a test says whose number it bears: `tasks_w76_...` or `services_w76_...`. Which
//! test plays which example stands in `tests/worked.txt`, a line each.

use crate::fixture::{read, root};
use std::collections::{BTreeMap, BTreeSet};

/// The numbers that were given; what lies between them was never an example.
const SETS: [(&str, &str); 2] = [
    (
        "tasks",
        "1-4 6 8-15 17-18 20-21 23-26 29 31-35 37-39 42-44 46-49 51 54-59 61-62 64 \
         66-69 71-73 75-77 80 82-84",
    ),
    (
        "services",
        "1-8 10 12-18 20-22 25 28 30 32-39 42-45 47-50 52-56 58-59 62-65 67-70 72-77 \
         79-81 84-85 87-93 96-98 100 102-106 108 110 112-113 115-116 118 120 \
         122-123 126-127 129 131 133-134 136-142 145 147 149-151 153-156",
    ),
];

/// Folders whose tests may bear a number.
const FOLDERS: [&str; 3] = ["crates/rules", "crates/engine", "crates/aws-api"];

fn numbers(list: &str) -> BTreeSet<u32> {
    let number = |it: &str| it.parse::<u32>().expect("a number");
    let each = list.split_whitespace().flat_map(|it| {
        let (first, last) = it.split_once('-').unwrap_or((it, it));
        number(first)..=number(last)
    });
    each.collect()
}

/// `tasks 76 | title | file :: test`.
struct Row {
    set: String,
    number: u32,
    title: String,
    file: String,
    test: String,
}

fn rows() -> Vec<Row> {
    let text = read(&root().join("tests/worked.txt"));
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    let row = |line: &str| {
        let mut parts = line.split(" | ");
        let mut part = || parts.next().unwrap_or_default().trim().to_owned();
        let (who, title, place) = (part(), part(), part());
        let (set, number) = who.split_once(' ')?;
        let (file, test) = place.split_once(" :: ")?;
        Some(Row {
            set: set.to_owned(),
            number: number.parse().ok()?,
            title,
            file: file.to_owned(),
            test: test.to_owned(),
        })
    };
    let read = lines.map(|it| row(it).unwrap_or_else(|| panic!("{it}")));
    read.collect()
}

#[test]
fn every_number_has_its_line_and_every_line_its_test() {
    let rows = rows();
    for (set, given) in SETS {
        let mine = || rows.iter().filter(|it| it.set == set);
        let lines: BTreeSet<u32> = mine().map(|it| it.number).collect();
        assert_eq!(lines, numbers(given), "{set}");
        assert_eq!(lines.len(), mine().count(), "{set}: a number twice");
        let titles: BTreeSet<&str> = mine().map(|it| it.title.as_str()).collect();
        assert_eq!(titles.len(), lines.len(), "{set}: a title twice");
    }
    let mut sources: BTreeMap<&str, String> = BTreeMap::new();
    for row in &rows {
        let text = sources
            .entry(&row.file)
            .or_insert_with(|| read(&root().join(&row.file)));
        let test = format!("#[test]\nfn {}()", row.test);
        let flat: String = text
            .lines()
            .map(|it| format!("{}\n", it.trim_start()))
            .collect();
        assert!(
            flat.contains(&test),
            "{} {}: no {}",
            row.set,
            row.number,
            row.test
        );
        assert!(row.test.contains(&format!("{}_w", row.set)), "{}", row.test);
    }
}

/// A test that bears a number says whose.
#[test]
fn no_test_bears_a_bare_number() {
    for folder in FOLDERS {
        let mut found = Vec::new();
        crate::tidy::files(&root().join(folder), ".rs", &mut found);
        for file in found {
            let text = read(&file);
            let bare = text.lines().find(|it| {
                let name = it.trim_start().strip_prefix("fn w");
                name.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
            });
            assert_eq!(bare, None, "{}: tasks_w.. or services_w..", file.display());
        }
    }
}
