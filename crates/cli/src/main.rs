//! `taskyard`: the lab in a terminal. `run` plays a scenario, `check` proves scenarios and
//! exercises, `new` begins an exercise, `pack` writes exercises for the browser, `stamp` notes which
//! English each translation was made from.
//!
//! Exit code 0: it ran; a refused call is an answer, not a failure. 2: a file or the command line is
//! wrong; the fault is shown with path, line, column and what was expected.
//! Example: `taskyard run static/scenarios/first-service.yaml --until 5m --format jsonl`.

mod arguments;
mod catalogues;
mod check;
mod definitions;
mod exercises;
mod file;
mod run;
mod stamp;

use arguments::Command;
use std::io::Write;
use std::process::ExitCode;

/// What is wrong; the text is ready to print.
pub struct Wrong(pub String);

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|it| it.to_string_lossy().into_owned())
        .collect();
    let done = match arguments::read(&given) {
        Ok(Command::Run(options)) => run::run(&options),
        Ok(Command::Check(paths)) => check::check(&paths),
        Ok(Command::New(slug)) => exercises::begin(&slug),
        Ok(Command::TryDefinitions(folder)) => definitions::try_all(&folder),
        Ok(Command::Pack(from, to)) => exercises::pack(&from, &to),
        Ok(Command::Stamp(options)) => stamp::stamp(&options),
        Ok(Command::Help) => Ok(arguments::USAGE.to_string()),
        Ok(Command::Version) => Ok(format!("taskyard {}\n", env!("CARGO_PKG_VERSION"))),
        Err(message) => Err(Wrong(format!("error: {message}\n\n{}", arguments::USAGE))),
    };
    match done {
        Ok(text) => {
            // A reader that went away (`| head`) is no failure of ours.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(Wrong(text)) => {
            let _ = std::io::stderr().write_all(text.as_bytes());
            ExitCode::from(2)
        }
    }
}
