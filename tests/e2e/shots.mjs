// Pictures of the page, to lay beside the design: node tests/e2e/shots.mjs OUTDIR [QUERY...]
// Each QUERY ("", "?theme=dark", "#edit") is one screen; none means the first one. Sizes 1440,
// 820, 768 and 360, light and dark. Uses dist/, so build first; SITE=http://... uses another page.

import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launchOptions } from "./playwright.config.mjs";
import { serve } from "./site.mjs";

const [folder, ...queries] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node tests/e2e/shots.mjs OUTDIR [QUERY...]");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const SIZES = [[1440, 900], [820, 1180], [768, 1024], [360, 740]];
const site = process.env.SITE ? { url: process.env.SITE, stop: () => {} } : await serve();
const browser = await chromium.launch(launchOptions);
for (const query of queries.length > 0 ? queries : [""]) {
  const screen = query.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "lab";
  for (const [width, height] of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme });
      page.on("pageerror", (error) => console.error(`${screen}: ${error.message}`));
      await page.goto(site.url + query);
      await page
        .waitForSelector("html[data-ready=true], html[data-failed]", { timeout: 30_000 })
        .catch(() => console.error(`${screen} ${width}: never became ready`));
      await page.waitForTimeout(Number(process.env.WAIT ?? 500));
      const path = join(folder, `${screen}-${width}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
      await page.close();
    }
  }
}
await browser.close();
await site.stop();
