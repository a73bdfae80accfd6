// What if: two branches side by side, on one clock.

import { SIZES, THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

/** Opens a lesson, tries the nearest flip of what waits, and compares both branches. */
async function compared(lab, query = "?scenario=half-way&at=200&play=0") {
  await open(lab, query);
  await lab.getByRole("button", { name: /^Try/ }).first().click();
  await lab.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(lab.locator(".ab > section")).toHaveCount(2);
}

test("a tried flip stands beside what happened, with outcomes and the first difference", async ({ lab }) => {
  await compared(lab);
  await expect(lab.locator(".ab .edit code").first()).toBeVisible();
  await expect(lab.locator(".tbl tbody tr")).not.toHaveCount(0);
  await lab.getByRole("button", { name: "Play", exact: true }).click();
  await expect(lab.locator(".firstdiff")).toBeVisible({ timeout: 20_000 });
  await lab.getByRole("button", { name: "Pause", exact: true }).click();
  await lab.getByRole("button", { name: "First difference" }).click();
  const clock = await lab.locator(".transport .now").innerText();
  await expect(lab.locator(".firstdiff")).toContainText(clock);
  await lab.getByRole("button", { name: "Keep B" }).click();
  await expect(lab.locator(".ab")).toHaveCount(0);
  await expect(lab.getByLabel("Branches")).toHaveValue("2");
});

for (const size of SIZES) {
  for (const theme of THEMES) {
    test(`two branches are accessible at ${size.name}, ${theme}`, async ({ lab }) => {
      await lab.setViewportSize({ width: 1440, height: 900 });
      await compared(lab, `?scenario=half-way&at=200&play=0&theme=${theme}`);
      await lab.setViewportSize(size);
      await expectAccessible(lab);
    });
  }
}
