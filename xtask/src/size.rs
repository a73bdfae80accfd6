//! The size gate: what a first visit downloads, and what opening the editor adds, in brotli bytes.
//!
//! First load is followed, not guessed: dist/index.html, every file it names, and every module
//! those import at once. Neither the editor nor the rest of the program (split.rs) may be among
//! them. Over the budget: `cargo xtask profile` sorts the program anew.
//! Example: `first load  212.4 kB of 450 kB`; a kB is 1,000 bytes.

use crate::bundle;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What a first visit may weigh in brotli bytes: wasm, JS glue, CSS and HTML together.
const FIRST_LOAD: usize = 450_000;
/// The half of the program that comes at the first touch of the page.
const REST: usize = 900_000;
/// The bundle that opening the editor fetches.
const EDITOR: usize = 130_000;

/// Prints the table; gives how many gates passed, or an error when one did not.
pub fn size() -> Result<usize, String> {
    let dist = bundle::dist();
    let page = dist.join("index.html");
    if !page.is_file() {
        return Err("there is no dist/index.html: run `cargo xtask build` first".to_string());
    }
    let first = first_load(&dist)?;
    let editor: BTreeSet<PathBuf> = bundle::files_below(&dist.join("pack/editor"))?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .collect();
    let mut failures = Vec::new();
    let rest: BTreeSet<PathBuf> = bundle::files_below(&dist)?
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with("_rest.wasm"))
        .collect();
    gate("first load", &first, FIRST_LOAD, &dist, &mut failures)?;
    gate(
        "the rest, at the first touch",
        &rest,
        REST,
        &dist,
        &mut failures,
    )?;
    gate("editor, when opened", &editor, EDITOR, &dist, &mut failures)?;
    exercises(&dist, &mut failures)?;
    if let Some(path) = first
        .iter()
        .find(|path| editor.contains(*path) || rest.contains(*path))
    {
        failures.push(format!("{} is part of the first load", path.display()));
    }
    if editor.len() < 2 {
        failures.push("this build has no editor bundle".to_string());
    }
    if rest.len() != 1 {
        failures.push("this build is not divided in two".to_string());
    }
    if failures.is_empty() {
        Ok(6)
    } else {
        Err(failures.join("; "))
    }
}

/// What opening one level of the course fetches, in the language that weighs most.
const LEVEL: usize = 60_000;

fn exercises(dist: &Path, failures: &mut Vec<String>) -> Result<(), String> {
    let mut levels: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in bundle::files_below(&dist.join("pack/exercises"))? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with("level-") || !name.ends_with(".json") {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let packed = bundle::brotli(&bytes)?.len();
        let mut parts = name.split('.');
        let (logic, words) = levels
            .entry(parts.next().unwrap_or_default().into())
            .or_default();
        // level-1.json has two parts, level-1.en.json three.
        match parts.count() {
            1 => *logic = packed,
            _ => *words = packed.max(*words),
        }
    }
    if levels.is_empty() {
        failures.push("this build has no exercises".to_string());
    }
    for (level, (logic, words)) in levels {
        println!("{level:<52} {:>10} {:>10}", "", logic + words);
        if logic + words > LEVEL {
            failures.push(format!("{level} weighs {} of {LEVEL} bytes", logic + words));
        }
    }
    Ok(())
}

fn gate(
    name: &str,
    files: &BTreeSet<PathBuf>,
    budget: usize,
    dist: &Path,
    failures: &mut Vec<String>,
) -> Result<(), String> {
    println!("{:<52} {:>10} {:>10}", name, "raw", "brotli");
    let mut total = 0;
    for path in files {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let packed = bundle::brotli(&bytes)?.len();
        total += packed;
        let shown = path
            .strip_prefix(dist)
            .unwrap_or(path)
            .display()
            .to_string();
        println!("  {:<50} {:>10} {:>10}", shown, bytes.len(), packed);
    }
    let verdict = if total <= budget {
        format!("within {}", kilo(budget))
    } else {
        format!("OVER {} by {}", kilo(budget), kilo(total - budget))
    };
    println!("  {:<50} {:>10} {:>10}  {verdict}\n", "in all", "", total);
    if total > budget {
        failures.push(format!("{name}: {} of {}", kilo(total), kilo(budget)));
    }
    Ok(())
}

fn kilo(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

/// The page and everything it loads before it can draw.
fn first_load(dist: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let mut found = BTreeSet::new();
    let mut open = vec![dist.join("index.html")];
    while let Some(path) = open.pop() {
        if !path.is_file() || !found.insert(path.clone()) {
            continue;
        }
        let folder = path.parent().unwrap_or(dist);
        let extension = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !["html", "js", "css"].contains(&extension.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let names = match extension.as_str() {
            "html" => quoted(&text),
            "js" => text
                .lines()
                .filter(|line| imports_at_once(line))
                .flat_map(quoted)
                .collect(),
            _ => text
                .split("url(")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
                .collect(),
        };
        for name in names {
            open.push(plain(&folder.join(name.trim_matches(['"', '\'']))));
        }
    }
    Ok(found)
}

/// `import x from "./y.js"` and `export * from "./y.js"`, but not `import(...)`.
fn imports_at_once(line: &str) -> bool {
    let line = line.trim_start();
    (line.starts_with("import ") || line.starts_with("export ")) && !line.contains("import(")
}

/// Everything between quotes.
fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['"', '\'']) {
        let quote = &rest[start..=start];
        let inside = &rest[start + 1..];
        let Some(end) = inside.find(quote) else { break };
        found.push(&inside[..end]);
        rest = &inside[end + 1..];
    }
    found
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{imports_at_once, plain, quoted};
    use std::path::Path;

    #[test]
    fn a_static_import_counts_and_a_dynamic_one_does_not() {
        assert!(imports_at_once("import { a } from './snippets/a.js';"));
        assert!(imports_at_once("export * from \"./a.js\";"));
        assert!(!imports_at_once("  const m = await import(EDITOR);"));
    }

    #[test]
    fn names_are_found_between_quotes_and_made_plain() {
        assert_eq!(quoted("<a href=\"./x.css\" b='y'>"), ["./x.css", "y"]);
        assert_eq!(plain(Path::new("/d/./s/../x.js")), Path::new("/d/x.js"));
    }
}
