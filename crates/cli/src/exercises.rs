//! Exercise folders: read, proved, packed for the browser, begun anew.
//!
//! A folder with `exercise.yaml` is an exercise; `<language>.md` beside it are its texts, English always.
//! Packing writes `index.json`, and for each level `level-N.json` and `level-N.<language>.json`.
//! Example: `taskyard check static/exercises` proves every folder and the course's coverage.

use crate::{Wrong, file};
use lab::Fault;
use lab::exercise::{Ask, Block, Course, EXAM, Exercise, Texts, prove, state};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The languages of the interface; the first is the source of the others.
pub const LANGUAGES: [&str; 5] = ["en", "zh-Hans", "zh-Hant", "ru", "vi"];

/// An exercise as its folder holds it.
pub struct Folder {
    pub exercise: Exercise,
    value: Value,
    texts: BTreeMap<&'static str, Texts>,
    /// What translations lack: their readers get the English, and `check` says so.
    lacking: String,
}

impl Folder {
    /// What a reader of this language gets: English for what is missing or older than its English.
    fn words(&self, language: &str) -> Texts {
        let english = &self.texts["en"];
        match self.texts.get(language) {
            _ if language == "en" => english.clone(),
            Some(own) => own.fresh(english),
            None => Texts::default().fresh(english),
        }
    }
}

