//! `taskyard try-definitions`: registers every task definition of a folder and counts what happened.
//!
//! Each JSON file is first registered as it is, then as the editor takes it from a paste. A file that
//! neither way registers is listed with AWS's answer; the most frequent answers come first. Example:
//! `300 files: 251 register as they are, 40 as pasted, 9 refused`.

use crate::{Wrong, check, file};
use aws_api::{CheckOptions, Finding};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Reasons that are told.
const REASONS: usize = 5;

enum Tried {
    AsItIs,
    AsPasted,
    Refused(Reason),
}

/// The code of the rule, and its text without what is particular to one file.
struct Reason {
    code: String,
    text: String,
    path: String,
}

fn reason(finding: &Finding) -> Reason {
    Reason {
        code: finding.code.to_string(),
        text: finding.says(),
        path: finding.path.clone(),
    }
}

fn attempt(text: &str) -> Tried {
    let options = CheckOptions::default();
    if aws_api::check(text, options).first_error().is_none() {
        return Tried::AsItIs;
    }
    let pasted = aws_api::paste::normalise_paste(text);
    if let Some(error) = &pasted.error {
        return Tried::Refused(reason(error));
    }
    match aws_api::check(&pasted.document, options).first_error() {
        None => Tried::AsPasted,
        Some(finding) => Tried::Refused(reason(finding)),
    }
}

pub fn try_all(folder: &str) -> Result<String, Wrong> {
    let mut files: Vec<PathBuf> = Vec::new();
    check::collect(Path::new(folder), 0, &mut files)?;
    files.retain(|it| it.extension().is_some_and(|it| it == "json"));
    if files.is_empty() {
        return Err(Wrong(format!("error: no .json file in {folder}\n")));
    }
    let (mut plain, mut pasted) = (0u32, 0u32);
    let mut refused: Vec<(PathBuf, Reason)> = Vec::new();
    for path in &files {
        match attempt(&file::text(path)?) {
            Tried::AsItIs => plain += 1,
            Tried::AsPasted => pasted += 1,
            Tried::Refused(reason) => refused.push((path.clone(), reason)),
        }
    }
    Ok(report(files.len(), plain, pasted, &refused))
}

fn report(files: usize, plain: u32, pasted: u32, refused: &[(PathBuf, Reason)]) -> String {
    let mut report = format!(
        "{files} files: {plain} register as they are, {pasted} as pasted, {} refused\n",
        refused.len()
    );
    let mut counts: BTreeMap<&str, Vec<&Reason>> = BTreeMap::new();
    for (_, reason) in refused {
        counts.entry(&reason.code).or_default().push(reason);
    }
    let mut counts: Vec<(&str, Vec<&Reason>)> = counts.into_iter().collect();
    counts.sort_by_key(|(code, reasons)| (usize::MAX - reasons.len(), *code));
    for (code, reasons) in counts.iter().take(REASONS) {
        let example = reasons.first().map_or("", |it| it.text.as_str());
        report.push_str(&format!("{:4}  {code}: {example}\n", reasons.len()));
    }
    for (path, reason) in refused {
        let (place, text) = (&reason.path, &reason.text);
        report.push_str(&format!("{}  {place}: {text}\n", path.display()));
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_registers_and_what_does_not_is_told_apart() {
        let good = r#"{"family": "a", "containerDefinitions": [
            {"name": "a", "image": "b", "memory": 64}]}"#;
        assert!(matches!(attempt(good), Tried::AsItIs));
        let described = format!("{{\"taskDefinition\": {good}}}");
        assert!(matches!(attempt(&described), Tried::AsPasted));
        let none = good.replace(", \"memory\": 64", "");
        let Tried::Refused(reason) = attempt(&none) else {
            panic!("a container without memory registers");
        };
        assert_eq!(reason.path, "containerDefinitions[0].memory");
        let refused = vec![(PathBuf::from("x.json"), reason)];
        let report = report(3, 1, 1, &refused);
        let mut lines = report.lines();
        assert_eq!(
            lines.next(),
            Some("3 files: 1 register as they are, 1 as pasted, 1 refused")
        );
        assert!(
            lines.next().is_some_and(|it| it.starts_with("   1  ")),
            "{report}"
        );
        assert!(report.contains("x.json  containerDefinitions[0].memory: "));
    }
}
