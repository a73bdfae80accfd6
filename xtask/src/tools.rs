//! Brings what a fresh machine lacks: wasm target, Trunk, wasm-bindgen, npm packages, a browser.
//!
//! Each `ensure_*` looks first, installs only what is missing, and otherwise says in one sentence
//! what to do. Nothing is installed twice; a second start only looks.
//! Example: `ensure_trunk()` -> "-> installing Trunk 0.21.14 (once; about six minutes)".

use crate::shell::{self, Shell, step, which};
use std::fs;
use std::path::{Path, PathBuf};

/// Newer ones need a newer Rust than our `rust-version` promises.
const TRUNK: &str = "0.21.14";
const OLDEST_NODE: u32 = 20;

/// What we can do with Node on this machine.
pub enum Node {
    /// Node and npm are here and new enough.
    Ready,
    /// Not usable, and the reason.
    Missing(String),
}

impl Node {
    /// Looks for Node and npm.
    pub fn find() -> Node {
        let Ok(version) = Shell::new("node").args(["--version"]).read() else {
            return Node::Missing(format!(
                "Node is not installed (version {OLDEST_NODE} or newer)"
            ));
        };
        let version = version.trim();
        let major = version.trim_start_matches('v').split('.').next();
        match major.and_then(|major| major.parse::<u32>().ok()) {
            Some(major) if major >= OLDEST_NODE => {}
            _ => {
                let needed = format!("version {OLDEST_NODE} or newer is needed");
                return Node::Missing(format!("Node {version} is too old: {needed}"));
            }
        }
        match which("npm") {
            Some(_) => Node::Ready,
            None => Node::Missing("Node is here, but npm is not".to_string()),
        }
    }

    /// An error that says what Node is needed for, when it is missing.
    pub fn needed_for(&self, what: &str) -> Result<(), String> {
        match self {
            Node::Ready => Ok(()),
            Node::Missing(why) => Err(format!(
                "{what} needs Node: {why}. Get it from https://nodejs.org/"
            )),
        }
    }
}

/// Brings the npm packages to what package-lock.json says; a no-op when they are.
pub fn ensure_npm() -> Result<(), String> {
    let lock = shell::root().join("package-lock.json");
    let stamp = shell::root().join("node_modules/.installed-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("npm packages (npm ci)", || {
        // Scripts of packages never run, and Playwright must not download a browser of its own.
        Shell::new("npm")
            .args([
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .run()
            .map_err(|error| format!("{error}; is the npm registry reachable?"))
    })?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Brings the standard library for wasm32.
pub fn ensure_wasm_target() -> Result<(), String> {
    let target = "wasm32-unknown-unknown";
    let library = Shell::new("rustc")
        .args(["--print", "target-libdir", "--target", target])
        .read();
    if library.is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    step("installing Rust's wasm32 target (once)", || {
        Shell::new("rustup")
            .args(["target", "add", target])
            .run()
            .map_err(|error| {
                format!("{error}; Rust needs the target {target}, which rustup installs")
            })
    })
}

fn version_of(program: &str) -> Option<String> {
    let said = Shell::new(program).args(["--version"]).read().ok()?;
    said.split_whitespace().nth(1).map(str::to_string)
}

fn cargo_install(name: &str, program: &str, version: &str, locked: bool) -> Result<(), String> {
    if version_of(program).as_deref() == Some(version) {
        return Ok(());
    }
    step(
        &format!("installing {name} {version} (once; this takes some minutes)"),
        || {
            let install = ["install", name, "--version", version];
            Shell::cargo()
                .args(install)
                .args(locked.then_some("--locked"))
                .run()
                .map_err(|error| format!("{error}; try `cargo {}` yourself", install.join(" ")))
        },
    )?;
    match version_of(program) {
        Some(found) if found == version => Ok(()),
        Some(found) => Err(format!(
            "{program} {version} was installed, but {} is version {found}: put cargo's bin folder \
             before it on PATH",
            which(program).unwrap_or_default().display()
        )),
        None => Err(format!("{program} was installed, but does not start")),
    }
}

/// Brings Trunk.
pub fn ensure_trunk() -> Result<(), String> {
    cargo_install("trunk", "trunk", TRUNK, true)
}

/// Brings the wasm-bindgen programs, in exactly the version of the library in Cargo.lock.
pub fn ensure_wasm_bindgen() -> Result<(), String> {
    let lock = shell::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let version = locked_version(&text, "wasm-bindgen")
        .ok_or("Cargo.lock names no wasm-bindgen: nothing of the web is built yet")?;
    // Its own lock file has named crates that the registry did not have: resolve afresh.
    cargo_install("wasm-bindgen-cli", "wasm-bindgen", version, false)
}

/// The version of one package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// The browser and its driver.
pub struct Browser {
    /// The program, for Playwright.
    pub chromium: PathBuf,
    /// Its driver, for wasm-bindgen-test-runner.
    pub driver: PathBuf,
}

fn look_for_browser() -> Option<Browser> {
    let named = |key| {
        std::env::var_os(key)
            .map(PathBuf::from)
            .filter(|file| file.is_file())
    };
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let chromium = named("CHROMIUM").or_else(|| names.into_iter().find_map(which))?;
    let driver = named("CHROMEDRIVER").or_else(|| which("chromedriver"))?;
    Some(Browser { chromium, driver })
}

/// Brings Chromium and its driver: by apt as root on Debian, else it says how.
pub fn ensure_browser() -> Result<Browser, String> {
    if let Some(browser) = look_for_browser() {
        return Ok(browser);
    }
    let root = Shell::new("id")
        .args(["-u"])
        .read()
        .is_ok_and(|id| id.trim() == "0");
    if root && Path::new("/etc/debian_version").exists() && which("apt-get").is_some() {
        step(
            "installing chromium and chromium-driver (apt-get, once)",
            || {
                let quiet = |shell: Shell| shell.env("DEBIAN_FRONTEND", "noninteractive");
                quiet(Shell::new("apt-get")).args(["update", "-qq"]).run()?;
                quiet(Shell::new("apt-get"))
                    .args(["install", "-y", "-qq", "--no-install-recommends"])
                    .args(["chromium", "chromium-driver"])
                    .run()
            },
        )?;
    }
    look_for_browser().ok_or_else(|| {
        "the browser tests need Chromium and its driver. On Debian or Ubuntu: `sudo apt-get \
         install chromium chromium-driver`; elsewhere install both and name them in the variables \
         CHROMIUM and CHROMEDRIVER"
            .to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_comes_from_the_package_of_that_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
