//! `taskyard stamp`: notes which English each translation was made from.
//!
//! Exercises keep the note in the file (`<!-- en:0123abcd -->`), catalogues in `<language>.stamps`.
//! What has a note keeps it, so that a change of the English shows; `--anew` writes all of them.
//! Example: `taskyard stamp static/exercises --language ru` after new Russian files came.

use crate::arguments::Stamp;
use crate::{Wrong, catalogues, exercises};
use std::path::{Path, PathBuf};

pub fn stamp(options: &Stamp) -> Result<String, Wrong> {
    let only = options.language.as_deref();
    if let Some(language) = only.filter(|it| !exercises::LANGUAGES[1..].contains(it)) {
        let expected = exercises::LANGUAGES[1..].join(", ");
        return Err(Wrong(format!(
            "error: {language} is no language of translations (expected {expected})\n"
        )));
    }
    let mut report = String::new();
    for path in &options.paths {
        let path = Path::new(path);
        if catalogues::is_here(path) {
            report.push_str(&catalogues::stamp(path, only, options.anew)?);
            continue;
        }
        let folders = folders(path)?;
        let mut written = 0;
        for folder in &folders {
            written += exercises::stamp(folder, only, options.anew)?;
        }
        let (count, path) = (folders.len(), path.display());
        report.push_str(&format!(
            "{path}: {count} exercises, {written} files stamped\n"
        ));
    }
    Ok(report)
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Wrong> {
    if path.join("exercise.yaml").is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let found = exercises::folders(path);
    if found.is_empty() {
        return Err(Wrong(format!(
            "error: {}: no exercises and no en.ftl under it\n",
            path.display()
        )));
    }
    Ok(found)
}