fn slug(folder: &Path) -> String {
    folder
        .file_name()
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Reads a folder: the exercise and its texts in every language that is there.
pub fn read(folder: &Path) -> Result<Folder, Wrong> {
    let path = folder.join("exercise.yaml");
    let name = path.display().to_string();
    let text = file::text(&path)?;
    let (exercise, value) = Exercise::from_yaml(&slug(folder), &text).map_err(|faults| {
        Wrong(
            faults
                .iter()
                .map(|it: &Fault| it.render(&name, &text))
                .collect::<Vec<_>>()
                .join("\n"),
        )
    })?;
    let mut texts = BTreeMap::new();
    let (mut wrong, mut lacking) = (String::new(), String::new());
    for language in LANGUAGES {
        let path = folder.join(format!("{language}.md"));
        if !path.exists() {
            if language == "en" {
                wrong.push_str(&format!("error: {}: there is no en.md\n", folder.display()));
            }
            continue;
        }
        let read = Texts::from_markdown(&file::text(&path)?);
        match read {
            Ok(read) => {
                wrong.push_str(&unknown(&exercise, &read, &path));
                let missing = missing(&exercise, texts.get("en"), &read, &path);
                match texts.get("en") {
                    None => wrong.push_str(&missing),
                    Some(_) => lacking.push_str(&missing),
                }
                if !is_outdated("Predict", &read, texts.get("en")) {
                    wrong.push_str(&options(&exercise, &read, &path));
                }
                texts.insert(language, read);
            }
            Err(why) => wrong.push_str(&format!("error: {}: {why}\n", path.display())),
        }
    }
    if wrong.is_empty() {
        Ok(Folder {
            exercise,
            value,
            texts,
            lacking,
        })
    } else {
        Err(Wrong(wrong))
    }
}

/// What is missing in a language's texts: a translation has the sections for exams that the English has.
fn missing(exercise: &Exercise, english: Option<&Texts>, texts: &Texts, path: &Path) -> String {
    let mut wanted = exercise.sections();
    let all = english.iter().flat_map(|it| &it.sections);
    let more = all.filter(|it| it.name.ends_with(EXAM) && !wanted.contains(&it.name));
    wanted.extend(more.map(|it| it.name.clone()).collect::<Vec<_>>());
    let missing = wanted.iter().filter(|it| texts.blocks(it).is_empty());
    missing
        .map(|name| format!("error: {}: ## {name} is missing\n", path.display()))
        .collect()
}

/// A translation that lacks the section, or has it of an older English: its readers get the English.
fn is_outdated(name: &str, texts: &Texts, english: Option<&Texts>) -> bool {
    let Some(english) = english.and_then(|it| it.section(name)) else {
        return false;
    };
    let own = texts.section(name);
    own.is_none_or(|it| !it.of.is_empty() && it.of != english.hashes)
}

/// Whether the list under Predict has the options that the exercise has.
fn options(exercise: &Exercise, texts: &Texts, path: &Path) -> String {
    let asked = exercise.predict.as_ref().map(|it| &it.ask);
    if let Some(Ask::Choice(options) | Ask::Order(options)) = asked {
        let found = match texts.blocks("Predict").last() {
            Some(Block::List { items, .. }) => items.len(),
            _ => 0,
        };
        if found != options.len() {
            let (path, count) = (path.display(), options.len());
            return format!("error: {path}: ## Predict has {found} options (expected {count})\n");
        }
    }
    String::new()
}

/// Sections that nobody asked for.
fn unknown(exercise: &Exercise, texts: &Texts, path: &Path) -> String {
    let wanted = exercise.sections();
    let mut wrong = String::new();
    for section in texts
        .sections
        .iter()
        .filter(|it| !wanted.contains(&it.name))
        .filter(|it| {
            !it.name
                .strip_suffix(EXAM)
                .is_some_and(|it| wanted.iter().any(|own| own == it))
        })
    {
        let (path, name) = (path.display(), &section.name);
        let expected = wanted.join(", ");
        wrong.push_str(&format!(
            "error: {path}: ## {name} is unknown (expected {expected})\n"
        ));
    }
    wrong
}

/// Reads a folder and plays every run it promises.
pub fn check(folder: &Path) -> Result<Checked, Wrong> {
    let read = read(folder)?;
    let name = folder.display();
    let played = prove(&read.exercise).map_err(|wrong| {
        Wrong(
            wrong
                .iter()
                .map(|it| format!("error: {name}: {it}\n"))
                .collect(),
        )
    })?;
    if !read.lacking.is_empty() {
        return Err(Wrong(read.lacking));
    }
    let mut line = format!(
        "ok  {name}  {} goals, {} runs, par {}\n",
        read.exercise.goals.len(),
        played.len(),
        read.exercise.par
    );
    if let Some(solved) = played.iter().find(|it| it.solved) {
        for (goal, shown) in read.exercise.goals.iter().zip(&solved.goals) {
            line.push_str(&format!("    {}: {}\n", goal.id, state(shown.state)));
        }
    }
    if let Some(truth) = read.exercise.predicted() {
        line.push_str(&format!("    predict: {truth}\n"));
    }
    for (language, texts) in read.texts.iter().filter(|it| *it.0 != "en") {
        if texts.stale_title(&read.texts["en"]) {
            line.push_str(&format!(
                "    {language}: the title is older than its English\n"
            ));
        }
        for section in texts.stale(&read.texts["en"]) {
            line.push_str(&format!(
                "    {language}: ## {section} is older than its English\n"
            ));
        }
    }
    Ok(Checked {
        line,
        languages: read.texts.into_keys().collect(),
        exercise: read.exercise,
    })
}

/// Stamps the translations of a folder; says how many files were written anew.
pub fn stamp(folder: &Path, only: Option<&str>, anew: bool) -> Result<usize, Wrong> {
    let english = read(folder)?.texts.remove("en").unwrap_or_default();
    let mut written = 0;
    for language in LANGUAGES.iter().filter(|it| **it != "en") {
        let path = folder.join(format!("{language}.md"));
        if only.is_some_and(|it| it != *language) || !path.exists() {
            continue;
        }
        let text = file::text(&path)?;
        let stamped = Texts::stamped(&text, &english, anew)
            .map_err(|why| Wrong(format!("error: {}: {why}\n", path.display())))?;
        if stamped != text {
            write(&path, &stamped)?;
            written += 1;
        }
    }
    Ok(written)
}

/// A folder that holds what it promises.
pub struct Checked {
    pub line: String,
    pub languages: Vec<&'static str>,
    pub exercise: Exercise,
}

/// The folders with an exercise under a path, in order of name.
pub fn folders(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else {
        return Vec::new();
    };
    let all = entries.flatten().map(|it| it.path());
    let mut found: Vec<PathBuf> = all
        .filter(|it| it.join("exercise.yaml").is_file())
        .collect();
    found.sort();
    found
}

/// The course of a folder of exercises, if it has one.
pub fn course(path: &Path) -> Result<Option<Course>, Wrong> {
    let path = path.join("course.yaml");
    if !path.is_file() {
        return Ok(None);
    }
    let wrong = |why: String| Wrong(format!("error: {}: {why}\n", path.display()));
    let value = lab::read_yaml(&file::text(&path)?).map_err(|fault| wrong(fault.to_string()))?;
    Course::from_value(&value).map(Some).map_err(wrong)
}

/// Writes what the browser fetches; says how many exercises there are.
pub fn pack(from: &str, to: &str) -> Result<String, Wrong> {
    let (from, to) = (Path::new(from), Path::new(to));
    let course = course(from)?.ok_or_else(|| {
        Wrong(format!(
            "error: {}: there is no course.yaml\n",
            from.display()
        ))
    })?;
    let folders: Result<Vec<Folder>, Wrong> = folders(from).iter().map(|it| read(it)).collect();
    let folders = folders?;
    let mut files: BTreeMap<String, Value> = BTreeMap::new();
    let mut index = course.to_value();
    index["exercises"] = folders.iter().map(listed).collect();
    files.insert("index.json".into(), index);
    for level in &course.levels {
        let here = || {
            folders
                .iter()
                .filter(|it| it.exercise.level == level.number)
        };
        let logic: Map<String, Value> = here()
            .map(|it| (it.exercise.slug.clone(), it.value.clone()))
            .collect();
        if logic.is_empty() {
            continue;
        }
        files.insert(format!("level-{}.json", level.number), Value::Object(logic));
        for language in LANGUAGES {
            let words: Map<String, Value> = here()
                .map(|it| (it.exercise.slug.clone(), it.words(language).to_value()))
                .collect();
            let name = format!("level-{}.{language}.json", level.number);
            files.insert(name, Value::Object(words));
        }
    }
    for (name, value) in &files {
        write(&to.join(name), &value.to_string())?;
    }
    Ok(format!("{} exercises packed\n", folders.len()))
}

/// An exercise's line in the index.
fn listed(folder: &Folder) -> Value {
    let it = &folder.exercise;
    let titles: Map<String, Value> = LANGUAGES
        .iter()
        .map(|language| (language.to_string(), folder.words(language).title.into()))
        .collect();
    let exams: Map<String, Value> = it
        .exams
        .iter()
        .map(|(exam, tasks)| (exam.clone(), json!(tasks)))
        .collect();
    json!({
        "slug": it.slug, "id": it.id, "number": it.number, "level": it.level,
        "minutes": it.minutes, "requires": it.requires, "exams": exams,
        "misconception": it.misconception, "title": titles,
    })
}

/// Begins an exercise that checks already; its author goes on from there.
pub fn begin(slug: &str) -> Result<String, Wrong> {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    if slug.is_empty() || slug.len() > 64 || !slug.bytes().all(plain) {
        return Err(Wrong(format!(
            "error: {slug} is no name (expected lowercase letters, digits and -)\n"
        )));
    }
    let folder = Path::new("static/exercises").join(slug);
    if folder.exists() {
        return Err(Wrong(format!(
            "error: {} is there already\n",
            folder.display()
        )));
    }
    write(
        &folder.join("exercise.yaml"),
        &SKELETON.replace("SLUG", slug),
    )?;
    write(&folder.join("en.md"), SKELETON_TEXT)?;
    Ok(format!(
        "{} begun; taskyard check {0} proves it\n",
        folder.display()
    ))
}

pub fn write(path: &Path, text: &str) -> Result<(), Wrong> {
    let wrong = |error: std::io::Error| Wrong(format!("error: {}: {error}\n", path.display()));
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(wrong)?;
    }
    std::fs::write(path, text).map_err(wrong)
}

const SKELETON: &str = include_str!("skeleton.yaml");
const SKELETON_TEXT: &str = include_str!("skeleton.md");
