//! The rules of the house that a machine can check: layers, sources, lengths, words that stay out.

use crate::fixture::{all_ready, read, root};
use std::path::{Path, PathBuf};

/// What each crate may import; from base up.
const LAYERS: [(&str, &[&str]); 9] = [
    ("base", &[]),
    ("rules", &["base"]),
    ("model", &["base", "rules"]),
    ("engine", &["base", "rules", "model"]),
    ("aws-api", &["base", "rules", "model", "engine"]),
    ("lab", &["base", "rules", "model", "engine", "aws-api"]),
    (
        "screen",
        &["base", "rules", "model", "engine", "aws-api", "lab"],
    ),
    ("wasm", &["base", "aws-api", "lab", "screen"]),
    ("cli", &["base", "aws-api", "lab", "screen"]),
];

/// The core takes nothing from outside but serde.
const CORE: [&str; 4] = ["base", "rules", "model", "engine"];

fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && line.contains('=') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            names.push(name.to_string());
        }
    }
    names
}

pub fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        let name = path
            .file_name()
            .expect("it has a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            let made = ["target", "dist", "node_modules", "pack", ".git"];
            if !made.contains(&name.as_str()) {
                files(&path, ending, found);
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["crates", "web/src", "tests", "xtask"] {
        files(&root().join(folder), ".rs", &mut found);
    }
    assert!(found.len() > 100, "{}", found.len());
    found
}

#[test]
fn a_crate_imports_only_what_lies_below_it() {
    let ours: Vec<&str> = LAYERS.iter().map(|it| it.0).collect();
    for (name, allowed) in LAYERS {
        let manifest = read(&root().join("crates").join(name).join("Cargo.toml"));
        for dependency in dependencies(&manifest) {
            let dependency = dependency.as_str();
            if ours.contains(&dependency) {
                assert!(
                    allowed.contains(&dependency),
                    "{name} must not import {dependency}"
                );
            } else if CORE.contains(&name) {
                assert_eq!(
                    dependency, "serde",
                    "{name} takes nothing else from outside"
                );
            }
        }
    }
}

#[test]
fn the_core_has_no_floats_hashes_clocks_or_input() {
    let words = [
        "f32",
        "f64",
        "HashMap",
        "HashSet",
        "Instant",
        "SystemTime",
        "println!",
        "std::fs",
    ];
    let mut wrong = Vec::new();
    for name in CORE {
        let mut found = Vec::new();
        files(
            &root().join("crates").join(name).join("src"),
            ".rs",
            &mut found,
        );
        for path in found.iter().filter(|it| !it.ends_with("tests.rs")) {
            for (number, line) in read(path).lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                let has = |word: &&str| {
                    code.split(|it: char| !it.is_alphanumeric() && it != '!' && it != ':')
                        .any(|it| it == *word)
                };
                if let Some(word) = words.iter().find(|it| has(it)) {
                    wrong.push(format!("{}:{}: {word}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_and_controllers_name_their_sources() {
    let mut found = Vec::new();
    files(&root().join("crates/rules/src"), ".rs", &mut found);
    files(
        &root().join("crates/engine/src/controllers"),
        ".rs",
        &mut found,
    );
    let mut wrong = Vec::new();
    for path in found {
        let text = read(&path);
        let decides = text.lines().any(|it| it.starts_with("pub fn "));
        let test = path.to_string_lossy().contains("tests") || path.ends_with("fixture.rs");
        if decides && !test && !text.contains("Source:") {
            wrong.push(path.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "no Source: in\n{}", wrong.join("\n"));
}

/// rustfmt keeps code to 100 columns where it can; this is for what it cannot break: macros,
/// comments, markup. And files end.
#[test]
fn lines_and_files_stay_readable() {
    let mut wrong = Vec::new();
    for path in sources() {
        let text = read(&path);
        let lines = text.lines().count();
        if lines > 700 {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
        for (number, line) in text.lines().enumerate() {
            let columns = line.chars().count();
            let markup = path.starts_with(root().join("web"));
            let comment = line.trim_start().starts_with("//");
            let most = if markup || comment { 125 } else { 112 };
            if columns > most && !line.contains('"') && !line.contains("http") {
                wrong.push(format!(
                    "{}:{} has {columns} columns",
                    path.display(),
                    number + 1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_names_a_place_of_one_machine_or_leaves_work_undone() {
    let path_of = |parts: &[&str]| format!("/{}/", parts.join("/"));
    let words = [
        path_of(&["work", "main"]),
        path_of(&["work", "shared"]),
        path_of(&["tmp", "wt"]),
        path_of(&["home", "user"]),
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
        ["#[", "ignore"].concat(),
    ];
    let mut found = sources();
    for ending in [
        ".toml", ".yaml", ".md", ".mjs", ".js", ".css", ".html", ".ftl",
    ] {
        for folder in ["crates", "web", "tests", "xtask", "static", ".ci", ".cargo"] {
            files(&root().join(folder), ending, &mut found);
        }
    }
    let mut wrong = Vec::new();
    for path in found {
        let text = read(&path);
        for word in words.iter().filter(|it| text.contains(it.as_str())) {
            wrong.push(format!("{}: {word}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for path in sources() {
        if !read(&path).starts_with("//!") {
            wrong.push(path.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "no header in\n{}", wrong.join("\n"));
}

/// What the browser gets is packed without the parsers that stay at home.
/// A list of `usize` is hashed as raw memory, which is wider natively than in WebAssembly: the
/// digests of one run would differ. `Wave` hashes number by number.
#[test]
fn no_event_holds_a_list_whose_hash_depends_on_the_machine() {
    let mut found = Vec::new();
    files(&root().join("crates/model/src"), ".rs", &mut found);
    assert!(!found.is_empty());
    for path in found {
        for (number, line) in read(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let wide = code.contains("Vec<usize>") || code.contains("Vec<isize>");
            assert!(
                !wide || code.contains("struct Wave"),
                "{}:{} holds a list of machine words",
                path.display(),
                number + 1
            );
        }
    }
}

#[test]
fn ready_scenarios_need_no_more_than_simple_paths_and_are_tested_in_wasm() {
    let wasm = read(&root().join("crates/wasm/tests/digests.rs"));
    for name in all_ready() {
        let text = read(&root().join("static/scenarios").join(format!("{name}.yaml")));
        let simple = |it: &str| {
            it.split('}')
                .next()
                .is_some_and(|it| !it.contains(['|', '?', '*', '(']))
        };
        assert!(
            text.split("${").skip(1).all(simple),
            "{name} uses more than names, dots and [n]"
        );
        assert!(
            wasm.contains(&format!("\"{name}\"")),
            "{name} is not compared in wasm"
        );
    }
}
