//! The parts of `cargo xtask test`, in the order they run. Each gives its counts or why it failed.
//!
//! A part that finds no test has failed: silence must never pass for success.

use crate::counts::{self, Counts};
use crate::shell::{self, Shell};
use crate::tools::Browser;
use crate::{bundle, size};

const WASM: &str = "wasm32-unknown-unknown";

/// A part of the checks.
pub struct Part {
    /// Its name on the command line and in the summary.
    pub name: &'static str,
    /// What it needs to have passed before, in the same run.
    pub after: Option<&'static str>,
    /// Whether a browser must be there.
    pub browser: bool,
    /// Does it.
    pub run: fn(Option<&Browser>) -> Result<Counts, String>,
}

const fn part(name: &'static str, run: fn(Option<&Browser>) -> Result<Counts, String>) -> Part {
    Part {
        name,
        after: None,
        browser: false,
        run,
    }
}

/// All parts. The cheap ones come first; those that need dist/ come after the build.
pub const PARTS: [Part; 11] = [
    part("fmt", |_| check(&["fmt", "--all", "--check"])),
    part("clippy", |_| clippy()),
    part("native", |_| {
        cargo_test(&["--workspace", "--exclude", "web"], &[])
    }),
    part("exercises", |_| exercises()),
    part("editor", |_| editor()),
    part("wasm-node", |_| {
        cargo_test(&["-p", "wasm", "--tests", "--target", WASM], &[])
    }),
    Part {
        browser: true,
        ..part("wasm-chromium", |browser| in_chromium("wasm", browser))
    },
    Part {
        browser: true,
        ..part("web-chromium", |browser| in_chromium("web", browser))
    },
    part("build", |_| bundle::release().map(|()| Counts::ONE)),
    Part {
        after: Some("build"),
        ..part("size", |_| size_gate())
    },
    Part {
        after: Some("build"),
        browser: true,
        ..part("e2e", end_to_end)
    },
];

/// The parts' names, in order.
pub fn names() -> Vec<&'static str> {
    PARTS.iter().map(|part| part.name).collect()
}

fn check(arguments: &[&str]) -> Result<Counts, String> {
    Shell::cargo().args(arguments).run().map(|()| Counts::ONE)
}

fn clippy() -> Result<Counts, String> {
    let deny = ["--all-targets", "--locked", "--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--exclude", "web"];
    let mut counts = check(&[&native[..], &deny[..]].concat())?;
    let in_tab = ["clippy", "-p", "web", "-p", "wasm", "--target", WASM];
    counts += check(&[&in_tab[..], &deny[..]].concat())?;
    Ok(counts)
}

fn cargo_test(what: &[&str], variables: &[(&str, String)]) -> Result<Counts, String> {
    let mut shell = Shell::cargo()
        .args(["test", "--locked", "--no-fail-fast"])
        .args(what);
    for (key, value) in variables {
        shell = shell.env(key, value);
    }
    let (output, succeeded) = shell.tee()?;
    let mut counts = counts::from_cargo(&output);
    // It did not compile, or the runner itself failed: that is a failure too.
    if !succeeded && counts.failed == 0 {
        counts.failed += 1;
    }
    Ok(counts)
}

/// A crate's wasm tests in headless Chromium, also those that name no browser themselves.
fn in_chromium(package: &str, browser: Option<&Browser>) -> Result<Counts, String> {
    let browser = browser.ok_or("no browser")?;
    let what = ["-p", package, "--tests", "--target", WASM];
    cargo_test(&what, &chromium(browser))
}

/// What makes wasm-bindgen's test runner use headless Chromium.
pub fn chromium(browser: &Browser) -> [(&'static str, String); 5] {
    let settings = shell::root().join("webdriver.json").display().to_string();
    [
        ("WASM_BINDGEN_USE_BROWSER", "1".to_string()),
        ("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings),
        ("WASM_BINDGEN_TEST_TIMEOUT", "300".to_string()),
        ("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60".to_string()),
        ("CHROMEDRIVER", browser.driver.display().to_string()),
    ]
}

/// Every exercise: its solutions reach every goal, its wrong answers and its start do not. And every
/// language: its messages are there, and have the variables and the code of the English.
fn exercises() -> Result<Counts, String> {
    let prove = [
        "run", "--quiet", "--locked", "-p", "taskyard", "--", "check",
    ];
    let shell = Shell::cargo()
        .args(prove)
        .args(["static/exercises", "static/locales"]);
    let (output, succeeded) = shell.tee()?;
    let proved = output.lines().filter(|it| it.starts_with("ok  "));
    Ok(Counts {
        passed: proved.count(),
        failed: usize::from(!succeeded),
        ..Counts::default()
    })
}

/// The editor's own unit tests, in Node.
fn editor() -> Result<Counts, String> {
    let shell = Shell::new("node").args(["--test", "--test-reporter=tap", "web/editor/"]);
    let (output, succeeded) = shell.tee()?;
    let mut counts = counts::from_tap(&output);
    if !succeeded && counts.failed == 0 {
        counts.failed += 1;
    }
    Ok(counts)
}

fn size_gate() -> Result<Counts, String> {
    size::size().map(|passed| Counts {
        passed,
        ..Counts::default()
    })
}

/// Playwright over dist/, with axe.
fn end_to_end(browser: Option<&Browser>) -> Result<Counts, String> {
    let browser = browser.ok_or("no browser")?;
    let report = shell::target_dir().join("e2e.json");
    if report.exists() {
        std::fs::remove_file(&report).map_err(|error| error.to_string())?;
    }
    let ran = Shell::new("node")
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(["--config", "tests/e2e/playwright.config.mjs"])
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("CHROMIUM", &browser.chromium)
        .run();
    let Ok(text) = std::fs::read_to_string(&report) else {
        return Err(ran
            .err()
            .unwrap_or_else(|| "Playwright wrote no report".to_string()));
    };
    let mut counts = counts::from_playwright(&text)?;
    if ran.is_err() && counts.failed == 0 {
        counts.failed += 1;
    }
    Ok(counts)
}
