// The lab's screen by mouse and by keyboard: gauge, stage, why, time and branches, log, charts, links.

import { readFile } from "node:fs/promises";
import { SIZES, expect, expectAccessible, open, test } from "./lab.mjs";

const HALF_WAY = "?scenario=half-way&at=200&play=0";
const clock = (lab) => lab.locator(".transport .now");

test("the gauge names the wall that blocks", async ({ lab }) => {
  await open(lab, HALF_WAY);
  const gauge = lab.getByRole("img", { name: /Corridor of service web/ });
  await expect(gauge).toHaveAccessibleName(/floor 2.*ceiling 4.*cannot stop r7/);
  await expect(lab.locator(".g-wall.floor.lit")).toBeVisible();
});

test("an unplaced task is explained by instances and checks, and a flip can be tried", async ({ lab }) => {
  await open(lab, HALF_WAY);
  await expect(lab.locator(".why-q")).toContainText("not placed");
  const near = lab.getByRole("row", { name: /i-4/ });
  await expect(near).toContainText("−189");
  await expect(near).toContainText("has 835");
  await lab.getByRole("button", { name: "Try as branch" }).first().click();
  await expect(lab.getByLabel("Branches")).toContainText("branch 2");
  await lab.getByLabel("Next decision").click();
  await expect(lab.locator(".strip")).toContainText("r9");
  // Nothing is lost: the first branch opens where it was left.
  await lab.getByLabel("Branches").selectOption({ label: "branch 1" });
  await expect(clock(lab)).toHaveText("3:20");
  await expect(lab.locator(".strip")).toContainText("r7 → r8");
});

test("the stage is one tab stop and arrows walk it", async ({ lab }) => {
  await open(lab, HALF_WAY);
  for (let i = 0; i < 3; i += 1) await lab.keyboard.press("F6");
  await lab.keyboard.press("Tab");
  await expect(lab.locator(":focus")).toHaveAccessibleName(/Instance i-1/);
  await lab.keyboard.press("ArrowDown");
  await expect(lab.locator(":focus")).toHaveAccessibleName(/^t4 r7/);
  await lab.keyboard.press("Enter");
  await expect(lab.locator(".why-q")).toContainText("t4 r7");
  expect(await lab.locator("#cluster [data-nav][tabindex='0']").count()).toBe(1);
});

test("time steps, plays and goes back by keyboard", async ({ lab }) => {
  await open(lab, "?scenario=half-way&at=115&play=0");
  await lab.keyboard.press("k");
  await expect(clock(lab)).toHaveText("2:00");
  await lab.keyboard.press("j");
  await expect(clock(lab)).not.toHaveText("2:00");
  await lab.keyboard.press("Space");
  await expect(lab.getByLabel("Pause").first()).toBeVisible();
  await lab.keyboard.press("Space");
  await expect(lab.getByLabel("Play", { exact: true }).first()).toBeVisible();
  const time = lab.locator(".scrub");
  await time.focus();
  await lab.keyboard.press("Home");
  await expect(clock(lab)).toHaveText("0:00");
  await expect(time).toHaveAttribute("aria-valuetext", /0 min 0 s/);
});

test("the log speaks as a story, as ECS and as JSON", async ({ lab }) => {
  await open(lab, HALF_WAY);
  await lab.getByRole("tab", { name: /Events/ }).click();
  await expect(lab.locator(".log")).toContainText("fits nowhere");
  const panel = lab.getByRole("tabpanel");
  await panel.getByRole("button", { name: "ECS", exact: true }).click();
  await expect(lab.locator(".log q").first()).toContainText("(service web) was unable to place a task");
  await panel.getByRole("button", { name: "JSON", exact: true }).click();
  await expect(lab.locator(".log .raw").first()).toContainText('"seq"');
  await expectAccessible(lab);
});

test("charts have a table twin", async ({ lab }) => {
  await open(lab, "?scenario=first-service&at=900&play=0");
  await lab.getByRole("tab", { name: "Charts" }).click();
  await lab.getByText("As a table").first().click();
  await expect(lab.getByRole("columnheader", { name: "CPU %" })).toBeVisible();
  await expectAccessible(lab);
});

