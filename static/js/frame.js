// The lab's side of an embedding: answers the element <taskyard-lab> of the page around it.
//
// Only the parent window is listened to, and only until it has handed over a port; all else goes
// through that port. Orders are checked by name, type and size, and never reach outside of the run.
// Example: {id: 1, what: "call", name: "ecs.ListTasks", input: {}} is answered {id: 1, output: ..}.

const MOST = 256 * 1024;
const EVERY = 250;
const ORDERS = ["play", "pause", "seek", "call", "open"];
let port;
let begun = false;

const lab = (what, input = "") => JSON.parse(globalThis.taskyard.embed(what, String(input)));
const refuse = (message) => ({ error: { code: "LabException", message } });
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Carries out one order and gives what is sent back. */
async function obey(order) {
  if (!ORDERS.includes(order?.what)) return refuse("no such order");
  if (JSON.stringify(order).length > MOST) return refuse(`more than ${MOST} bytes`);
  switch (order.what) {
    case "seek":
      if (!Number.isSafeInteger(order.ms) || order.ms < 0) return refuse("seek wants milliseconds");
      return lab("seek", order.ms);
    case "open":
      return lab("open", order.text);
    case "call": {
      const before = lab("answer").number;
      const sent = lab("call", JSON.stringify({ name: order.name, input: order.input ?? {} }));
      // The answer is there when the lab has been drawn again.
      for (let tries = 0; !sent.error && tries < 200; tries += 1) {
        const { number, output, error } = lab("answer");
        if (number > before) return error ? { error } : { output };
        await pause(10);
      }
      return sent.error ? sent : refuse("no answer");
    }
    default:
      return lab(order.what);
  }
}

/** Tells the page around what has changed. */
function tell() {
  let seen = -1;
  let said = "";
  const say = (type, detail) => port.postMessage({ type, detail });
  setInterval(() => {
    const state = lab("state", Math.max(seen, 0));
    if (seen < 0) {
      seen = state.seq;
      say("ready", { at_ms: state.now_ms });
    } else {
      for (const event of state.events) say("event", event);
    }
    seen = state.seq;
    const now = JSON.stringify([state.now_ms, state.playing]);
    if (now !== said) say("time", { at_ms: state.now_ms, playing: state.playing });
    said = now;
    const goal = JSON.stringify(state.goal);
    if (state.goal && goal !== tell.goal) say("goal", state.goal);
    tell.goal = goal;
  }, EVERY);
  const app = document.getElementById("app");
  new ResizeObserver(() => {
    // One more than its height: parts of a pixel would bring a scroll bar.
    say("resize", { height: Math.ceil(app.getBoundingClientRect().height) + 1 });
  }).observe(app);
}

async function begin() {
  if (begun) return;
  begun = true;
  while (!globalThis.taskyard?.embed || lab("state").error) await pause(50);
  let row = Promise.resolve();
  port.onmessage = ({ data }) => {
    row = row.then(async () => port.postMessage({ id: data?.id, ...(await obey(data)) }));
  };
  tell();
}

addEventListener("message", ({ source, data, ports }) => {
  if (source !== parent || source === window || data?.taskyard !== 1 || !ports[0] || port) return;
  port = ports[0];
  begin();
});
