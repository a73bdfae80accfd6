// Runs a probed page (`cargo xtask profile`) and prints the numbers of the stretches that ran, as
// one JSON list: the start on each screen, in each theme and in a
// second language, the first minutes of the run, a first touch.
// Example: node tests/e2e/profile.mjs target/profile
import { chromium } from "@playwright/test";
import { launchOptions } from "./playwright.config.mjs";
import { serve } from "./site.mjs";

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 360, height: 740 },
];

/** How long each page runs at its own speed, and then at sixty times that. */
const SLOW_MS = 6_000;
const FAST_MS = 12_000;

const site = await serve(process.argv[2]);
const browser = await chromium.launch(launchOptions);
const ran = new Set();

async function watch({ width, height }, theme, language = "en") {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(`${site.url}?theme=${theme}&lang=${language}`);
  await page.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
  await page.waitForTimeout(SLOW_MS);
  if (width > 1000) await page.locator(".speed select, select.speed").selectOption("60000");
  await page.waitForTimeout(FAST_MS);
  // The touch that makes the page fetch the rest is answered before the rest is there.
  const steps = { steps: 40 };
  await page.mouse.move(10, 10);
  await page.mouse.move(width - 10, height - 10, steps);
  await page.mouse.move(width / 2, 10, steps);
  await page.mouse.move(width / 2, height - 10, steps);
  await page.keyboard.press("Tab");
  const numbers = await page.evaluate(async () => {
    const glue = document.querySelector("script[data-js]").dataset.js;
    const exports = await (await import(new URL(glue, document.baseURI))).default();
    return [...new Uint8Array(exports.ran.buffer).entries()]
      .filter(([, flag]) => flag)
      .map(([number]) => number);
  });
  for (const number of numbers) ran.add(number);
  await page.close();
}

try {
  for (const size of SCREENS) {
    for (const theme of ["light", "dark"]) await watch(size, theme);
  }
  await watch(SCREENS[0], "light", "ru"); // The language with the most forms of the plural.
  console.log(JSON.stringify([...ran].sort((a, b) => a - b)));
} finally {
  await browser.close();
  await site.stop();
}
