//! What the lab fetches while it runs, made from static/: scenarios as JSON (a YAML parser in the
//! browser would cost more than the whole page), their list, and the translations as they are.
//!
//! web/pack/scenarios/<slug>.json is the scenario itself; scenarios/index.json lists them by group, in
//! the order of static/scenarios/order.txt, with every field but the steps. Trunk copies web/pack/
//! to dist/pack/.
//! Example: static/scenarios/first-service.yaml -> pack/scenarios/first-service.json.

use crate::shell::{self, Shell};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that Trunk copies.
pub fn folder() -> PathBuf {
    shell::root().join("web/pack")
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let parent = path.parent().ok_or("a file without a folder")?;
    fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// Packs scenarios and translations; gives how many of each.
pub fn pack(to: &Path) -> Result<(usize, usize), String> {
    let scenarios = scenarios(
        &shell::root().join("static/scenarios"),
        &to.join("scenarios"),
    )?;
    let mut locales = 0;
    for file in files_in(&shell::root().join("static/locales"), &["ftl"])? {
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        write(
            &to.join("locales")
                .join(file.file_name().unwrap_or_default()),
            &bytes,
        )?;
        locales += 1;
    }
    Ok((scenarios, locales))
}

/// Packs the exercises; the lab's own reader does it, so that what is packed has been read.
pub fn exercises(to: &Path) -> Result<(), String> {
    let to = to.display().to_string();
    let from = ["pack", "static/exercises", &to];
    Shell::cargo()
        .args(["run", "--quiet", "--locked", "-p", "taskyard", "--"])
        .args(from)
        .run()
}

fn scenarios(from: &Path, to: &Path) -> Result<usize, String> {
    let order = from.join("order.txt");
    let order = fs::read_to_string(&order).map_err(|e| format!("{}: {e}", order.display()))?;
    let order = places(&order);
    let mut list = Vec::new();
    for file in files_in(from, &["yaml", "yml", "json"])? {
        let slug = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let scenario = read(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let place = order.iter().position(|it| it.0 == slug);
        let group = place.map(|place| order[place].1);
        list.push((place.unwrap_or(order.len()), entry(&slug, group, &scenario)));
        write(
            &to.join(format!("{slug}.json")),
            Value::Object(scenario).to_string().as_bytes(),
        )?;
    }
    list.sort_by_key(|(place, _)| *place);
    let list: Vec<Value> = list.into_iter().map(|(_, entry)| entry).collect();
    let count = list.len();
    write(
        &to.join("index.json"),
        Value::Array(list).to_string().as_bytes(),
    )?;
    Ok(count)
}

/// The order of the list: each slug with its group, which a line `[group]` begins.
fn places(order: &str) -> Vec<(&str, &str)> {
    let mut group = "";
    let mut places = Vec::new();
    for line in order.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            Some(name) => group = name,
            None => places.push((line, group)),
        }
    }
    places
}

/// A scenario file (YAML, or JSON, which is YAML too) as a JSON object. Whether its steps make
/// sense is for the lab to say, in the terminal as in the browser.
fn read(text: &str) -> Result<Map<String, Value>, String> {
    match serde_saphyr::from_str(text) {
        Ok(Value::Object(scenario)) if scenario.get("format") == Some(&Value::from(1)) => {
            Ok(scenario)
        }
        Ok(Value::Object(_)) => Err("a scenario starts with `format: 1`".to_string()),
        Ok(_) => Err("a scenario is a mapping of format, title, seed, steps".to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// A scenario's line in the list: its slug, its group and every field but the steps.
fn entry(slug: &str, group: Option<&str>, scenario: &Map<String, Value>) -> Value {
    let mut entry = Map::new();
    entry.insert("slug".to_string(), Value::from(slug));
    if let Some(group) = group {
        entry.insert("group".to_string(), Value::from(group));
    }
    for (key, value) in scenario
        .iter()
        .filter(|(key, _)| *key != "steps" && *key != "format")
    {
        entry.insert(key.clone(), value.clone());
    }
    Value::Object(entry)
}

/// The files of a folder with one of these extensions, by name; none when there is no folder.
fn files_in(folder: &Path, extensions: &[&str]) -> Result<Vec<PathBuf>, String> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let extension = path.extension().unwrap_or_default().to_string_lossy();
            extensions.contains(&extension.as_ref())
        })
        .collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{entry, places, read};
    use serde_json::json;

    const FIRST: &str = "format: 1\ntitle: One task\nseed: 7\nsteps:\n  \
        - {at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}}\n  \
        - {at: 1m30s, call: lab.SetTraffic, input: {points: [{at: 0s, requestsPerSecond: 20}]}}\n\
        until: 10m\n";

    #[test]
    fn yaml_becomes_the_same_json_in_the_same_order() {
        let scenario = read(FIRST).expect("a scenario");
        let text = serde_json::Value::Object(scenario.clone()).to_string();
        let steps = r#"[{"at":"0s","call":"ecs.CreateCluster","input":{"clusterName":"lab"}},"#
            .to_owned()
            + r#"{"at":"1m30s","call":"lab.SetTraffic","#
            + r#""input":{"points":[{"at":"0s","requestsPerSecond":20}]}}]"#;
        let whole = r#"{"format":1,"title":"One task","seed":7,"steps":STEPS,"until":"10m"}"#;
        assert_eq!(text, whole.replace("STEPS", &steps));
        let listed = json!({"slug": "one", "title": "One task", "seed": 7, "until": "10m"});
        assert_eq!(entry("one", None, &scenario), listed);
        assert_eq!(entry("one", Some("start"), &scenario)["group"], "start");
        assert_eq!(read(&text).expect("JSON is YAML"), scenario);
    }

    #[test]
    fn the_order_is_read_group_by_group() {
        let order = "[start]\none\ntwo\n\n[more]\nthree\n";
        assert_eq!(
            places(order),
            [("one", "start"), ("two", "start"), ("three", "more")]
        );
    }

    #[test]
    fn what_is_not_a_scenario_is_refused_with_its_place() {
        let broken = read("format: 1\nsteps: [\n").expect_err("not closed");
        assert!(broken.contains("line"), "{broken}");
        assert!(read("- 1").is_err());
        assert!(
            read("title: x")
                .expect_err("no format")
                .contains("format: 1")
        );
        assert!(
            read("format: 1\nseed: 1\nseed: 2\n").is_err(),
            "a key given twice"
        );
    }
}
