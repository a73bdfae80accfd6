//! Where the project lies, and how many cases to try.

use lab::Scenario;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests
        .parent()
        .expect("tests lies in the project")
        .to_path_buf()
}

pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The ready scenario of this name.
pub fn ready(name: &str) -> Scenario {
    let path = root().join("static/scenarios").join(format!("{name}.yaml"));
    scenario_of(&path).with_id(name)
}

pub fn scenario_of(path: &Path) -> Scenario {
    let text = read(path);
    Scenario::from_yaml(&text).unwrap_or_else(|faults| {
        let shown: Vec<String> = faults
            .iter()
            .map(|it| it.render(&path.display().to_string(), &text))
            .collect();
        panic!("{}", shown.join("\n"))
    })
}

/// Every ready scenario, in order of names.
pub fn all_ready() -> Vec<String> {
    let folder = root().join("static/scenarios");
    let entries = std::fs::read_dir(folder).expect("the scenarios are there");
    let mut names: Vec<String> = entries
        .map(|it| it.expect("a folder can be listed").path())
        .filter(|it| it.extension().is_some_and(|ending| ending == "yaml"))
        .map(|it| {
            it.file_stem()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// A whole number from the environment.
pub fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name}={text} is no whole number")),
    )
}

/// A runner of `cases` cases, or `LAB_CASES`; always the same ones unless `LAB_SEED` says otherwise.
pub fn runner(cases: u32) -> TestRunner {
    let cases = number("LAB_CASES").map_or(cases, |it| u32::try_from(it).unwrap_or(u32::MAX));
    let seed = number("LAB_SEED").unwrap_or(2026);
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    };
    let mut bytes = [7; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}
