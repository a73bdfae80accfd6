// The left panel in the real page: form and JSON are one text, findings stand at their place, Apply
// shows the diff and rolls the service, a paste becomes a request, levers act.

import { SIZES, THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

const QUERY = "?scenario=first-service";
const panel = (lab) => lab.getByRole("region", { name: "Intent" });
const field = (lab, name) => panel(lab).getByRole("textbox", { name, exact: true });
const plain = (lab) => lab.locator("textarea.code-plain");

/** The lab, stopped, with the plain text area: its value is the draft itself. */
async function edit(lab, query = QUERY) {
  await lab.addInitScript(() => {
    localStorage.setItem("editor", "plain");
    localStorage.setItem("intent", "both");
  });
  await open(lab, query);
}

const draft = async (lab) => JSON.parse(await plain(lab).inputValue());
const setDraft = async (lab, change) => {
  const text = await plain(lab).inputValue();
  const after = change(text);
  expect(after).not.toBe(text);
  await plain(lab).fill(after);
};

test("form and JSON are one text, edited from both sides", async ({ lab }) => {
  await edit(lab);
  const memory = field(lab, "Memory");
  const before = await memory.inputValue();
  await memory.fill("640");
  expect((await draft(lab)).containerDefinitions[0].memory).toBe(640);
  await expect(panel(lab).getByText(`was ${before}`)).toBeVisible();
  await setDraft(lab, (text) => text.replace("640", "704"));
  await expect(memory).toHaveValue("704");
  await panel(lab).getByRole("button", { name: "Discard" }).click();
  await expect(memory).toHaveValue(before);
});

test("Apply shows the diff, registers the next revision and rolls the service", async ({ lab }) => {
  await edit(lab);
  const image = field(lab, "Image");
  await image.fill("shop:next");
  await panel(lab).getByRole("button", { name: /^Apply at/ }).click();
  const review = lab.getByRole("dialog");
  await expect(review.locator(".add")).toContainText("shop:next");
  await expect(review).toContainText("ecs.RegisterTaskDefinition");
  await expect(review).toContainText("ecs.UpdateService");
  await expectAccessible(lab);
  await review.getByRole("button", { name: /^Apply at/ }).click();
  await expect(review).toHaveCount(0);
  await expect(panel(lab).getByText(/^Applied at/)).toBeVisible();
  await expect(image).toHaveValue("shop:next");
  await expect(panel(lab).getByText(/draft against/)).toHaveCount(0);
  await expect(lab.getByText(/r\d+ → r\d+/).first()).toBeVisible();
  // Apply was two calls, and is one thing to take back.
  await lab.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(image).not.toHaveValue("shop:next");
  await expect(lab.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
});

test("Ctrl+Enter opens the review and, there, applies", async ({ lab }) => {
  await edit(lab);
  await setDraft(lab, (text) => text.replace(/"memory": \d+/, '"memory": 640'));
  await plain(lab).press("Control+Enter");
  await expect(lab.getByRole("dialog")).toBeVisible();
  await lab.keyboard.press("Control+Enter");
  await expect(panel(lab).getByText(/^Applied at/)).toBeVisible();
});

test("text where a number belongs is named with a mend, and holds Apply back", async ({ lab }) => {
  await edit(lab);
  await setDraft(lab, (text) => text.replace(/"memory": \d+/, '"memory": "640"'));
  const list = panel(lab).getByRole("list", { name: "What is wrong with the text" });
  await expect(list).toContainText("containerDefinitions[0].memory");
  const apply = panel(lab).getByRole("button", { name: /^Apply at/ });
  await expect(apply).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(lab);
  await list.getByRole("button", { name: /640/ }).click();
  expect((await draft(lab)).containerDefinitions[0].memory).toBe(640);
  await expect(apply).toHaveAttribute("aria-disabled", "false");
});

test("broken JSON says its line, locks the form and is kept over a reload", async ({ lab }) => {
  await edit(lab);
  await plain(lab).fill('{\n  "family": "web",\n}');
  await expect(panel(lab)).toContainText("line 3");
  await expect(field(lab, "Memory")).toBeDisabled();
  await lab.reload();
  await expect(plain(lab)).toHaveValue('{\n  "family": "web",\n}');
});

test("an illegal Fargate pair is underlined in the rich editor", async ({ lab }) => {
  await lab.addInitScript(() => localStorage.setItem("intent", "both"));
  await open(lab, QUERY);
  await plain(lab).focus();
  const rich = lab.getByRole("textbox", { name: "Task definition, JSON" });
  await expect(lab.locator(".cm-editor")).toBeVisible({ timeout: 20_000 });
  const text = JSON.stringify({
    family: "web", requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc",
    cpu: "256", memory: "4096", containerDefinitions: [{ name: "app", image: "nginx" }],
  }, null, 2);
  await rich.press("Control+a");
  await lab.keyboard.insertText(text);
  await expect(lab.locator(".cm-lintRange-error").first()).toBeVisible();
  const list = panel(lab).getByRole("list", { name: "What is wrong with the text" });
  await expect(list).toContainText("No Fargate configuration exists for given values");
  await expectAccessible(lab);
});

test("the rich editor completes from the API's shapes and undoes its own typing", async ({ lab }) => {
  await open(lab, QUERY);
  await panel(lab).getByRole("button", { name: "Both" }).click();
  // A call of ours, so that the page's own undo would have something to take back.
  await panel(lab).locator("summary").click();
  await panel(lab).getByRole("button", { name: "Calm" }).click();
  await panel(lab).locator("summary").click();
  await plain(lab).focus();
  await expect(lab.locator(".cm-editor")).toBeVisible({ timeout: 20_000 });
  const rich = lab.getByRole("textbox", { name: "Task definition, JSON" });
  await rich.press("Control+a");
  await lab.keyboard.insertText('{ "family": "web", ');
  await lab.keyboard.type('"netw', { delay: 40 });
  await lab.getByRole("option", { name: /networkMode/ }).click();
  await expect(rich).toContainText('"networkMode"');
  await rich.press("Control+z");
  await expect(rich).not.toContainText('"networkMode"');
  await expect(lab.getByRole("button", { name: "Redo" })).toHaveAttribute("aria-disabled", "true");
});

test("on a phone the form comes first and the JSON fills the screen", async ({ lab }) => {
  await lab.setViewportSize({ width: 360, height: 740 });
  await open(lab, QUERY);
  await lab.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(field(lab, "Memory")).toBeVisible();
  await expect(plain(lab)).toHaveCount(0);
  const more = panel(lab).getByRole("button", { name: /^Memory: more/ });
  const before = Number(await field(lab, "Memory").inputValue());
  await more.click();
  await expect(field(lab, "Memory")).toHaveValue(String((Math.floor(before / 128) + 1) * 128));
  await panel(lab).getByRole("button", { name: "JSON" }).click();
  await panel(lab).getByRole("button", { name: "Full screen" }).click();
  const box = await panel(lab).locator(".intent-scroll").boundingBox();
  expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 360, 740]);
  await expectAccessible(lab);
  await panel(lab).getByRole("button", { name: "Leave full screen" }).click();
});

