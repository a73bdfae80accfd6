//! `cargo xtask bench`: every criterion benchmark of the crates, then one table of their results.
//!
//! Criterion leaves its numbers in target/criterion; the table reads them from there and turns a
//! declared throughput (elements) into elements per second. Benchmarks run natively, one at a time.
//! Example: `placement/spread-then-binpack/1000   4.1 us   243,000 /s`.

use crate::bundle::files_below;
use crate::shell::{self, Shell};
use crate::{parts, tools};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Runs `crates/*/benches/*.rs`, with an optional filter on the benchmark's name.
pub fn bench(arguments: &[String]) -> Result<(), String> {
    if let Some(option) = arguments.iter().find(|argument| argument.starts_with('-')) {
        return Err(format!(
            "unknown option `{option}`; the one argument is a filter"
        ));
    }
    let start = SystemTime::now();
    let targets = targets(&shell::root().join("crates"))?;
    if targets.is_empty() {
        return Err("no crate has a benchmark yet (crates/*/benches/*.rs)".to_string());
    }
    for (package, name) in &targets {
        println!("-> {package}: {name}");
        Shell::cargo()
            .args(["bench", "--locked", "-p", package, "--bench", name, "--"])
            .args(arguments)
            .run()?;
    }
    let measured = shell::target_dir().join("criterion");
    // A filter that meets no criterion benchmark leaves none behind on a new machine.
    if measured.is_dir() {
        table(&measured, start)?;
    }
    let wanted = |it: &String| "week".contains(it.as_str());
    if arguments.iter().all(wanted) {
        week()?;
    }
    Ok(())
}

/// The simulated week natively and in Chromium, and how much slower the browser is.
fn week() -> Result<(), String> {
    let run = |shell: Shell, place: &str| {
        let (output, succeeded) = shell.tee()?;
        let line = output.lines().find_map(|it| milliseconds(it, place));
        line.filter(|_| succeeded)
            .ok_or_else(|| format!("the week was not measured: {place}"))
    };
    let native = Shell::cargo().args(["bench", "--locked", "-p", "lab", "--bench", "week"]);
    let native = run(native, "native")?;
    let browser = tools::ensure_browser()?;
    let mut shell = Shell::cargo()
        .args([
            "test",
            "--locked",
            "--release",
            "-p",
            "wasm",
            "--test",
            "week",
        ])
        .args(["--target", "wasm32-unknown-unknown", "--", "--nocapture"]);
    for (key, value) in parts::chromium(&browser) {
        shell = shell.env(key, value);
    }
    let wasm = run(shell, "wasm")?;
    let ratio = wasm / native;
    println!("a week: native {native:.0} ms, Chromium {wasm:.0} ms, {ratio:.2} times native");
    Ok(())
}

/// From `week native: 4200 ms, ...` the 4200.
fn milliseconds(line: &str, place: &str) -> Option<f64> {
    let (_, rest) = line.split_once(&format!("week {place}: "))?;
    rest.split_once(" ms")?.0.parse().ok()
}

/// Package and benchmark names; a package is named like its folder, but for the command line's.
fn targets(crates: &Path) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    for file in files_below(crates)? {
        let in_benches = file
            .parent()
            .is_some_and(|folder| folder.ends_with("benches"));
        if !in_benches || file.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let Some(folder) = file.parent().and_then(Path::parent) else {
            continue;
        };
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        found.push((package_name(&manifest)?, name));
    }
    Ok(found)
}

fn package_name(manifest: &str) -> Result<String, String> {
    let name = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = \""));
    let name = name.and_then(|rest| rest.strip_suffix('"'));
    name.map(str::to_string)
        .ok_or_else(|| "a Cargo.toml without a package name".to_string())
}

fn read(path: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The results written since `start`.
fn table(folder: &Path, start: SystemTime) -> Result<(), String> {
    println!("\n{:<56} {:>14} {:>18}", "benchmark", "mean", "per second");
    for file in files_below(folder)? {
        let fresh = file
            .metadata()
            .and_then(|file| file.modified())
            .is_ok_and(|at| at >= start);
        if !file.ends_with("new/estimates.json") || !fresh {
            continue;
        }
        let mean = read(&file)?["mean"]["point_estimate"]
            .as_f64()
            .unwrap_or(f64::NAN);
        let about = read(&file.with_file_name("benchmark.json"))?;
        let name = about["full_id"].as_str().unwrap_or("?");
        println!(
            "{name:<56} {:>14} {:>18}",
            time(mean),
            rate(&about["throughput"], mean)
        );
    }
    Ok(())
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1e3 => format!("{n:.1} ns"),
        n if n < 1e6 => format!("{:.2} us", n / 1e3),
        n if n < 1e9 => format!("{:.2} ms", n / 1e6),
        n => format!("{:.2} s", n / 1e9),
    }
}

fn rate(throughput: &Value, nanoseconds: f64) -> String {
    match throughput["Elements"].as_f64() {
        Some(elements) => format!("{:.0}", elements * 1e9 / nanoseconds),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{milliseconds, package_name, rate, time};
    use serde_json::json;

    #[test]
    fn results_are_written_for_people() {
        assert_eq!(milliseconds("log: week wasm: 42 ms, x", "wasm"), Some(42.0));
        assert_eq!(milliseconds("week wasm: 42 ms, x", "native"), None);
        assert_eq!(time(4_100.0), "4.10 us");
        assert_eq!(time(2.5e9), "2.50 s");
        assert_eq!(rate(&json!({"Elements": 10_000}), 4e7), "250000");
        assert_eq!(rate(&json!(null), 4e7), "");
        assert_eq!(
            package_name("[package]\nname = \"rules\"\n").as_deref(),
            Ok("rules")
        );
    }
}
