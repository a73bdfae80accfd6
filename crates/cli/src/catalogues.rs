//! The interface's words in every language: are they all there, and made from today's English?
//!
//! `en.ftl` and `<area>.en.ftl` are the English; `ru.ftl` and `<area>.ru.ftl` must have the same
//! messages, variables and code. `ru.stamps` holds a line a message: its id, the hash of the English it
//! was made from and its own. A language without that file is still being written: what it lacks is told,
//! and is no fault. `scenarios.en.ftl` is made from the scenarios beside the folder.
//! Example: `taskyard check static/locales` says "ok  static/locales ru  1040 messages, 2 older".

mod message;

use crate::exercises::{LANGUAGES, write};
use crate::{Wrong, file};
use message::{Message, read};
use std::collections::BTreeMap;
use std::path::Path;

type Messages = BTreeMap<String, Message>;

/// Id to the hashes of the English and of the translation.
type Stamps = BTreeMap<String, (String, String)>;

/// Most ids that one line names.
const NAMED: usize = 12;

/// Whether the folder holds catalogues.
pub fn is_here(path: &Path) -> bool {
    path.join("en.ftl").is_file()
}

/// Areas by their English files: "" for the interface, "learn." and so on.
fn areas(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.flatten().map(|it| it.file_name());
    let names = names.map(|it| it.to_string_lossy().into_owned());
    let mut found: Vec<String> = names
        .filter_map(|it| it.strip_suffix("en.ftl").map(str::to_string))
        .filter(|it| it.is_empty() || it.ends_with('.'))
        .collect();
    found.sort();
    found
}

/// All messages of a language, by area; a file that is not there has none.
fn messages(folder: &Path, area: &str, language: &str) -> Result<Messages, Wrong> {
    let path = folder.join(format!("{area}{language}.ftl"));
    if !path.exists() {
        return Ok(Messages::new());
    }
    read(&file::text(&path)?).map_err(|faults| {
        let line = |it: &String| format!("error: {}: {it}\n", path.display());
        Wrong(faults.iter().map(line).collect())
    })
}

fn stamps(folder: &Path, language: &str) -> Result<Option<Stamps>, Wrong> {
    let path = folder.join(format!("{language}.stamps"));
    if !path.exists() {
        return Ok(None);
    }
    let mut stamps = Stamps::new();
    for line in file::text(&path)?.lines() {
        let mut words = line.split(' ').map(str::to_string);
        if let (Some(id), Some(english), Some(own)) = (words.next(), words.next(), words.next()) {
            stamps.insert(id, (english, own));
        }
    }
    Ok(Some(stamps))
}

/// What one language lacks, breaks, and has from an older English.
#[derive(Default)]
struct Found {
    count: usize,
    missing: Vec<String>,
    faults: String,
    older: Vec<String>,
}

fn compare(folder: &Path, language: &str, stamps: &Stamps) -> Result<Found, Wrong> {
    let mut found = Found::default();
    for area in areas(folder) {
        let english = messages(folder, &area, "en")?;
        let own = messages(folder, &area, language)?;
        let file = folder.join(format!("{area}{language}.ftl"));
        let mut fault = |id: &str, what: String| {
            let line = format!("error: {}: {id}: {what}\n", file.display());
            found.faults.push_str(&line);
        };
        for (id, wanted) in &english {
            let Some(own) = own.get(id) else {
                found.missing.push(id.clone());
                continue;
            };
            found.count += 1;
            if own.variables != wanted.variables {
                let (a, b) = (&wanted.variables, &own.variables);
                fault(id, format!("expected the variables {a:?}, found {b:?}"));
            }
            if own.code != wanted.code {
                fault(
                    id,
                    format!("expected the code {:?}, found {:?}", wanted.code, own.code),
                );
            }
            if let Some(mark) = own.open {
                fault(id, format!("a {mark} is not closed"));
            }
            if stamps.get(id).is_none_or(|it| it.0 != wanted.hash) {
                found.older.push(id.clone());
            }
        }
        for id in own.keys().filter(|id| !english.contains_key(*id)) {
            fault(id, "there is no such message in English".into());
        }
    }
    Ok(found)
}

