//! `cargo xtask test`: runs the parts in order, goes on after a failure (one run shows all that is
//! wrong), and ends with one line that totals them.
//!
//! Example of the last line: `412 passed, 0 failed`. The exit code is 0 only if nothing failed.

use crate::counts::Counts;
use crate::parts::{self, PARTS, Part};
use crate::tools::{self, Browser, Node};
use std::time::Instant;

struct Done {
    name: &'static str,
    counts: Counts,
    seconds: u64,
}

/// Runs all parts, or the named ones.
pub fn test(wanted: &[String]) -> Result<(), String> {
    let chosen = choose(wanted)?;
    prepare()?;
    let browser = match chosen.iter().any(|part| part.browser) {
        true => Some(tools::ensure_browser()?),
        false => None,
    };
    let mut done: Vec<Done> = Vec::new();
    for part in chosen {
        println!("\n=== {} ===", part.name);
        let start = Instant::now();
        let counts = match blocked_by(part, &done) {
            Some(before) => {
                println!("{}: not run, because {before} failed", part.name);
                Counts {
                    failed: 1,
                    ..Counts::default()
                }
            }
            None => run(part, browser.as_ref()),
        };
        println!("{}: {}", part.name, line(counts));
        done.push(Done {
            name: part.name,
            counts,
            seconds: start.elapsed().as_secs(),
        });
    }
    summary(&done)
}

fn choose(wanted: &[String]) -> Result<Vec<&'static Part>, String> {
    for name in wanted {
        if !parts::names().contains(&name.as_str()) {
            return Err(format!(
                "no part is called `{name}`: {}",
                parts::names().join(", ")
            ));
        }
    }
    let chosen = |part: &&Part| wanted.is_empty() || wanted.iter().any(|name| name == part.name);
    Ok(PARTS.iter().filter(chosen).collect())
}

fn prepare() -> Result<(), String> {
    Node::find().needed_for("the test run (editor bundle, wasm tests, end-to-end tests)")?;
    tools::ensure_npm()?;
    tools::ensure_wasm_target()?;
    tools::ensure_trunk()?;
    tools::ensure_wasm_bindgen()
}

fn blocked_by(part: &Part, done: &[Done]) -> Option<&'static str> {
    let before = part.after?;
    let earlier = done.iter().find(|done| done.name == before)?;
    (earlier.counts.failed > 0).then_some(before)
}

fn run(part: &Part, browser: Option<&Browser>) -> Counts {
    match (part.run)(browser) {
        Ok(Counts {
            passed: 0,
            failed: 0,
            ..
        }) => {
            println!(
                "{}: found no test to run, which counts as a failure",
                part.name
            );
            Counts {
                failed: 1,
                ..Counts::default()
            }
        }
        Ok(counts) => counts,
        Err(error) => {
            println!("error: {error}");
            Counts {
                failed: 1,
                ..Counts::default()
            }
        }
    }
}

fn line(counts: Counts) -> String {
    let skipped = match counts.skipped {
        0 => String::new(),
        skipped => format!(", {skipped} skipped"),
    };
    format!(
        "{} passed, {} failed{skipped}",
        counts.passed, counts.failed
    )
}

fn summary(done: &[Done]) -> Result<(), String> {
    println!("\n=== summary ===");
    let mut total = Counts::default();
    for Done {
        name,
        counts,
        seconds,
    } in done
    {
        println!("{name:<14} {:<32} {seconds:>5} s", line(*counts));
        total += *counts;
    }
    let failed: Vec<&str> = done
        .iter()
        .filter(|done| done.counts.failed > 0)
        .map(|done| done.name)
        .collect();
    if !failed.is_empty() {
        println!("failed: {}", failed.join(", "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        Ok(())
    } else {
        Err("not everything passed".to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{Done, blocked_by, choose, line};
    use crate::counts::Counts;

    #[test]
    fn parts_run_in_their_own_order_and_unknown_ones_are_refused() {
        let words = |words: &[&str]| {
            words
                .iter()
                .map(|word| word.to_string())
                .collect::<Vec<_>>()
        };
        let chosen = choose(&words(&["e2e", "fmt"])).expect("both are parts");
        assert_eq!(
            chosen.iter().map(|part| part.name).collect::<Vec<_>>(),
            ["fmt", "e2e"]
        );
        assert_eq!(choose(&[]).map(|all| all.len()), Ok(11));
        assert!(choose(&words(&["unit"])).is_err_and(|error| error.contains("native")));
    }

    #[test]
    fn a_failed_build_blocks_what_needs_it() {
        let failed = Counts {
            failed: 1,
            ..Counts::default()
        };
        let done = [Done {
            name: "build",
            counts: failed,
            seconds: 0,
        }];
        let chosen = choose(&["size".to_string()]).expect("a part");
        assert_eq!(blocked_by(chosen[0], &done), Some("build"));
        assert_eq!(blocked_by(chosen[0], &[]), None);
        assert_eq!(line(failed), "0 passed, 1 failed");
    }
}
