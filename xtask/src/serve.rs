//! `cargo xtask serve`: the quick build, a static server, and a rebuild when a source changes.
//!
//! The page goes to target/page, so dist/ keeps the last release. A failed rebuild leaves the
//! page that works in place and says what is wrong.
//! Example: `cargo xtask serve --port 9000` -> "Taskyard runs at http://127.0.0.1:9000/".

use crate::tools::Node;
use crate::{bundle, server, shell};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How often the sources are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(700);
/// What the page is made of.
const WATCHED: [&str; 4] = ["crates", "web", "static", "Cargo.toml"];

struct Options {
    port: Option<u16>,
    once: bool,
}

fn options(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options {
        port: None,
        once: false,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--once" => options.once = true,
            "--port" => {
                let port = rest.next().ok_or("--port needs a number")?;
                let parsed = port
                    .parse()
                    .map_err(|_| format!("`{port}` is not a port"))?;
                options.port = Some(parsed);
            }
            other => {
                return Err(format!(
                    "unknown option `{other}`; there are --port N and --once"
                ));
            }
        }
    }
    Ok(options)
}

/// Builds, serves, watches.
pub fn serve(arguments: &[String]) -> Result<(), String> {
    let options = options(arguments)?;
    let node = Node::find();
    let folder = shell::target_dir().join("page");
    // The port first: a taken one should not be learned of after a long build.
    let (listener, port) = server::bind(options.port)?;
    let start = Instant::now();
    let mut seen = newest_source();
    bundle::quick(&node, &folder)?;
    println!("\nTaskyard runs at http://127.0.0.1:{port}/  (Ctrl+C ends it)");
    println!("ready after {} s\n", start.elapsed().as_secs());
    if options.once {
        server::answer_for_ever(listener, folder);
        return Ok(());
    }
    let served = folder.clone();
    thread::spawn(move || server::answer_for_ever(listener, served));
    loop {
        thread::sleep(LOOK_EVERY);
        let now = newest_source();
        if now == seen {
            continue;
        }
        seen = now;
        match bundle::quick(&node, &folder) {
            Ok(()) => println!("rebuilt: reload http://127.0.0.1:{port}/"),
            Err(error) => eprintln!("error: {error}\nthe page stays as it was"),
        }
    }
}

/// The newest change among the sources, and how many files there are (a deleted one counts too).
fn newest_source() -> (SystemTime, usize) {
    let mut newest = SystemTime::UNIX_EPOCH;
    let mut count = 0;
    let mut open: Vec<PathBuf> = WATCHED
        .iter()
        .map(|name| shell::root().join(name))
        .collect();
    while let Some(path) = open.pop() {
        if is_made_by_us(&path) {
            continue;
        }
        if let Ok(entries) = std::fs::read_dir(&path) {
            open.extend(entries.flatten().map(|entry| entry.path()));
        } else if let Ok(changed) = path.metadata().and_then(|file| file.modified()) {
            newest = newest.max(changed);
            count += 1;
        }
    }
    (newest, count)
}

fn is_made_by_us(path: &Path) -> bool {
    path.ends_with("web/pack") || path.ends_with("web/dist")
}

#[cfg(test)]
mod tests {
    use super::{newest_source, options};

    #[test]
    fn options_are_read_or_refused() {
        let given = |words: &[&str]| {
            options(
                &words
                    .iter()
                    .map(|word| word.to_string())
                    .collect::<Vec<_>>(),
            )
        };
        assert!(given(&[]).is_ok_and(|options| options.port.is_none() && !options.once));
        let both = given(&["--port", "9000", "--once"]).expect("both are known");
        assert!(both.once && both.port == Some(9000));
        assert!(given(&["--port"]).is_err());
        assert!(given(&["--port", "70000"]).is_err_and(|error| error.contains("70000")));
        assert!(given(&["--prot"]).is_err_and(|error| error.contains("--prot")));
    }

    #[test]
    fn the_sources_are_found() {
        let (newest, count) = newest_source();
        assert!(newest > std::time::SystemTime::UNIX_EPOCH && count > 10);
    }
}
