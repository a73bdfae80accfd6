//! `cargo xtask`: everything a fresh machine needs to run, test and ship the lab.
//!
//! One file per task; `tools` brings what is missing (and says so), `shell` runs and times it.
//! The dependencies are few on purpose: this program is compiled before anything else can start.
//! Example: `cargo xtask serve` -> tools, editor bundle, packs, Trunk build, static server.

// These bans guard the simulation, where time and order must be the same on every machine.
// Here the wall clock is the point.
#![allow(clippy::disallowed_types, clippy::disallowed_methods)]

mod bench;
mod bundle;
mod counts;
mod editor;
mod facts;
mod halves;
mod pack;
mod parts;
mod pipeline;
mod serve;
mod server;
mod shell;
mod size;
mod split;
mod swarm;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>

  serve [--port N] [--once]   build the lab and serve it at http://127.0.0.1:8080/ (the next free
                              port when that one is taken); rebuilds when a source file changes,
                              unless --once is given
  test [PART...]              every check, in order; or only the named parts
  build                       the release build into dist/, with .br and .gz next to each file
  size                        brotli sizes of dist/ against the budgets
  profile                     a release build that also finds out what of the program the page needs
                              to start, and writes the list of all else (web/rest.txt), by which
                              builds divide the program
  bench [FILTER]              criterion benchmarks with a table of their results, then a simulated week
                              natively and in Chromium
  swarm [N] [--from SEED]     plays N random days (200) from a seed on (1), judges them by the laws, and
                              leaves the smallest scenario file of every failure in target/tmp
  facts                       the page of what the lab simplifies into web/pack/, and its counts
  pack                        scenarios, translations and the editor bundle into web/pack/

Each task installs what it needs and says what it does.
Parts of test, in order: ";

fn run(arguments: &[String]) -> Result<(), String> {
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("serve") => serve::serve(rest),
        Some("test") => pipeline::test(rest),
        Some("build") => no_arguments(rest).and_then(|()| bundle::release()),
        Some("size") => no_arguments(rest).and_then(|()| size::size().map(|_| ())),
        Some("profile") => no_arguments(rest).and_then(|()| halves::profile()),
        Some("bench") => bench::bench(rest),
        Some("swarm") => swarm::swarm(rest),
        Some("pack") => no_arguments(rest).and_then(|()| bundle::pack_all(&tools::Node::find())),
        Some("facts") => no_arguments(rest).and_then(|()| facts::facts()),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}{}", parts::names().join(", "));
            Ok(())
        }
        Some(other) => Err(format!(
            "unknown task `{other}`; `cargo xtask help` lists them"
        )),
    }
}

fn no_arguments(rest: &[String]) -> Result<(), String> {
    match rest.first() {
        None => Ok(()),
        Some(argument) => Err(format!("unexpected argument `{argument}`")),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
