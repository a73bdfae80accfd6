// How long a visitor waits: from navigation to the first drawn frame of a running lab, on a
// processor slowed down four times. The goal is two seconds; the number is printed, and the gate
// is wide enough for a busy machine.

import { expect, ready, test } from "./lab.mjs";

const GOAL = 2_000;
const GATE = 6_000;

test.describe.configure({ mode: "serial" });

test("a running lab at 4x CPU slow-down", async ({ lab }) => {
  const session = await lab.context().newCDPSession(lab);
  await lab.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.documentElement?.dataset.ready !== "true") return;
      seen.disconnect();
      requestAnimationFrame(() => (globalThis.readyAt = performance.now()));
    });
    // The root element is not there yet when this runs, so the document is watched.
    seen.observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });
  });
  await session.send("Network.enable");
  const visit = { requests: 0, bytes: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    visit.requests += 1;
    visit.bytes += encodedDataLength;
  });
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await session.send("Network.clearBrowserCache");
    Object.assign(visit, { requests: 0, bytes: 0 });
    await lab.goto(lab.site);
    await ready(lab);
    await lab.waitForFunction(() => globalThis.readyAt > 0);
    times.push(Math.round(await lab.evaluate(() => globalThis.readyAt)));
  }
  times.sort((a, b) => a - b);
  const verdict = times[1] <= GOAL ? "within" : "over";
  console.log(`time to a running lab at 4x slow-down: ${times[1]} ms (${times.join(", ")}), ` +
    `${verdict} the goal of ${GOAL} ms`);
  const kilobytes = Math.round(visit.bytes / 1000);
  console.log(`first visit: ${visit.requests} requests, ${kilobytes} kB over the wire`);
  expect(times[1]).toBeLessThan(GATE);
  expect(visit.requests, "the last visit was watched").toBeGreaterThan(4);
});
