// Starts the lab. It is a file of its own, and not Trunk's inline script, because our content
// security policy allows scripts from files only. Trunk.toml (pattern_script) writes the names of
// the hashed files into this script's own tag.
import { lost } from "./rest.js";

const tag = document.querySelector("script[data-wasm]");
const at = (name) => new URL(name, document.baseURI);

/** Says in words that the lab did not start: an empty page explains nothing. */
function explain(error) {
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  const words = lost();
  words.querySelector("span").remove(); // There is no run yet.
  const reason = document.createElement("pre");
  reason.lang = "en";
  reason.textContent = error?.message ?? error;
  box.append(words, reason);
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
