//! `taskyard run`: one scenario from its start to its end.

use crate::arguments::{Format, Run};
use crate::{Wrong, file};
use lab::{Timeline, reference, report};
use serde_json::Value;

pub fn run(options: &Run) -> Result<String, Wrong> {
    let mut scenario = file::scenario(options.file.as_ref())?;
    if let Some(seed) = options.seed {
        scenario.seed = seed;
    }
    if let Some(query) = &options.query {
        reference::check_path(query)
            .map_err(|why| Wrong(format!("error: --query: {why}; expected a JMESPath\n")))?;
    }
    let until = options.until.unwrap_or(scenario.until);
    let mut timeline = Timeline::open(scenario);
    timeline.seek(until);
    if let Some(query) = &options.query {
        let records = Value::Array(report::records(&timeline));
        let found = reference::search(&records, query)
            .map_err(|why| Wrong(format!("error: --query: {why}\n")))?;
        return Ok(format!("{found:#}\n"));
    }
    Ok(match options.format {
        Format::Trace => report::text(&timeline),
        Format::Jsonl => report::records(&timeline)
            .iter()
            .map(|it| format!("{it}\n"))
            .collect(),
    })
}
