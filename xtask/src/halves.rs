//! The release build's last step: the program in two files, under names that follow from what is
//! in them, and the page told of it. `cargo xtask profile` finds out what belongs into which.
//!
//! Example: web-<trunk>_bg.wasm -> web-<hash>_bg.wasm (first load) and web-<hash>_rest.wasm (asked
//! for by static/js/rest.js at the first touch of the page, or when a function of it is called).

use crate::shell::{self, Shell, step};
use crate::tools::{self, Browser};
use crate::{bundle, pack, split};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the list of the functions that come later lies.
fn list() -> PathBuf {
    shell::root().join("web/rest.txt")
}

/// The program as Trunk left it in a folder.
struct Built {
    page: PathBuf,
    glue: PathBuf,
    wasm: PathBuf,
    /// What Trunk calls it: `web-0123456789abcdef`.
    name: String,
}

impl Built {
    fn in_folder(folder: &Path) -> Result<Built, String> {
        let files = bundle::files_below(folder)?;
        let wasm = files
            .iter()
            .find(|path| path.to_string_lossy().ends_with("_bg.wasm"))
            .ok_or_else(|| format!("{}: no program was built here", folder.display()))?;
        let file = wasm.file_name().unwrap_or_default().to_string_lossy();
        let name = file.trim_end_matches("_bg.wasm").to_string();
        Ok(Built {
            page: folder.join("index.html"),
            glue: folder.join(format!("{name}.js")),
            wasm: wasm.clone(),
            name,
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Splits the program in `folder` and renames its files after their contents.
pub fn divide(folder: &Path) -> Result<(), String> {
    let built = Built::in_folder(folder)?;
    let module = read(&built.wasm)?;
    let list = split::List::read(&read_text(&list())?)
        .map_err(|error| format!("{}: {error}", list().display()))?;
    let halves = split::split(&module, &list)?;
    println!(
        "   {} of {} functions come later",
        halves.moved, halves.functions
    );

    let name = format!("web-{:016x}", fingerprint(&[&halves.first, &halves.rest]));
    let rest = format!("{name}_rest.wasm");
    let glue = with_rest(&read_text(&built.glue)?, &rest)?;
    let page = read_text(&built.page)?.replace(&built.name, &name);
    for old in [&built.glue, &built.wasm] {
        fs::remove_file(old).map_err(|error| format!("{}: {error}", old.display()))?;
    }
    pack::write(&built.page, page.as_bytes())?;
    pack::write(&folder.join(format!("{name}.js")), glue.as_bytes())?;
    pack::write(&folder.join(format!("{name}_bg.wasm")), &halves.first)?;
    pack::write(&folder.join(rest), &halves.rest)
}

/// FNV-1a, 64 bits.
fn fingerprint(parts: &[&[u8]]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    parts.concat().iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// wasm-bindgen's glue, with our loader among the imports and told of the instance before the
/// program starts.
fn with_rest(glue: &str, rest: &str) -> Result<String, String> {
    let changes = [
        (
            "const imports = __wbg_get_imports();",
            "const imports = __wbg_get_imports();\n    imports.rest = { load: rest.load };",
        ),
        (
            "function __wbg_finalize_init(instance, module) {",
            "function __wbg_finalize_init(instance, module) {\n    rest.begin(instance);",
        ),
    ];
    let mut changed = glue.to_string();
    for (from, to) in changes {
        if !changed.contains(from) {
            return Err(format!("wasm-bindgen's glue has no `{from}` any more"));
        }
        changed = changed.replace(from, to);
    }
    let import = "import * as rest from './rest.js';\n";
    let address = format!("rest.at(new URL('./{rest}', import.meta.url));\n");
    Ok(format!("{import}{address}{changed}"))
}

/// `cargo xtask profile`: builds the page, runs it in Chromium with a probe in each stretch of code,
/// writes the list of what never ran, and divides the build in dist/ along it.
pub fn profile() -> Result<(), String> {
    let browser = tools::ensure_browser()?;
    tools::ensure_npm()?;
    bundle::whole(&bundle::dist())?;
    let module = read(&Built::in_folder(&bundle::dist())?.wasm)?;
    let folder = shell::target_dir().join("profile");
    bundle::copy(&bundle::dist(), &folder)?;
    let probed = Built::in_folder(&folder)?.wasm;
    pack::write(&probed, &split::probe(&module)?)?;
    let ran = step("running the page", || watch(&folder, &browser))?;
    let later = split::measure(&module, &ran)?;
    let (functions, stretches) = later.len();
    println!("   {functions} functions and {stretches} stretches of others did not run");
    pack::write(&list(), later.write().as_bytes())?;
    bundle::finish()
}

/// The numbers of the stretches that ran.
fn watch(folder: &Path, browser: &Browser) -> Result<BTreeSet<u32>, String> {
    let said = Shell::new("node")
        .args([
            "tests/e2e/profile.mjs".to_string(),
            folder.display().to_string(),
        ])
        .env("CHROMIUM", &browser.chromium)
        .read()?;
    let numbers: BTreeSet<u32> = serde_json::from_str(&said)
        .map_err(|error| format!("tests/e2e/profile.mjs said no list of numbers: {error}"))?;
    if numbers.is_empty() {
        return Err("nothing ran: the page did not start".to_string());
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::{fingerprint, with_rest};

    #[test]
    fn the_glue_is_told_of_the_rest_or_the_build_fails() {
        let glue = "function __wbg_finalize_init(instance, module) {\n}\n\
                    const imports = __wbg_get_imports();\n";
        let changed = with_rest(glue, "x_rest.wasm").expect("both places are there");
        assert!(changed.contains("imports.rest = ") && changed.contains("rest.begin(instance)"));
        assert!(with_rest("other glue", "x").is_err_and(|error| error.contains("imports")));
    }

    #[test]
    fn names_follow_from_contents() {
        assert_ne!(fingerprint(&[b"a", b"b"]), fingerprint(&[b"a", b"c"]));
    }
}
