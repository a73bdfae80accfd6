//! Bundles web/editor/ (CodeMirror and our theme) into one hashed file that loads on demand.
//!
//! web/pack/editor/index.js is the fixed name that web/editor/loader.js imports; it re-exports
//! editor-<hash>.js, so the bundle can be cached for ever. Without Node it throws instead, and the
//! page keeps its plain textarea. LICENSES.txt carries the licences of what is inside.

use crate::pack::write;
use crate::shell::{self, Shell, step};
use crate::tools::{self, Node};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const NO_EDITOR: &str =
    "throw new Error(\"this build has no rich editor: it was made without Node\");\n";

/// Writes `to`/index.js, the bundle and its licences.
pub fn bundle(node: &Node, to: &Path) -> Result<(), String> {
    if let Node::Missing(why) = node {
        println!("   note: {why}. The page will have the plain text editor.");
        return write(&to.join("index.js"), NO_EDITOR.as_bytes());
    }
    tools::ensure_npm()?;
    step("editor bundle (esbuild)", || {
        let meta = shell::target_dir().join("editor-meta.json");
        Shell::new("esbuild")
            .args([
                "web/editor/editor.js",
                "--bundle",
                "--format=esm",
                "--minify",
            ])
            .args([
                "--target=es2022",
                "--legal-comments=none",
                "--log-level=warning",
            ])
            .args(["--entry-names=[name]-[hash]"])
            .args([
                format!("--outdir={}", to.display()),
                format!("--metafile={}", meta.display()),
            ])
            .run()?;
        let name = bundle_name(to)?;
        write(
            &to.join("index.js"),
            format!("export * from \"./{name}\";\n").as_bytes(),
        )?;
        let text = fs::read_to_string(&meta).map_err(|error| error.to_string())?;
        write(&to.join("LICENSES.txt"), licences(&text)?.as_bytes())
    })
}

fn bundle_name(folder: &Path) -> Result<String, String> {
    let files = fs::read_dir(folder).map_err(|error| error.to_string())?;
    let names = files
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned());
    let found = names
        .into_iter()
        .find(|name| name.starts_with("editor-") && name.ends_with(".js"));
    found.ok_or_else(|| {
        format!(
            "esbuild wrote no editor-<hash>.js into {}",
            folder.display()
        )
    })
}

/// The packages in esbuild's list of inputs, each with its licence text.
fn licences(meta: &str) -> Result<String, String> {
    let meta: serde_json::Value = serde_json::from_str(meta).map_err(|error| error.to_string())?;
    let inputs = meta["inputs"]
        .as_object()
        .ok_or("esbuild's metafile names no inputs")?;
    let packages: BTreeSet<String> = inputs.keys().filter_map(|path| package_of(path)).collect();
    let mut text = String::new();
    for package in packages {
        let file = shell::root()
            .join("node_modules")
            .join(&package)
            .join("LICENSE");
        let licence = fs::read_to_string(&file)
            .map_err(|error| format!("{package} is bundled, but its licence is not: {error}"))?;
        text.push_str(&format!("{package}\n\n{}\n\n\n", licence.trim()));
    }
    Ok(text)
}

/// `node_modules/@codemirror/view/dist/index.js` -> `@codemirror/view`.
fn package_of(path: &str) -> Option<String> {
    let (_, inside) = path.rsplit_once("node_modules/")?;
    let parts = if inside.starts_with('@') { 2 } else { 1 };
    Some(inside.split('/').take(parts).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::package_of;

    #[test]
    fn a_package_is_its_folder_with_its_scope() {
        let scoped = package_of("node_modules/@codemirror/view/dist/index.js");
        assert_eq!(scoped.as_deref(), Some("@codemirror/view"));
        assert_eq!(
            package_of("node_modules/crelt/index.js").as_deref(),
            Some("crelt")
        );
        assert_eq!(package_of("web/editor/editor.js"), None);
    }
}
