//! Runs other programs: from the workspace's root, with our tools first on PATH, and with an error
//! that names the command when one fails.
//!
//! Example: `Shell::new("npm").args(["ci"]).run()?` prints nothing of its own; `step` says what
//! is being done and how long it took.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The workspace's root: the folder above this package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies inside the workspace")
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where `cargo install` puts programs.
pub fn cargo_bin() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("bin"))
}

/// PATH with npm's programs first (Trunk must find binaryen's wasm-opt and no older one).
fn path() -> OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let ours = [Some(root().join("node_modules/.bin")), cargo_bin()];
    let all = ours
        .into_iter()
        .flatten()
        .chain(std::env::split_paths(&old));
    std::env::join_paths(all).unwrap_or(old)
}

/// The full path of a program, looked up as a child process would.
pub fn which(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&path())
        .flat_map(|folder| [folder.join(program), folder.join(format!("{program}.exe"))])
        .find(|file| file.is_file())
}

/// One command to run.
pub struct Shell {
    command: Command,
    line: String,
}

impl Shell {
    /// A program run from the workspace's root.
    pub fn new(program: &str) -> Shell {
        let mut command = Command::new(which(program).unwrap_or_else(|| program.into()));
        command.current_dir(root()).env("PATH", path());
        Shell {
            command,
            line: program.to_string(),
        }
    }

    /// Cargo, the same one that runs us.
    pub fn cargo() -> Shell {
        Shell::new(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string()))
    }

    /// Adds arguments.
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, arguments: I) -> Shell {
        for argument in arguments {
            self.line = format!("{} {}", self.line, argument.as_ref().to_string_lossy());
            self.command.arg(argument);
        }
        self
    }

    /// Sets an environment variable for the child.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Shell {
        self.command.env(key, value);
        self
    }

    fn cannot_start(&self, error: &std::io::Error) -> String {
        format!("cannot start `{}`: {error}", self.line)
    }

    /// Runs it with our own input and output; an error unless it ends with 0.
    pub fn run(mut self) -> Result<(), String> {
        let status = self
            .command
            .status()
            .map_err(|error| self.cannot_start(&error))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("`{}` failed ({status})", self.line))
        }
    }

    /// Runs it quietly and gives what it printed; its errors are shown only if it fails.
    pub fn read(mut self) -> Result<String, String> {
        let output = self
            .command
            .output()
            .map_err(|error| self.cannot_start(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        Err(format!(
            "`{}` failed ({})\n{}",
            self.line,
            output.status,
            said.trim_end()
        ))
    }

    /// Runs it, passes each line of its standard output on and gives them all, with its verdict.
    pub fn tee(mut self) -> Result<(String, bool), String> {
        self.command.stdout(Stdio::piped());
        let mut child = self
            .command
            .spawn()
            .map_err(|error| self.cannot_start(&error))?;
        let mut said = String::new();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line.map_err(|error| format!("`{}`: {error}", self.line))?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                said.push_str(&line);
                said.push('\n');
            }
        }
        let status = child
            .wait()
            .map_err(|error| format!("`{}`: {error}", self.line))?;
        Ok((said, status.success()))
    }
}

/// Says what is done, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("-> {what}");
    let start = Instant::now();
    let value = work()?;
    let took = start.elapsed();
    if took.as_secs() >= 1 {
        println!(
            "   done in {}.{} s",
            took.as_secs(),
            took.subsec_millis() / 100
        );
    }
    Ok(value)
}
