//! Reads how many tests passed and failed from what the test programs print.
//!
//! Example: `test result: ok. 12 passed; 0 failed; 0 ignored; ...` -> 12 passed.

use std::ops::AddAssign;

/// What a part of the checks came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests, or whole checks for parts that have no tests (fmt, clippy, build).
    pub passed: usize,
    /// The same, failed.
    pub failed: usize,
    /// Tests that were there and did not run.
    pub skipped: usize,
}

impl Counts {
    /// One check that passed.
    pub const ONE: Counts = Counts {
        passed: 1,
        failed: 0,
        skipped: 0,
    };
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Sums the `test result:` lines of cargo test and of wasm-bindgen-test-runner.
pub fn from_cargo(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output.lines() {
        let Some(at) = line.find("test result: ") else {
            continue;
        };
        for field in line[at..].split([';', '.']) {
            let mut words = field.split_whitespace();
            let (Some(number), Some(what)) = (words.next(), words.next()) else {
                continue;
            };
            let Ok(number) = number.parse::<usize>() else {
                continue;
            };
            match what {
                "passed" => counts.passed += number,
                "failed" => counts.failed += number,
                "ignored" => counts.skipped += number,
                _ => {}
            }
        }
    }
    counts
}

/// The closing lines of Node's test runner in TAP form.
pub fn from_tap(output: &str) -> Counts {
    let number = |key: &str| {
        let line = output.lines().rev().find_map(|line| line.strip_prefix(key));
        line.and_then(|rest| rest.trim().parse().ok()).unwrap_or(0)
    };
    Counts {
        passed: number("# pass "),
        failed: number("# fail "),
        skipped: number("# skipped "),
    }
}

/// The `stats` of Playwright's JSON report. A test that passed only at its second try is a failure.
pub fn from_playwright(report: &str) -> Result<Counts, String> {
    let report: serde_json::Value =
        serde_json::from_str(report).map_err(|error| format!("Playwright's report: {error}"))?;
    let number = |key: &str| {
        let value = report["stats"][key]
            .as_u64()
            .and_then(|value| usize::try_from(value).ok());
        value.ok_or_else(|| format!("Playwright's report has no stats.{key}"))
    };
    Ok(Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")?,
        skipped: number("skipped")?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Counts, from_cargo, from_playwright, from_tap};

    #[test]
    fn cargo_results_are_summed() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; \
                      0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 10 passed; 3 failed; 0 ignored; 0 measured\n";
        assert_eq!(
            from_cargo(output),
            Counts {
                passed: 12,
                failed: 3,
                skipped: 1
            }
        );
        assert_eq!(from_cargo("no tests to run!"), Counts::default());
    }

    #[test]
    fn node_and_playwright_reports_are_read() {
        let tap = "ok 1 - a\n# tests 4\n# pass 3\n# fail 1\n# skipped 0\n";
        assert_eq!(
            from_tap(tap),
            Counts {
                passed: 3,
                failed: 1,
                skipped: 0
            }
        );
        let report = r#"{"stats":{"expected":5,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(
            from_playwright(report),
            Ok(Counts {
                passed: 5,
                failed: 2,
                skipped: 2
            })
        );
        assert!(from_playwright("{}").is_err());
    }
}