test("a pasted describe-task-definition becomes a request and says what it lost", async ({ lab }) => {
  await edit(lab);
  const before = await plain(lab).inputValue();
  const described = JSON.stringify({
    taskDefinition: {
      taskDefinitionArn: "arn:aws:ecs:us-east-1:111122223333:task-definition/shop:3",
      family: "shop", revision: 3, status: "ACTIVE", volumes: null,
      containerDefinitions: [{ name: "app", image: "shop:3", memory: 256, cpu: 0 }],
    },
  });
  await plain(lab).focus();
  await plain(lab).press("Control+a");
  await lab.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const area = document.querySelector("textarea.code-plain");
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    area.setRangeText(text, 0, area.value.length, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, described);
  await expect(panel(lab)).toContainText("revision");
  const request = await draft(lab);
  expect(request.family).toBe("shop");
  expect(request.revision).toBeUndefined();
  await expectAccessible(lab);
  await panel(lab).getByRole("button", { name: "Undo the paste" }).click();
  await expect(plain(lab)).toHaveValue(before);
});

test("walls that meet are named before anything is sent", async ({ lab }) => {
  await edit(lab);
  await field(lab, "Image").fill("shop:next");
  await field(lab, "Minimum healthy").fill("90");
  await field(lab, "Maximum").fill("100");
  await expect(panel(lab)).toContainText("can never start");
  await field(lab, "Minimum healthy").fill("50");
  await expect(panel(lab)).not.toContainText("can never start");
});

test("a lever says what it does and does it", async ({ lab }) => {
  await edit(lab);
  await panel(lab).locator("summary").click();
  await expectAccessible(lab);
  await panel(lab).getByRole("button", { name: "Fail us-east-1a" }).click();
  await expect(panel(lab).getByRole("button", { name: "Restore us-east-1a" })).toBeVisible();
});

test("another scenario opens, and the run before it can be gone back to", async ({ lab }) => {
  await open(lab, QUERY);
  await lab.getByRole("button", { name: "Open" }).click();
  const sheet = lab.getByRole("dialog");
  await sheet.getByRole("link").nth(2).waitFor();
  await expectAccessible(lab);
  const next = sheet.locator("a.scenario:not([aria-current])").first();
  const title = await next.locator("b").textContent();
  await next.click();
  await expect(lab.locator(".topbar")).toContainText(title);
  expect(new URL(lab.url()).searchParams.get("scenario")).not.toBe("first-service");
  await lab.getByRole("button", { name: "Open" }).click();
  await lab.getByRole("button", { name: /^Go back to/ }).click();
  await expect(lab.locator(".topbar")).not.toContainText(title);
});

for (const { name, width, height } of SIZES) {
  for (const theme of THEMES) {
    test(`the panel is accessible at ${name}, ${theme}`, async ({ lab }) => {
      await lab.setViewportSize({ width, height });
      await lab.emulateMedia({ colorScheme: theme });
      await edit(lab);
      const shown = lab.getByRole("button", { name: "Edit", exact: true });
      if (width < 1200) await shown.first().click();
      await expect(field(lab, "Memory")).toBeVisible();
      await expectAccessible(lab);
    });
  }
}
