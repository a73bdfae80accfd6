// Fetches the half of the program that the page does not need to start (xtask/src/split.rs).
// It is fetched when somebody first touches the page, which is before they can ask for anything
// of it; if the program gets there first, `load` fetches it while the program waits.
let address;
let first;
let arriving;
let here = false;

/** The address of the rest; the build writes this call. */
export function at(url) {
  address = url;
}

/** The first half exists, and is about to start. */
export function begin(instance) {
  first = instance.exports;
}

function link(module) {
  if (here) return;
  // The new instance writes its functions into the shared table; nothing else needs to hold it.
  new WebAssembly.Instance(module, { first });
  here = true;
  document.documentElement.dataset.rest ??= "fetched";
}

/** Fetches the rest in the background; a build in one piece has none. */
export function prefetch() {
  if (!address) return undefined;
  arriving ??= fetch(address)
    .then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.arrayBuffer();
    })
    .then((bytes) => WebAssembly.compile(bytes))
    .then(link)
    .catch(() => {
      arriving = undefined; // Offline for a moment: the next touch, or `load`, tries again.
    });
  return arriving;
}

function bytesAtOnce() {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  // A synchronous request may not ask for bytes; this charset keeps each byte in one character.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${address}: ${request.status}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
}

/** "A part could not be fetched", in the page's language: those words came with the page. */
export function lost() {
  const { content } = document.getElementById("lost");
  const own = content.querySelector(`[lang="${document.documentElement.lang}"]`);
  return (own ?? content.querySelector("[lang=en]")).cloneNode(true);
}

/** The program cannot go on: says so, and offers the run so far (web/src/rescue.rs stores it). */
function giveUp(error) {
  const box = document.createElement("section");
  box.className = "crash";
  box.id = "crash";
  box.setAttribute("role", "alert");
  const words = lost();
  const reason = document.createElement("pre");
  reason.lang = "en";
  reason.textContent = error.message;
  const link = document.createElement("input");
  link.readOnly = true;
  link.setAttribute("aria-label", words.querySelector("span").textContent);
  link.value = sessionStorage.getItem("taskyard.rescue") ?? location.href;
  box.append(words, link, reason);
  document.body.append(box);
}

/** Fetches the rest at once; the program calls it in the middle of a function, so it must wait. */
export function load() {
  if (here) return;
  document.documentElement.dataset.rest = "waited";
  try {
    link(new WebAssembly.Module(bytesAtOnce()));
  } catch (error) {
    giveUp(error);
    throw error;
  }
}

for (const kind of ["pointerdown", "pointermove", "keydown", "focusin", "touchstart"]) {
  addEventListener(kind, prefetch, { capture: true, once: true, passive: true });
}
