// Practice, mock exams, progress and recording: what was missed comes back, a paper has a clock, a file of
// progress goes out and in, one broken entry costs only itself, a run becomes an exercise.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, expectAccessible, open, ready, test } from "./lab.mjs";

const today = Math.floor(Date.now() / 86_400_000);
const card = (at, due, again = 1) => ({ s: 20_000, d: 50_000, at, due, n: 2, again, quick: false });

/** Opens with this progress in the browser. */
async function remembering(lab, progress, query) {
  await lab.addInitScript((text) => {
    if (!localStorage.getItem("progress")) localStorage.setItem("progress", text);
  }, JSON.stringify({ format: 1, cards: {}, solved: {}, times: {}, salt: "7", ...progress }));
  await open(lab, query);
}

const kept = (lab) => lab.evaluate(() => JSON.parse(localStorage.getItem("progress")));

test("ideas that are due are on the map, each with a question that offers it", async ({ lab }) => {
  const cards = { "t1/floor-rounds-down": card(today - 6, today - 1), "t2/later": card(today, today + 9) };
  await remembering(lab, { cards }, "?learn=1");
  const due = lab.locator(".ideas li");
  await expect(due).toHaveCount(1);
  await expect(due).toContainText("The floor is rounded up.");
  await expect(due).toContainText("last seen 6 days ago");
  await expectAccessible(lab);
  await due.getByRole("link", { name: "Ask me" }).click();
  await ready(lab);
  const options = lab.locator(".options button");
  for (const option of await options.all()) {
    if ((await lab.locator(".done-note").count()) === 0) await option.click();
  }
  await expect(lab.locator(".options")).toContainText("The floor is rounded up.");
});

test("a correction is asked for, and its card explains the answer", async ({ lab }) => {
  await remembering(lab, {}, "?practice=1&card=w/fact-4-old");
  const options = lab.locator(".options button");
  await expect(lab.locator("#stem")).toContainText("needs no correction today");
  await options.filter({ hasText: "cannot be mounted" }).click();
  await expect(lab.locator("article#fact-4")).toContainText("Exams may still expect");
  await expect(lab.locator(".done-note")).not.toContainText("The rule says");
  expect((await kept(lab)).cards["w/fact-4-old"].again).toBe(1);
  // Where exams are asked, the other sentence is right.
  await lab.getByRole("button", { name: "as exams expect" }).click();
  await open(lab, "?practice=1&card=w/fact-4-old");
  await expect(lab.locator("#stem")).toContainText("An exam would take");
  await options.filter({ hasText: "cannot be mounted" }).click();
  await expect(lab.locator(".done-note")).toContainText("That is it.");
  await expectAccessible(lab);
});

test("after an answer every option's run can be opened", async ({ lab }) => {
  await remembering(lab, {}, "?practice=1&card=t4/");
  await lab.locator(".options button").first().click();
  const runs = lab.locator(".options a");
  await expect(runs).toHaveCount(await lab.locator(".options button").count());
  const [run] = await Promise.all([lab.context().waitForEvent("page"), runs.last().click()]);
  await ready(run);
  await expect(run.locator("#cluster")).toBeVisible();
  await run.close();
});

test("a mock exam has a clock that can be made longer, and what was missed comes again", async ({ lab }) => {
  await remembering(lab, {}, "?practice=exam");
  await expect(lab.locator("main select")).toHaveValue("100");
  await lab.getByRole("button", { name: "SAA-C03" }).click();
  const clock = lab.getByRole("timer");
  await expect(clock).toContainText(/(39|40)m?/);
  await lab.getByRole("button", { name: "5 minutes more" }).click();
  await expect(clock).toContainText(/4[45]/);
  await lab.locator(".options button").first().click();
  await lab.getByRole("button", { name: /Hand in/ }).click();
  await expect(lab.getByRole("heading", { level: 2 }).first()).toContainText("of 20 right");
  await lab.getByRole("button", { name: "Try again what was missed" }).click();
  await expect(lab.getByRole("timer")).toHaveCount(0);
  await expect(lab.locator("main")).toContainText(/Question 1 of (19|20)/);
});

test("the day of an exam is kept, and says how much is left", async ({ lab }) => {
  await remembering(lab, {}, "?practice=1");
  const date = new Date((today + 12) * 86_400_000).toISOString().slice(0, 10);
  await lab.locator("main select").selectOption("DVA-C02");
  await lab.locator("input[type=date]").fill(date);
  await expect(lab.locator("main")).toContainText("12 days left");
  const { exam, plan } = await kept(lab);
  expect([exam, plan]).toEqual([today + 12, "DVA-C02"]);
  await lab.locator(".options button").first().click();
  for (const it of Object.values((await kept(lab)).cards)) expect(it.due).toBeLessThanOrEqual(today + 12);
});

