// Every exercise can be done in the page by its hints alone: each request of the move is put into the box
// and made, and every goal is met.
//
// `taskyard check` proves the solutions on the engine; this proves the way there: the box is in reach,
// offers the call, takes the request as the hint writes it, and the run comes to its end.

import { readdirSync } from "node:fs";
import { expect, open, test } from "./lab.mjs";

const folder = new URL("../../static/exercises/", import.meta.url);
const slugs = readdirSync(folder, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map((it) => it.name);

/** `1m30s` in milliseconds. */
function millis(text) {
  const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  const parts = text.matchAll(/(\d+)(ms|s|m|h|d)/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + count * units[unit], 0);
}

/** Takes the cursor to a moment; the ruler grows with the run, so it may take several steps. */
async function seek(lab, to) {
  const scrub = lab.locator(".tracks .scrub");
  for (let i = 0; i < 30; i += 1) {
    const [now, most] = await scrub.evaluate((it) => [Number(it.value), Number(it.max)]);
    if (now === to) return;
    await scrub.fill(String(Math.min(to, most)));
  }
  throw new Error(`the cursor never comes to ${to}`);
}

/** The logic of an exercise, as the page fetches it. */
async function logic(lab, slug) {
  const pack = async (name) => (await lab.request.get(`${lab.site}pack/exercises/${name}`)).json();
  const { exercises } = await pack("index.json");
  const { level } = exercises.find((it) => it.slug === slug);
  return (await pack(`level-${level}.json`))[slug];
}

for (const slug of slugs) {
  test(`${slug} is solved in the page`, async ({ lab }) => {
    await open(lab, `?exercise=${slug}`);
    const { solutions, start } = await logic(lab, slug);
    const box = lab.locator(".card:has(textarea)");
    for (let i = 0; i < 3; i += 1) await lab.locator(".rungs > li > button").click();
    const moves = lab.locator(".moves > li");
    await expect(moves).toHaveCount(solutions[0].length);
    for (const [index, move] of solutions[0].entries()) {
      await moves.nth(index).locator("button").click();
      await expect(box.locator("select")).toHaveValue(move.call);
      const make = lab.locator("#make-call");
      await expect(make).toBeFocused();
      await make.click();
      await expect(box.locator("[role=status]")).toHaveText(`${move.call} accepted`);
    }
    await seek(lab, millis(start.until));
    await expect(lab.locator(".goal.met")).toHaveCount(await lab.locator(".goal").count());
    await expect(lab.locator(".lesson .done-note")).toBeVisible();
  });
}
