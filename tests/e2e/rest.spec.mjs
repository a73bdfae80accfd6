// The program comes in two halves (xtask/src/split.rs): the page starts and runs without the
// second, which is fetched at the first touch, or at the latest when a function of it is called.

import { expect, open, test } from "./lab.mjs";

/** Counts the requests for the rest. */
function watchRest(lab) {
  const seen = { count: 0 };
  lab.on("request", (request) => {
    if (request.url().endsWith("_rest.wasm")) seen.count += 1;
  });
  return seen;
}

const rest = (lab) => lab.locator("html").getAttribute("data-rest");

test("the page starts and runs for a while without the rest", async ({ lab }) => {
  const seen = watchRest(lab);
  await open(lab);
  const now = lab.locator(".transport .now");
  const before = await now.innerText();
  await lab.waitForTimeout(5_000);
  expect(await now.innerText(), "the lab is running").not.toBe(before);
  expect(await rest(lab)).toBeNull();
  expect(seen.count).toBe(0);
});

test("the rest is fetched at the first touch, once", async ({ lab }) => {
  const seen = watchRest(lab);
  await open(lab);
  await lab.mouse.move(300, 300);
  await expect(lab.locator("html")).toHaveAttribute("data-rest", "fetched");
  await lab.keyboard.press("Tab");
  await lab.getByRole("button", { name: "Share" }).click();
  await expect(lab.getByLabel("Link", { exact: true })).toHaveValue(/#v1\./);
  expect(seen.count).toBe(1);
});

test("a function of the rest that is called first waits for it", async ({ lab }) => {
  await open(lab);
  // A click by script touches nothing, so nothing was fetched ahead.
  await lab.getByRole("button", { name: "Share" }).evaluate((button) => button.click());
  await expect(lab.getByLabel("Link", { exact: true })).toHaveValue(/#v1\./);
  expect(await rest(lab)).toBe("waited");
});

test("when the rest cannot be had the page says so and offers the run", async ({ page, site }) => {
  await page.route("**/*_rest.wasm", (route) => route.abort());
  await page.goto(site);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await page.getByRole("button", { name: "Share" }).evaluate((button) => button.click());
  await expect(page.getByRole("alert")).toContainText("could not be fetched");
});
