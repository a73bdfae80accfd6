// Starts the lab. It is a file of its own, and not Trunk's inline script, because our content
// security policy allows scripts from files only. Trunk.toml (pattern_script) writes the names of
// the hashed files into this script's own tag.
const tag = document.querySelector("script[data-wasm]");
const at = (name) => new URL(name, document.baseURI);

/** Says in words that the lab did not start: an empty page explains nothing. */
function explain(error) {
  const box = document.createElement("p");
  box.setAttribute("role", "alert");
  box.lang = "en"; // The words of other languages may be what could not be fetched.
  box.textContent = `The lab could not start: ${error?.message ?? error}. Try to reload the page.`;
  (document.getElementById("app") ?? document.body).append(box);
  document.documentElement.dataset.failed = "true";
}

try {
  const app = await import(at(tag.dataset.js));
  await app.default({ module_or_path: at(tag.dataset.wasm) });
  globalThis.taskyard = app; // for frame.js, when the page stands inside another one
} catch (error) {
  explain(error);
  throw error;
}
