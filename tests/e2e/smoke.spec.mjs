// The page as a visitor first meets it: it starts, logs nothing, is accessible and fits, on every
// size and in both themes; and it says so in words when it cannot start.

import { SIZES, THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

for (const size of SIZES) {
  for (const theme of THEMES) {
    test(`first screen at ${size.name} px, ${theme}`, async ({ lab }) => {
      await lab.setViewportSize(size);
      await lab.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await open(lab);
      await expect(lab.locator("#app")).not.toBeEmpty();
      const wider = await lab.evaluate(() => {
        const root = document.documentElement;
        return root.scrollWidth - root.clientWidth;
      });
      expect(wider, "the page must not scroll sideways").toBeLessThanOrEqual(0);
      await expectAccessible(lab);
    });
  }
}

test("?theme= overrides the system's theme before the first paint", async ({ lab }) => {
  await lab.emulateMedia({ colorScheme: "light" });
  await open(lab, "?theme=dark");
  await expect(lab.locator("html")).toHaveAttribute("data-theme", "dark");
  const scheme = await lab.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(scheme).toBe("dark");
});

test("without its wasm the page says that the lab could not start", async ({ page, site }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(site);
  await expect(page.getByRole("alert")).toContainText("A part of the lab could not be fetched or started");
});
