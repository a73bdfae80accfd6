// Every exercise can be done in the page: what its move hint says is typed into the page's own box of
// calls, at the moments of its first solution, and every goal is met.
//
// `taskyard check` proves the solutions on the engine; this proves the way there: the box is in reach,
// offers the call, takes the request as it is written, and the run comes to its end.

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
    const box = lab.locator(".card:has(textarea)").first();
    // All hints, so that what is checked is what a learner reads.
    for (let i = 0; i < 3; i += 1) await lab.locator(".rungs button").click();
    for (const move of solutions[0]) {
      await seek(lab, millis(move.at));
      await box.locator("select").selectOption(move.call);
      await box.locator("textarea").fill(JSON.stringify(move.input));
      await box.locator("button.primary").click();
      const said = box.locator("[role=status]");
      await expect(said).toContainText(move.call);
      if (move.refused) continue;
      await expect(said, await said.textContent()).toHaveText(/accepted/);
    }
    await seek(lab, millis(start.until));
    await expect(lab.locator(".goal.met")).toHaveCount(await lab.locator(".goal").count());
    await expect(lab.locator(".lesson .done-note")).toBeVisible();
  });
}
