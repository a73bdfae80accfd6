//! Golden traces: every ready scenario and every folder of `tests/scenarios` plays as it did.
//!
//! `trace.txt` is the run as `taskyard run` prints it, `digest.txt` its digest, which the wasm tests
//! compare with theirs. A folder without a `scenario.yaml` belongs to the ready scenario of its name.
//! `UPDATE=1 cargo test -p it scenarios` accepts what is played now.

use crate::fixture::{all_ready, ready, root, scenario_of};
use lab::{Scenario, Timeline, report};
use std::path::Path;

#[test]
fn every_ready_scenario_plays_as_its_golden_trace() {
    let mut wrong = Vec::new();
    let names = all_ready();
    assert!(names.len() >= 8, "{names:?}");
    for name in &names {
        let folder = root().join("tests/scenarios").join(name);
        compare(&folder, ready(name), &mut wrong);
    }
    finish(&wrong);
}

#[test]
fn every_folder_plays_as_its_golden_trace() {
    let mut wrong = Vec::new();
    let ready = all_ready();
    let entries = std::fs::read_dir(root().join("tests/scenarios")).expect("the folder is there");
    for entry in entries {
        let folder = entry.expect("a folder can be listed").path();
        let own = folder.join("scenario.yaml");
        let name = folder
            .file_name()
            .expect("a folder has a name")
            .to_string_lossy()
            .into_owned();
        match (own.exists(), ready.contains(&name)) {
            (true, false) => compare(&folder, scenario_of(&own), &mut wrong),
            (false, true) => {}
            (true, true) => wrong.push(format!("{name} is both ready and of its own")),
            (false, false) => wrong.push(format!("{name} has no scenario")),
        }
    }
    finish(&wrong);
}

/// Scenarios that are about refusals, with the places of the steps that are refused.
const ABOUT_REFUSALS: &[(&str, &[usize])] =
    &[("the-definition-that-is-refused", &[1, 2, 3, 4, 5, 6, 7])];

#[test]
fn no_step_of_a_ready_scenario_is_refused_but_where_that_is_the_point() {
    for name in all_ready() {
        let scenario = ready(&name);
        assert!(scenario.question.is_some(), "{name} asks nothing");
        let until = scenario.until;
        let mut timeline = Timeline::open(scenario);
        timeline.seek(until);
        let about = ABOUT_REFUSALS.iter().find(|it| it.0 == name);
        for (n, logged) in timeline.log().iter().enumerate() {
            let error = logged.answer.as_ref().err();
            let meant = about.is_some_and(|it| it.1.contains(&n));
            let at = logged.at;
            assert_eq!(
                error.is_some(),
                meant,
                "{name}: {} at {at}: {error:?}",
                logged.name
            );
        }
    }
}

fn compare(folder: &Path, scenario: Scenario, wrong: &mut Vec<String>) {
    let until = scenario.until;
    let mut timeline = Timeline::open(scenario);
    timeline.seek(until);
    let digest = format!("{}\n", timeline.digest());
    for (file, now) in [
        ("trace.txt", report::text(&timeline)),
        ("digest.txt", digest),
    ] {
        let path = folder.join(file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(folder).expect("the folder can be made");
            std::fs::write(&path, &now).expect("the file can be written");
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        if let Some(difference) = difference(&golden, &now) {
            wrong.push(format!("{}: {difference}", path.display()));
        }
    }
}

/// The first line that differs.
fn difference(golden: &str, now: &str) -> Option<String> {
    if golden == now {
        return None;
    }
    let (mut golden, mut now) = (golden.lines(), now.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (golden.next(), now.next()) {
            (Some(a), Some(b)) if a == b => {}
            (None, None) => return Some("line ends differ".into()),
            (a, b) => {
                let show = |it: Option<&str>| it.unwrap_or("(the end)").to_string();
                return Some(format!("line {line}\n  was {}\n  is  {}", show(a), show(b)));
            }
        }
    }
}

fn finish(wrong: &[String]) {
    let how = "if this is meant: UPDATE=1 cargo test -p it scenarios";
    assert!(wrong.is_empty(), "{}\n{how}", wrong.join("\n"));
}
