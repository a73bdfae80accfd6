import { chromium } from "@playwright/test";
import { launchOptions } from "./tests/e2e/playwright.config.mjs";
import * as cfg from "./tests/e2e/playwright.config.mjs";
const opts = cfg.launchOptions ?? cfg.default?.use?.launchOptions ?? {};
const browser = await chromium.launch({ ...opts, executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const base = process.env.BASE ?? "http://127.0.0.1:8091/";
const shots = JSON.parse(process.argv[2]);
for (const [name, query, w, h, theme, steps = [], full = false] of shots) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: theme });
  page.on("console", (m) => m.type() === "error" && console.log(name, m.text()));
  await page.goto(base + query);
  try { await page.locator("html[data-ready=true]").waitFor({ timeout: 60000 }); } catch { console.log(name, "not ready"); }
  for (const [kind, what] of steps) {
    try {
      if (kind === "tab") await page.getByRole("tab", { name: what }).first().click({ timeout: 8000 });
      else if (kind === "btn") await page.getByRole("button", { name: what }).first().click({ timeout: 8000 });
      else if (kind === "css") await page.locator(what).first().click({ timeout: 8000 });
      else if (kind === "text") await page.getByText(what).first().click({ timeout: 8000 });
      else if (kind === "key") await page.keyboard.press(what);
      else if (kind === "fill") await page.getByRole("searchbox").fill(what);
      else if (kind === "scroll") await page.locator(what).first().scrollIntoViewIfNeeded();
    } catch (e) { console.log(name, kind, what, e.message.split("\n")[0]); }
    await page.waitForTimeout(700);
  }
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/shots5/${name}.png`, fullPage: full });
  await page.close();
}
await browser.close();
