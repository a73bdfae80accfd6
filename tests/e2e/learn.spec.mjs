// Exercises played to their end by keyboard alone, by three kinds of moves (the form, a request as
// JSON, a lever) and in every language; the pages of the course are accessible in both themes.
//
// A player here never clicks: it walks with Tab, F6 and arrows to what it wants, and types.

import { THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

/** Presses Tab (or Shift+Tab) until the element has the focus. */
async function walkTo(lab, target, key = "Tab") {
  await target.waitFor();
  for (let i = 0; i < 200; i += 1) {
    if (await target.evaluate((it) => it === document.activeElement)) return;
    await lab.keyboard.press(key);
  }
  throw new Error(`${key} never comes to ${target}`);
}

/** Types over what stands in the field. */
async function overwrite(lab, text) {
  await lab.keyboard.press("Control+a");
  await lab.keyboard.insertText(text);
}

/** Waits until the run has come to the exercise's end, as fast as it goes. */
async function playOn(lab) {
  await walkTo(lab, lab.locator(".transport select"));
  await lab.keyboard.press("End");
  const play = lab.locator(".transport .btn.primary");
  await walkTo(lab, play, "Shift+Tab");
  await lab.keyboard.press("Enter");
}

async function solved(lab) {
  const done = lab.locator(".lesson .done-note");
  await expect(done).toBeVisible({ timeout: 30_000 });
  await expect(lab.locator(".goal.met")).toHaveCount(await lab.locator(".goal").count());
  await expect(lab.locator(".lesson .card .prose")).not.toBeEmpty();
}

/** Makes a call with the request typed into the player's box. */
async function request(lab, call, input) {
  const box = lab.locator(".lesson .card:has(textarea)");
  await walkTo(lab, box.locator("select"));
  // A letter jumps to the option that begins with it; arrows walk the rest.
  for (let i = 0; i < 10; i += 1) {
    if ((await box.locator("select").inputValue()) === call) break;
    await lab.keyboard.press("ArrowDown");
  }
  await walkTo(lab, box.locator("textarea"));
  await overwrite(lab, JSON.stringify(input));
  await walkTo(lab, box.locator("button.primary"));
  await lab.keyboard.press("Enter");
  await expect(box.locator("[role=status]")).toContainText(call);
}

/** The form: a field of the intent panel, the review, and Apply. */
async function form(lab, query = "") {
  await lab.addInitScript(() => localStorage.setItem("intent", "form"));
  await open(lab, `?exercise=rounding-decides${query}`);
  await walkTo(lab, lab.locator("#f-minimum"));
  await overwrite(lab, "100");
  await walkTo(lab, lab.locator("#apply"));
  await lab.keyboard.press("Enter");
  await expect(lab.getByRole("dialog")).toBeVisible();
  await lab.keyboard.press("Control+Enter");
  await expect(lab.getByRole("dialog")).toHaveCount(0);
  await playOn(lab);
  await solved(lab);
}

/** Two requests as JSON: another revision, and the service that takes it. */
async function json(lab, query = "") {
  await open(lab, `?exercise=second-copy${query}`);
  await request(lab, "ecs.RegisterTaskDefinition", {
    family: "web",
    networkMode: "bridge",
    containerDefinitions: [
      { name: "app", image: "web:v1", cpu: 256, memory: 512, portMappings: [{ containerPort: 80, hostPort: 0 }] },
    ],
  });
  await request(lab, "ecs.UpdateService", { cluster: "lab", service: "web", taskDefinition: "web" });
  await playOn(lab);
  await solved(lab);
}

/** A lever: the instance on the stage, and Drain where it is explained. */
async function lever(lab, query = "") {
  await open(lab, `?exercise=empty-the-host${query}`);
  const instance = lab.locator("#cluster [data-nav][tabindex='0']");
  await walkTo(lab, instance);
  await lab.keyboard.press("Enter");
  await walkTo(lab, lab.locator(".object-levers button").last());
  await lab.keyboard.press("Enter");
  await walkTo(lab, lab.locator("[role=tab][aria-selected=true]"), "Shift+Tab");
  await lab.keyboard.press("ArrowLeft");
  await playOn(lab);
  await solved(lab);
}

/** One task asked for by a request: the first exercise of all. */
async function first(lab, query = "") {
  await open(lab, `?exercise=first-task${query}`);
  await request(lab, "ecs.RunTask", { cluster: "lab", taskDefinition: "hello", count: 2 });
  await playOn(lab);
  await solved(lab);
}

for (const [kind, play] of Object.entries({ form, json, lever })) {
  test(`an exercise is played to its end by keyboard alone: ${kind}`, async ({ lab }) => {
    await play(lab);
  });
}

/** How each language is known: letters that no other of the five has, and those of any word. */
const LANGUAGES = {
  "zh-Hans": { play: json, letters: /[这为个们务]/, any: /\p{Script=Han}/u },
  "zh-Hant": { play: lever, letters: /[這為個們務]/, any: /\p{Script=Han}/u },
  ru: { play: form, letters: /[а-яё]{3}/i },
  vi: { play: first, letters: /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]/i },
};

for (const [language, { play, letters, any = letters }] of Object.entries(LANGUAGES)) {
  test(`an exercise is played to its end in ${language}`, async ({ lab }) => {
    await play(lab, `&lang=${language}`);
    await expect(lab.locator("html")).toHaveAttribute("lang", language);
    await expect(lab.locator("html")).not.toHaveAttribute("data-partial", "true");
    for (const part of [".lesson h2", ".lesson .prose", ".goal .t", ".done-note", ".rungs"]) {
      await expect(lab.locator(part).first(), part).toContainText(any);
    }
    await expect(lab.locator(".lesson:has(.goals)"), "its own letters").toContainText(letters);
    await expect(lab.locator(".in-english"), "no part is older than its English").toHaveCount(0);
    await expectAccessible(lab);
  });
}

test("the answers of exams are others in an exercise and on the cards", async ({ lab }) => {
  await open(lab, "?exercise=mount-the-bucket");
  const goals = lab.locator(".lesson .goals");
  await expect(goals).toContainText("mounts the bucket's file system");
  await lab.getByRole("button", { name: "as exams expect" }).click();
  await expect(goals).toContainText("mounts the Amazon EFS file system");
  await expect(goals).not.toContainText("bucket's");
  await lab.locator(".rungs > li > button").click();
  await expect(lab.locator(".rungs")).toContainText("An object is not a file");
  // The choice holds for the whole lab.
  await open(lab, "?facts=1");
  await expect(lab.locator("#fact-4 h2")).toContainText("cannot be mounted");
  await lab.getByRole("button", { name: "as it is now" }).click();
  await expect(lab.locator("#fact-4 h2")).toContainText("Amazon S3 Files");
});

for (const theme of THEMES) {
  for (const [name, query] of Object.entries({
    map: "?learn=1",
    player: "?exercise=second-copy",
    practice: "?practice=1",
  })) {
    test(`the ${name} is accessible, ${theme}`, async ({ lab }) => {
      await lab.emulateMedia({ colorScheme: theme });
      await open(lab, query);
      await expect(lab.locator("h1").first()).toBeVisible();
      await expectAccessible(lab);
    });
  }
}
