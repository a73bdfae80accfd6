// What every spec needs: the site, a page that collects what went wrong, axe, and the list of
// sizes and themes. Example:
//   import { expect, open, test } from "./lab.mjs";
//   test("the lab opens", async ({ lab }) => { await open(lab); ... });
// A spec fails by itself when the page logged an error, broke its policy or failed to fetch.

import { test as base, expect } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "./site.mjs";

export { expect };

/** Screens that are checked: desktop, tablet (between the two layouts' edges), phone. */
export const SIZES = [
  { name: "1440", width: 1440, height: 900 },
  { name: "768", width: 768, height: 1024 },
  { name: "360", width: 360, height: 740 },
];
export const THEMES = ["light", "dark"];

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await serve();
      await use(site.url);
      await site.stop();
    },
    { scope: "worker" },
  ],
  /** A page with an eye on errors; `lab.site` is the address of the page under test. */
  lab: async ({ page, site }, use) => {
    page.site = site;
    page.problems = [];
    page.on("console", (message) => {
      if (message.type() === "error") page.problems.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => page.problems.push(`uncaught: ${error.message}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "failed";
      if (why !== "net::ERR_ABORTED") page.problems.push(`${request.url()}: ${why}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) page.problems.push(`${response.url()}: ${response.status()}`);
    });
    await use(page);
    expect(page.problems, "nothing may go wrong behind the scenes").toEqual([]);
  },
});

/** Opens the page (`query` like "?theme=dark#x") and waits until the first frame is drawn. */
export async function open(lab, query = "") {
  await lab.goto(lab.site + query);
  await ready(lab);
}

/** Waits until the lab runs. */
export async function ready(page) {
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
}

const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axeSource = readFileSync(axeFile, "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const SHADES = /color|opacity|fill|stroke/;

/** Waits until no colour is on its way: axe would measure a shade between two. */
async function settled(page) {
  const moving = async (shades) => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return document
      .getAnimations()
      .filter((one) => one.playState === "running" && new RegExp(shades).test(one.transitionProperty))
      .map((one) => `${one.transitionProperty} of ${one.effect.target.className}`);
  };
  await expect.poll(() => page.evaluate(moving, SHADES.source)).toEqual([]);
}

/** Runs axe on the page when its transitions have ended; one line per violation and element. */
export async function violations(page) {
  await settled(page);
  // Evaluated over the debugger, so the page's own policy does not stand in the way.
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    (tags) =>
      globalThis.axe.run(document, {
        runOnly: { type: "tag", values: tags },
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
      }),
    WCAG,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.replace(/\s+/g, " ");
      return `${id}: ${help} at ${target.flat().join(" ")} (${why})`;
    }),
  );
}

/** Fails with the list of violations, if axe finds any. */
export async function expectAccessible(page) {
  expect(await violations(page)).toEqual([]);
}
