// The bridge between Rust and the rich editor. wasm-bindgen copies this file next to the glue
// (snippets/<crate>-<hash>/editor/loader.js), so it is part of the first load and stays tiny; the
// editor itself is fetched only when `mountEditor` is first called. The import is written here, and
// not built in Rust from a string, because the page's policy forbids eval.
//
// pack/editor/index.js is written by `cargo xtask`: it re-exports the hashed bundle, or throws
// when the build had no Node to make one. Whoever calls must keep the plain textarea for that case.

const EDITOR = new URL("../../../pack/editor/index.js", import.meta.url);

/** Resolves to the editor's handle; rejects when this build has none or it cannot be fetched. */
export async function mountEditor(parent, options) {
  const { mount } = await import(EDITOR);
  return mount(parent, options);
}