test("a shared link opens the same moment of the same run", async ({ lab, context }) => {
  await open(lab, HALF_WAY);
  await lab.getByRole("button", { name: "Share" }).click();
  const link = await lab.getByLabel("Link", { exact: true }).inputValue();
  const digest = await lab.locator(".share code").innerText();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator(".transport .now")).toHaveText(/^3:2/);
  await other.getByRole("button", { name: "Share" }).click();
  expect(link).toContain("#v1.");
  expect(digest).toMatch(/^[0-9a-f]{32}$/);
  await expect(other.locator(".share code")).toHaveText(digest);
  await other.close();
});

test("the narrator says what changed, when it is asked to", async ({ lab }) => {
  await open(lab, "?scenario=half-way&at=115&play=0");
  const voice = lab.locator(".sr[role=status]").first();
  await expect(voice).toHaveText("");
  await lab.getByRole("button", { name: "Narrate changes" }).click();
  await lab.getByRole("button", { name: "Play", exact: true }).first().click();
  await expect(voice).not.toHaveText("", { timeout: 20_000 });
  await lab.getByRole("button", { name: "Narrate changes" }).click();
  await expect(voice).toHaveText("");
});

test("hovering a task marks its chip, its bars and its lane", async ({ lab }) => {
  await open(lab, HALF_WAY);
  await lab.locator(".chip[data-task=t3]").hover();
  expect(await lab.locator("[data-linked]").count()).toBeGreaterThan(3);
  expect(await lab.locator(".seg-t[data-linked]").count()).toBeGreaterThan(0);
  expect(await lab.locator("[data-linked]:not([data-task=t3])").count()).toBe(0);
});

test("a big fleet is lines, and a search finds who refused", async ({ lab }) => {
  await open(lab, "?scenario=sixty-instances&at=60&play=0");
  await expect(lab.locator(".line")).toHaveCount(60);
  await lab.getByLabel("Find instances").fill("1b");
  await expect(lab.locator(".line")).toHaveCount(20);
  await expectAccessible(lab);
  await lab.getByLabel("Find instances").fill("");
  await lab.locator(".tray, .strip-h").getByText("report").first().click();
  await lab.getByRole("button", { name: "Only those that refused the last task" }).click();
  await expect(lab.locator(".line .lack")).toHaveCount(60);
});

test("a lesson that does not exist is said in words", async ({ lab }) => {
  await lab.goto(`${lab.site}?scenario=No%20such`);
  await expect(lab.getByRole("alert")).toContainText("no name of a lesson");
});

for (const [lang, opener] of [["en", "Open"], ["ru", "Открыть"]]) {
  test(`a file that is wrong is told fault by fault, ${lang}`, async ({ lab }) => {
    const words = await readFile(new URL(`../../static/locales/hints.${lang}.ftl`, import.meta.url), "utf8");
    const [, back] = words.match(/^fault-back-in-time = (.*)$/m);
    await open(lab, `?scenario=half-way&at=200&play=0&lang=${lang}`);
    await lab.getByRole("button", { name: opener, exact: true }).click();
    const buffer = Buffer.from(`{"format": 1, "title": "T", "until": "1m", "steps": [
      {"at": "30s", "call": "ecs.CreateCluster"},
      {"at": "10s", "call": "ecs.CreateCluster"}]}`);
    await lab.locator("input[type=file]").setInputFiles({ name: "bad.json", mimeType: "application/json", buffer });
    const faults = lab.locator(".faults");
    await expect(faults).toContainText(back.replace("{ $at }", "10s"));
    await expect(faults.locator("pre")).toContainText("3 |");
    await expectAccessible(lab);
  });
}

for (const size of SIZES) {
  test(`why and levers are accessible at ${size.name} px`, async ({ lab }) => {
    await lab.setViewportSize(size);
    await open(lab, HALF_WAY);
    if (size.width < 600) await lab.getByRole("button", { name: "Why", exact: true }).click();
    await expect(lab.locator(".matrix")).toBeVisible();
    await expectAccessible(lab);
  });
}
