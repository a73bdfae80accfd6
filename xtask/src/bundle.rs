//! Makes the page: packs, editor bundle, Trunk (release into dist/, or the quick build that
//! `serve` shows), and `.br`/`.gz` twins for servers that send files as they are.
//!
//! Example: `cargo xtask build` -> dist/index.html, web-<hash>_bg.wasm, web-<hash>_bg.wasm.br ...

use crate::shell::{self, Shell, step};
use crate::tools::{self, Node};
use crate::{editor, facts, halves, pack};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files smaller than this are sent as fast without compression.
const WORTH_COMPRESSING: usize = 200;

/// Everything the page fetches while it runs, into web/pack/.
pub fn pack_all(node: &Node) -> Result<(), String> {
    let to = pack::folder();
    if to.exists() {
        fs::remove_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    let (scenarios, locales) = pack::pack(&to)?;
    println!("-> packed {scenarios} scenarios and {locales} translations");
    pack::exercises(&to.join("exercises"))?;
    facts::facts()?;
    editor::bundle(node, &to.join("editor"))
}

/// The folder of the release build.
pub fn dist() -> PathBuf {
    shell::root().join("dist")
}

/// The release build, into dist/.
pub fn release() -> Result<(), String> {
    let node = Node::find();
    node.needed_for("a release build (editor bundle and wasm-opt)")?;
    whole(&dist())?;
    finish()
}

/// Divides the release build in dist/ and compresses it.
pub fn finish() -> Result<(), String> {
    step("dividing the program", || halves::divide(&dist()))?;
    step("compressing", || {
        let made = compress(&dist())?;
        println!("   {made} files have .br and .gz twins");
        Ok(())
    })
}

/// The release build in one piece, with the names of its functions: what is divided or profiled.
pub fn whole(to: &Path) -> Result<(), String> {
    trunk(&Node::find(), to, true)
}

/// The quick build that `serve` shows; needs no Node.
pub fn quick(node: &Node, to: &Path) -> Result<(), String> {
    trunk(node, to, false)
}

fn trunk(node: &Node, to: &Path, release: bool) -> Result<(), String> {
    tools::ensure_wasm_target()?;
    tools::ensure_trunk()?;
    tools::ensure_wasm_bindgen()?;
    pack_all(node)?;
    let what = if release {
        "release build (Trunk)"
    } else {
        "building the page (Trunk)"
    };
    step(what, || {
        let to = to.display().to_string();
        Shell::new("trunk")
            .args([
                "build",
                "--config",
                "Trunk.toml",
                "--skip-version-check",
                "--locked",
            ])
            .args(["--log", "warn", "--dist", &to])
            .args(release.then_some("--release"))
            // An inherited NO_COLOR=1 is not a value that Trunk understands.
            .env("NO_COLOR", "true")
            .run()
    })
}

/// Copies what is below a folder to another one, which has nothing else afterwards.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let not = |path: &Path, error| format!("{}: {error}", path.display());
    if to.exists() {
        fs::remove_dir_all(to).map_err(|error| not(to, error))?;
    }
    for file in files_below(from)? {
        let place = to.join(file.strip_prefix(from).unwrap_or(&file));
        let folder = place.parent().unwrap_or(to);
        fs::create_dir_all(folder).map_err(|error| not(folder, error))?;
        fs::copy(&file, &place).map_err(|error| not(&file, error))?;
    }
    Ok(())
}

/// Every file below a folder, by path.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_text_or_wasm(path: &Path) -> bool {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    [
        "html", "css", "js", "mjs", "wasm", "json", "ftl", "svg", "txt",
    ]
    .contains(&extension.as_str())
}

fn compress(folder: &Path) -> Result<usize, String> {
    let mut made = 0;
    for path in files_below(folder)?
        .into_iter()
        .filter(|path| is_text_or_wasm(path))
    {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if bytes.len() < WORTH_COMPRESSING {
            continue;
        }
        let twin = |ending: &str| PathBuf::from(format!("{}.{ending}", path.display()));
        pack::write(&twin("br"), &brotli(&bytes)?)?;
        pack::write(&twin("gz"), &gzip(&bytes)?)?;
        made += 1;
    }
    Ok(made)
}

/// Brotli at its best level: what a static host sends.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed
        .write_all(bytes)
        .and_then(|()| packed.finish())
        .map_err(|error| format!("gzip: {error}"))
}
