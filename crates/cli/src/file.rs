//! From a path to a scenario, with faults shown in the text.

use crate::Wrong;
use lab::Scenario;
use lab::scenario::MOST_BYTES;
use std::io::Read;
use std::path::Path;

/// Reads the scenario of a file; `.json` is read as JSON, anything else as YAML.
pub fn scenario(path: &Path) -> Result<Scenario, Wrong> {
    let name = path.display().to_string();
    let text = text(path)?;
    let read = if path.extension().is_some_and(|it| it == "json") {
        Scenario::from_json(&text)
    } else {
        Scenario::from_yaml(&text)
    };
    let scenario = read.map_err(|faults| {
        Wrong(
            faults
                .iter()
                .map(|it| it.render(&name, &text))
                .collect::<Vec<_>>()
                .join("\n"),
        )
    })?;
    let id = path.file_stem().map(|it| it.to_string_lossy().into_owned());
    Ok(scenario.with_id(&id.unwrap_or_default()))
}

/// The text of a file within the limit.
pub fn text(path: &Path) -> Result<String, Wrong> {
    let wrong = |why: String| Wrong(format!("error: {}: {why}\n", path.display()));
    let file = std::fs::File::open(path).map_err(|error| wrong(error.to_string()))?;
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that the reader can say it is too long.
    let read = file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| wrong(error.to_string()))?;
    if bytes.len() > MOST_BYTES {
        return Err(wrong(format!("the file is larger than {MOST_BYTES} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        wrong(format!("not UTF-8 from byte {valid} on; expected text"))
    })
}
