//! `taskyard check`: every scenario under the paths is read and played to its end, every exercise
//! proved, and where there is a course its rows must be covered in each of its languages. A folder with
//! `en.ftl` holds catalogues: see `catalogues`.
//!
//! A step that is refused is noted, not failed: some lessons are about a refusal.

use crate::{Wrong, catalogues, exercises, file};
use lab::Timeline;
use lab::exercise::{Course, Exercise};
use std::path::{Path, PathBuf};

/// Deepest folder below a given path.
const DEEPEST: usize = 16;

pub fn check(paths: &[String]) -> Result<String, Wrong> {
    let mut files = Vec::new();
    let mut found = Vec::new();
    for path in paths {
        let path = Path::new(path);
        if catalogues::is_here(path) {
            found.push(path.to_path_buf());
        } else if path.is_dir() {
            collect(path, 0, &mut files)?;
        } else {
            files.push(path.to_path_buf());
        }
    }
    if files.is_empty() && found.is_empty() {
        return Err(Wrong(
            "error: no .yaml, .yml or .json file under these paths\n".into(),
        ));
    }
    let mut report = String::new();
    let mut faults = String::new();
    let mut proved: Vec<Exercise> = Vec::new();
    let mut spoken: Vec<(String, Vec<&str>)> = Vec::new();
    let mut course: Option<Course> = None;
    for path in &files {
        let checked = match path.file_name().and_then(|it| it.to_str()) {
            Some("exercise.yaml") => {
                let folder = path.parent().unwrap_or(Path::new("."));
                exercises::check(folder).map(|it| {
                    spoken.push((it.exercise.slug.clone(), it.languages));
                    proved.push(it.exercise);
                    it.line
                })
            }
            Some("course.yaml") => {
                exercises::course(path.parent().unwrap_or(Path::new("."))).map(|it| {
                    course = it;
                    String::new()
                })
            }
            _ => check_one(path),
        };
        match checked {
            Ok(line) => report.push_str(&line),
            Err(Wrong(text)) => faults.push_str(&format!("{text}\n")),
        }
    }
    for fault in course.iter().flat_map(|it| it.faults(&proved)) {
        faults.push_str(&format!("error: course.yaml: {fault}\n"));
    }
    for language in course.iter().flat_map(|it| &it.languages) {
        for (slug, _) in spoken
            .iter()
            .filter(|it| !it.1.contains(&language.as_str()))
        {
            faults.push_str(&format!("error: {slug}: there is no {language}.md\n"));
        }
    }
    for path in &found {
        match catalogues::check(path) {
            Ok(lines) => report.push_str(&lines),
            Err(Wrong(text)) => faults.push_str(&text),
        }
    }
    if faults.is_empty() {
        report.push_str(&format!("{} checked\n", files.len()));
        Ok(report)
    } else {
        Err(Wrong(faults))
    }
}

fn check_one(path: &Path) -> Result<String, Wrong> {
    let scenario = file::scenario(path)?;
    let until = scenario.until;
    let steps = scenario.steps.len();
    let mut timeline = Timeline::open(scenario);
    timeline.seek(until);
    let mut line = format!(
        "ok  {}  {steps} steps, {} events, digest {}\n",
        path.display(),
        timeline.trace().len(),
        timeline.digest()
    );
    for logged in timeline.log() {
        if let Err(error) = &logged.answer {
            let (name, code) = (&logged.name, &error.code);
            line.push_str(&format!(
                "    {} {name} refused: {code}: {}\n",
                logged.at, error.message
            ));
        }
    }
    Ok(line)
}

/// Files of scenarios and of the like below a folder, in order.
pub fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Wrong> {
    let wrong = |error: std::io::Error| Wrong(format!("error: {}: {error}\n", folder.display()));
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder)
        .map_err(wrong)?
        .map(|it| it.map(|it| it.path()))
        .collect();
    let mut entries = entries.map_err(wrong)?;
    entries.sort();
    for path in entries {
        let ending = path.extension().map(|it| it.to_string_lossy().into_owned());
        if path.is_dir() && depth < DEEPEST {
            collect(&path, depth + 1, files)?;
        } else if matches!(ending.as_deref(), Some("yaml" | "yml" | "json")) {
            files.push(path);
        }
    }
    Ok(())
}