test("progress goes out as a file and comes in again; a broken entry costs only itself", async ({ lab }) => {
  const broken = { s: -4 };
  const cards = { "t1/": card(today - 9, today), "t2/": broken };
  await remembering(lab, { cards, solved: { "e02-first-task": { day: today, edits: 1, hints: 0 } } }, "?practice=1");
  const [download] = await Promise.all([
    lab.waitForEvent("download"),
    lab.getByRole("link", { name: "Save progress as a file" }).click(),
  ]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(Object.keys(saved.cards)).toEqual(["t1/"]);
  await lab.evaluate(() => localStorage.removeItem("progress"));
  await lab.reload();
  await ready(lab);
  const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const input = lab.locator("input[type=file]");
  const status = lab.locator("section:has(#plan-h) [role=status]");
  await input.setInputFiles(file("no.json", "{}"));
  await expect(status).toContainText("not a file of progress");
  await input.setInputFiles(file("large.json", " ".repeat(5 << 20)));
  await expect(status).toContainText("too large");
  saved.cards["t3/"] = broken;
  await input.setInputFiles(file("progress.json", JSON.stringify(saved)));
  await expect(status).toContainText("Read 2 entries; 1 was broken and left out.");
  const { cards: back, solved } = await kept(lab);
  expect([Object.keys(back), Object.keys(solved)]).toEqual([["t1/"], ["e02-first-task"]]);
});

test("an entry that cannot be read at all is put aside, and the page works", async ({ lab }) => {
  await lab.addInitScript(() => {
    if (!localStorage.getItem("progress")) localStorage.setItem("progress", "{broken");
  });
  await open(lab, "?practice=1");
  await lab.locator(".options button").first().click();
  await expect(lab.locator(".done-note")).toBeVisible();
  expect(await lab.evaluate(() => localStorage.getItem("progress-broken"))).toBe("{broken");
  expect(Object.keys((await kept(lab)).cards)).not.toEqual([]);
});

test("a goal that was missed brings its idea back", async ({ lab }) => {
  await remembering(lab, {}, "?exercise=only-on-these");
  const box = lab.locator(".lesson .card:has(textarea)");
  await box.locator("select").selectOption("ecs.CreateService");
  const input = { cluster: "lab", serviceName: "ml", taskDefinition: "ml", desiredCount: 3 };
  await box.locator("textarea").fill(JSON.stringify(input));
  await lab.locator("#make-call").click();
  await expect(box.locator("[role=status]")).toContainText("accepted");
  await lab.locator(".tracks .scrub").fill("60000");
  await expect(lab.locator(".goal.bad").first()).toBeVisible();
  await expect.poll(async () => Object.keys((await kept(lab)).cards)).toEqual(["t12/one-attribute-says-enough"]);
});

test("the run of a known wrong answer can be watched and left", async ({ lab }) => {
  await open(lab, "?exercise=one-each");
  await lab.locator(".lesson input[type=number]").first().fill("1");
  await lab.getByRole("button", { name: "Lock and watch" }).click();
  await lab.getByRole("button", { name: "Watch the run that is asked about" }).click();
  await lab.locator(".transport select").selectOption({ index: 10 });
  await expect(lab.locator(".beside")).toBeVisible({ timeout: 30_000 });
  await expect(lab.locator(".beside .parted")).toContainText("2");
  await lab.getByRole("button", { name: "Back to the run before" }).click();
  await expect(lab.locator("#cluster .chip")).toHaveCount(0);
});

test("every reset can be undone", async ({ lab }) => {
  await open(lab, "?exercise=stop-first");
  const box = lab.locator(".lesson .card:has(textarea)");
  const made = { cluster: "lab", service: "web", deploymentConfiguration: { minimumHealthyPercent: 50 } };
  await box.locator("textarea").fill(JSON.stringify(made));
  await lab.locator("#make-call").click();
  const edits = lab.locator(".strip");
  await expect(edits).toContainText("minimum 50 %");
  await lab.locator(".rungs > li > button").click();
  for (const reset of ["Start again", "Start again from nothing", "Undo my last call"]) {
    await lab.getByRole("button", { name: reset, exact: true }).click();
    await expect(edits).toContainText("minimum 100 %");
    const back = reset === "Undo my last call" ? "Redo" : "Back to the run before";
    await lab.getByRole("button", { name: back }).first().click();
    await expect(edits).toContainText("minimum 50 %");
    await expect(lab.locator(".rungs .open")).toHaveCount(1);
  }
});

test("a run becomes an exercise that the checker accepts", async ({ lab }) => {
  await open(lab, "?exercise=stop-first");
  const box = lab.locator(".lesson .card:has(textarea)");
  await box.locator("textarea").fill(
    JSON.stringify({ cluster: "lab", service: "web", deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } }),
  );
  await lab.locator("#make-call").click();
  await expect(box.locator("[role=status]")).toContainText("accepted");
  await lab.getByRole("button", { name: "Share" }).click();
  await lab.getByRole("button", { name: /exercise/i }).last().click();
  const folder = join(mkdtempSync(join(tmpdir(), "made-")));
  for (const name of ["exercise.yaml", "en.md"]) {
    const link = lab.getByRole("link", { name, exact: true });
    const [download] = await Promise.all([lab.waitForEvent("download"), link.click()]);
    writeFileSync(join(folder, name), readFileSync(await download.path()));
  }
  const checker = new URL("../../target/debug/taskyard", import.meta.url).pathname;
  test.skip(!existsSync(checker), "the command line is not built here");
  expect(execFileSync(checker, ["check", folder], { encoding: "utf8" })).toContain("1 checked");
});

test("a pack of ten megabytes is refused with its limit, and nothing of it is shown", async ({ lab }) => {
  await lab.route("**/level-1.json", (route) => route.fulfill({ json: { "second-copy": "x".repeat(10 << 20) } }));
  await lab.goto(`${lab.site}?exercise=second-copy`);
  await expect(lab.getByRole("alert")).toContainText("level-1.json: 10485778 bytes (expected at most 4194304)");
  await expect(lab.locator(".lesson")).toHaveCount(0);
});
