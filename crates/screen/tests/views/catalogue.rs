//! The English catalogue and the code agree: every id that is used exists, and none is unused.

use crate::english::CATALOGUE;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn sources(folder: &Path, out: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}")) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|it| it == "rs") {
            out.push(fs::read_to_string(&path).unwrap());
        }
    }
}

fn ids() -> BTreeSet<String> {
    let lines = CATALOGUE.lines();
    let ids = lines.filter_map(|line| line.split_once(" =").map(|it| it.0));
    let ids = ids.filter(|it| it.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    ids.map(str::to_owned).collect()
}

#[test]
fn no_message_is_unused() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = Vec::new();
    sources(&root.join("crates/screen/src"), &mut texts);
    sources(&root.join("crates/aws-api/src"), &mut texts);
    sources(&root.join("web/src"), &mut texts);
    sources(&root.join("crates/lab/src"), &mut texts);
    let all = texts.concat();
    let unused: Vec<String> = ids()
        .into_iter()
        .filter(|id| !all.contains(&format!("\"{id}\"")))
        .collect();
    assert!(
        unused.is_empty(),
        "in en.ftl and nowhere in the code: {unused:?}"
    );
}

#[test]
fn every_message_in_the_code_is_in_the_catalogue() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = Vec::new();
    sources(&root.join("crates/screen/src"), &mut texts);
    sources(&root.join("crates/aws-api/src"), &mut texts);
    sources(&root.join("web/src"), &mut texts);
    let known = ids();
    let mut missing = BTreeSet::new();
    for text in &texts {
        for opener in ["Text::new(\"", "t!(\"", "t!(\n", "fact(\""] {
            for (place, _) in text.match_indices(opener) {
                // `concat!(` ends like the macro, and is another.
                let before = text[..place].chars().next_back();
                if before.is_some_and(|it| it.is_ascii_alphanumeric() || it == '_') {
                    continue;
                }
                let rest = &text[place + opener.len()..];
                let rest = rest.trim_start().trim_start_matches('"');
                let id = rest.split('"').next().unwrap_or_default();
                let legal = |it: char| it.is_ascii_alphanumeric() || it == '-';
                if !id.is_empty() && id.chars().all(legal) && !known.contains(id) {
                    missing.insert(id.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "used and not in en.ftl: {missing:?}");
}