fn named(ids: &[String]) -> String {
    let shown = ids[..ids.len().min(NAMED)].join(", ");
    match ids.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Compares every language with the English.
pub fn check(folder: &Path) -> Result<String, Wrong> {
    let mut report = String::new();
    let mut faults = String::new();
    let place = folder.display();
    if let Some(lessons) = lessons(folder)?
        && file::text(&folder.join(LESSONS)).ok().as_ref() != Some(&lessons)
    {
        faults.push_str(&format!(
            "error: {place}/{LESSONS} is not what the scenarios say: taskyard stamp {place}\n"
        ));
    }
    for language in &LANGUAGES[1..] {
        let stamps = stamps(folder, language)?;
        let found = compare(folder, language, stamps.as_ref().unwrap_or(&Stamps::new()))?;
        let (count, missing) = (found.count, found.missing.len());
        faults.push_str(&found.faults);
        if stamps.is_some() && missing > 0 {
            let ids = named(&found.missing);
            faults.push_str(&format!("error: {place} {language}: missing: {ids}\n"));
            continue;
        }
        let older = found.older.len();
        report.push_str(&format!(
            "ok  {place} {language}  {count} messages, {older} older"
        ));
        report.push_str(&match missing {
            0 => "\n".to_string(),
            _ => format!(", {missing} missing\n"),
        });
        if older > 0 && stamps.is_some() {
            let ids = named(&found.older);
            report.push_str(&format!("    {language}: older than the English: {ids}\n"));
        }
    }
    if faults.is_empty() {
        Ok(report)
    } else {
        Err(Wrong(faults))
    }
}

/// Writes the stamps of complete languages. A message keeps its stamp until its words change: then
/// somebody has worked on it, and it is stamped with today's English.
pub fn stamp(folder: &Path, only: Option<&str>, anew: bool) -> Result<String, Wrong> {
    let mut report = String::new();
    if let Some(lessons) = lessons(folder)? {
        write(&folder.join(LESSONS), &lessons)?;
    }
    for language in LANGUAGES[1..]
        .iter()
        .filter(|it| only.is_none_or(|only| only == **it))
    {
        let old = stamps(folder, language)?;
        let known = old.clone().unwrap_or_default();
        let found = compare(folder, language, &known)?;
        let place = folder.display();
        if !found.missing.is_empty() && old.is_none() {
            let ids = named(&found.missing);
            report.push_str(&format!(
                "{place} {language}: not stamped, missing: {ids}\n"
            ));
            continue;
        }
        let mut lines = BTreeMap::new();
        for area in areas(folder) {
            let english = messages(folder, &area, "en")?;
            for (id, own) in messages(folder, &area, language)? {
                let Some(wanted) = english.get(&id) else {
                    continue;
                };
                let kept = known.get(&id).filter(|it| !anew && it.1 == own.hash);
                let of = kept.map_or(&wanted.hash, |it| &it.0).clone();
                lines.insert(id, (of, own.hash));
            }
        }
        let count = lines.len();
        let text: String = lines
            .iter()
            .map(|(id, (english, own))| format!("{id} {english} {own}\n"))
            .collect();
        write(&folder.join(format!("{language}.stamps")), &text)?;
        report.push_str(&format!("{place} {language}: {count} messages stamped\n"));
    }
    Ok(report)
}

const LESSONS: &str = "scenarios.en.ftl";

/// Titles and questions of the scenarios beside the folder, as a catalogue.
fn lessons(folder: &Path) -> Result<Option<String>, Wrong> {
    let Ok(entries) = std::fs::read_dir(folder.join("../scenarios")) else {
        return Ok(None);
    };
    let mut paths: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "yaml"));
    paths.sort();
    let mut text = "### Titles and questions of the lessons, taken from static/scenarios by \
        `taskyard stamp`.\n\n"
        .to_string();
    for path in paths {
        let scenario = file::scenario(&path)?;
        let slug = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut say = |what: &str, words: &str| {
            let words = words.replace('{', "\u{0}").replace('}', "{ \"}\" }");
            let words = words.replace('\u{0}', "{ \"{\" }").replace('\n', " ");
            text.push_str(&format!("lesson-{slug}-{what} = {words}\n"));
        };
        say("title", &scenario.title);
        if let Some(question) = &scenario.question {
            say("question", question);
        }
    }
    Ok(Some(text))
}
