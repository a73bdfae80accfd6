// A prediction is made where it will be seen, by pointer and by keyboard, and stands beside the run.

import { expect, expectAccessible, open, test } from "./lab.mjs";

/** Plays to the moment at which the prediction can be told, as fast as it goes. */
async function watch(lab) {
  await lab.locator(".transport select").selectOption({ index: 10 });
  await expect(lab.locator(".beside")).toBeVisible({ timeout: 30_000 });
}

test("ghosts are put on instances, and the first difference takes the focus", async ({ lab }) => {
  await open(lab, "?exercise=nobody-moves");
  const card = (index) => lab.locator("#cluster .inst").nth(index);
  const ghosts = (index) => card(index).locator(".chip.ghost:not(.more)");
  // By pointer: anywhere on the card.
  await card(0).locator(".meter").first().click();
  await card(0).locator(".meter").first().click();
  await expect(ghosts(0)).toHaveCount(2);
  // By keyboard: arrows walk over the stage, Enter puts and takes.
  const more = card(1).locator(".ghost.more");
  await card(0).locator(".inst-name").focus();
  for (let i = 0; i < 60; i += 1) {
    if (await more.evaluate((it) => it === document.activeElement)) break;
    await lab.keyboard.press("ArrowRight");
  }
  await lab.keyboard.press("Enter");
  await expect(ghosts(1)).toHaveCount(1);
  await lab.keyboard.press("Enter");
  await expect(ghosts(1)).toHaveCount(2);
  await ghosts(1).first().press("Enter");
  await expect(ghosts(1)).toHaveCount(1);
  await expectAccessible(lab);
  await lab.getByRole("button", { name: "Lock and watch" }).click();
  await watch(lab);
  await expect(lab.locator(".beside .parted")).toBeFocused();
  await expect(lab.locator("#cluster .ghosts .parted").first()).toBeVisible();
  await expect(lab.locator("#cluster .ghost.more")).toHaveCount(0);
});

test("a number is said on the ruler of the corridor", async ({ lab }) => {
  await open(lab, "?exercise=stop-first");
  const ruler = lab.locator(".strip .g-guess input");
  await ruler.focus();
  await lab.keyboard.press("ArrowRight");
  await lab.keyboard.press("ArrowRight");
  await expect(lab.locator(".strip .g-guess .said")).toHaveText("You say 2");
  await expect(lab.locator(".lesson input[type=number]")).toHaveValue("2");
  await expect(lab.locator(".strip .g-ghost")).toBeVisible();
  await expectAccessible(lab);
});

test("a moment is marked on the timeline", async ({ lab }) => {
  await open(lab, "?exercise=queue-grows");
  const mark = lab.locator(".t-guess input");
  await mark.focus();
  await lab.keyboard.press("PageUp");
  await lab.keyboard.press("ArrowRight");
  await expect(lab.locator(".t-mark.mine")).toContainText("you:");
  const second = Number(await mark.inputValue());
  expect(second).toBeGreaterThan(0);
  await expect(lab.locator(".lesson input[type=range]")).toHaveValue(String(second));
  await expectAccessible(lab);
});

test("events are put into order", async ({ lab }) => {
  await open(lab, "?exercise=start-first");
  const rows = lab.locator(".order li");
  const before = await rows.nth(0).locator("span").textContent();
  await rows.nth(0).getByRole("button").nth(1).click();
  await expect(rows.nth(1).locator("span")).toHaveText(before);
});
