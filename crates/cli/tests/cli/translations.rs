//! Translations as a translator meets them: what is missing, broken or older is told, and `stamp`
//! notes what a translation was made from.

use crate::{Scratch, err, out, root, taskyard};
use serde_json::Value;
use std::path::{Path, PathBuf};

const ENGLISH: &str = "one = One `web` of { $all }\ntwo = *Two*\n";
const RUSSIAN: &str = "one = Одна `web` из { $all }\ntwo = *Две*\n";

fn catalogues(name: &str) -> (Scratch, PathBuf) {
    let scratch = Scratch::new(name, "");
    let folder = scratch.0.with_file_name("locales");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    put(&folder, "en.ftl", ENGLISH);
    put(&folder, "ru.ftl", RUSSIAN);
    (scratch, folder)
}

fn put(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("it is written");
}

fn get(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("it is there")
}

fn run(what: &[&str], folder: &Path) -> Result<String, String> {
    let path = folder.to_str().expect("it is UTF-8");
    let output = taskyard(&[what, &[path]].concat());
    match output.status.code() {
        Some(0) => Ok(out(&output)),
        _ => Err(err(&output)),
    }
}

#[test]
fn a_message_that_changed_after_its_translation_is_listed_and_work_on_it_stamps_it() {
    let (_scratch, folder) = catalogues("older");
    let said = run(&["stamp", "--language", "ru"], &folder).expect("it stamps");
    assert!(said.contains("ru: 2 messages stamped"), "{said}");
    let fresh = run(&["check"], &folder).expect("it is right");
    assert!(fresh.contains("ru  2 messages, 0 older"), "{fresh}");

    put(&folder, "en.ftl", &ENGLISH.replace("*Two*", "*Both*"));
    // Stamping again does not hide it: nobody has touched the translation.
    run(&["stamp", "--language", "ru"], &folder).expect("it stamps");
    let older = run(&["check"], &folder).expect("it is no fault");
    assert!(older.contains("ru: older than the English: two"), "{older}");

    put(&folder, "ru.ftl", &RUSSIAN.replace("*Две*", "*Обе*"));
    run(&["stamp", "--language", "ru"], &folder).expect("it stamps");
    let fresh = run(&["check"], &folder).expect("it is right");
    assert!(fresh.contains("ru  2 messages, 0 older"), "{fresh}");
}

#[test]
fn what_a_translation_lacks_or_breaks_is_named() {
    let (_scratch, folder) = catalogues("broken");
    let told = |text: &str, expected: &str| {
        put(&folder, "ru.ftl", text);
        let said = run(&["check"], &folder).expect_err(expected);
        assert!(said.contains(expected), "{said}");
    };
    told(
        "one = Одна `web`\n",
        "expected the variables {\"all\"}, found {}",
    );
    told(
        "one = Одна `веб` из { $all }\n",
        "expected the code {\"web\"}, found {\"веб\"}",
    );
    told("one = Одна *`web` из { $all }\n", "a * is not closed");
    told(
        "three = Три\n",
        "three: there is no such message in English",
    );
    told("one = { $all\n", "ru.ftl: line");
    // While it is being written a language may lack messages; stamped once, it may not.
    put(&folder, "ru.ftl", "two = *Две*\n");
    let said = run(&["check"], &folder).expect("it is being written");
    assert!(said.contains("1 messages, 1 older, 1 missing"), "{said}");
    put(&folder, "ru.ftl", RUSSIAN);
    run(&["stamp"], &folder).expect("it stamps");
    told("two = *Две*\n", "ru: missing: one");
}

#[test]
fn an_older_section_is_packed_in_english_with_its_mark() {
    let scratch = Scratch::new("course", "");
    let folder = scratch.0.with_file_name("exercises");
    let inner = folder.join("second-copy");
    std::fs::create_dir_all(&inner).expect("the folder can be made");
    let from = root().join("static/exercises");
    put(
        &folder,
        "course.yaml",
        "levels: [{number: 1, title: level-blueprints}]\nrows: []\n",
    );
    for name in ["exercise.yaml", "en.md"] {
        put(&inner, name, &get(&from.join("second-copy"), name));
    }
    let english = get(&inner, "en.md");
    put(
        &inner,
        "ru.md",
        &english.replace("# The second", "# Вторая"),
    );
    let said = run(&["stamp"], &folder).expect("it stamps");
    assert!(said.contains("1 exercises, 1 files stamped"), "{said}");
    let stamped = get(&inner, "ru.md");
    run(&["stamp"], &folder).expect("it stamps");
    assert_eq!(get(&inner, "ru.md"), stamped, "a stamp is written once");
    assert!(!run(&["check"], &inner).expect("it holds").contains("older"));

    put(
        &inner,
        "en.md",
        &english.replace("## Debrief\n\n", "## Debrief\n\nNew. "),
    );
    let said = run(&["check"], &inner).expect("it holds");
    assert!(
        said.contains("ru: ## Debrief is older than its English"),
        "{said}"
    );
    let to = scratch.0.with_file_name("pack");
    let words = |language: &str| -> Value {
        let path = folder.to_str().expect("it is UTF-8");
        let output = taskyard(&["pack", path, to.to_str().expect("it is UTF-8")]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = get(&to, &format!("level-1.{language}.json"));
        serde_json::from_str::<Value>(&text).expect("it is JSON")["second-copy"].clone()
    };
    let russian = words("ru");
    assert!(
        russian["title"]
            .as_str()
            .is_some_and(|it| it.starts_with("Вторая"))
    );
    assert_eq!(russian["sections"]["Debrief"][0]["en"], true);
    assert!(russian["sections"]["Brief"][0]["p"].is_array(), "{russian}");
    // A language that is not there yet is English throughout.
    assert_eq!(words("vi")["sections"]["Brief"][0]["en"], true);
    assert!(words("en")["sections"]["Debrief"][0]["en"].is_null());
    put(&inner, "vi.md", &english.replace("- memory\n", ""));
    let said = run(&["check"], &inner).expect_err("an option is missing");
    assert!(
        said.contains("vi.md: ## Predict has 2 options (expected 3)"),
        "{said}"
    );
    std::fs::remove_file(inner.join("vi.md")).expect("it is there");
    // A course that promises a language needs it in every exercise.
    let course = get(&folder, "course.yaml");
    put(
        &folder,
        "course.yaml",
        &format!("{course}languages: [ru, vi]\n"),
    );
    let said = run(&["check"], &folder).expect_err("there is no vi.md");
    assert!(said.contains("second-copy: there is no vi.md"), "{said}");
    assert!(!said.contains("there is no ru.md"), "{said}");
}
