// The editor bundle by itself, in the real page with its real policy: what Rust builds on.

import { THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

// 'é' is two bytes and one UTF-16 unit: an offset that is not mapped shows at once.
const TEXT = '{\n  "née": 1,\n  "cpu": "256"\n}\n';
const byteOf = (part) => new TextEncoder().encode(TEXT.slice(0, TEXT.indexOf(part))).length;

/** Mounts an editor over the page; its calls to the outside are recorded in `seen`. */
async function mount(lab, offer = null) {
  await open(lab); // or the lab would still come and take the place of the editor
  if (offer) await lab.evaluate(`globalThis.offer = ${offer}`);
  const at = byteOf('"256"');
  await lab.evaluate(
    async ({ doc, at, offer }) => {
      const { mount } = await import(new URL("pack/editor/index.js", document.baseURI));
      const place = document.createElement("main");
      place.style.cssText = "position: fixed; inset: 0; z-index: 9999; background: Canvas";
      place.innerHTML = "<h1>editor</h1><button class=btn>after</button>";
      const box = document.createElement("div");
      box.style.height = "300px";
      place.querySelector("h1").after(box);
      document.body.replaceChildren(place);
      const seen = { applied: 0, changed: [], asked: [] };
      const editor = mount(box, {
        doc,
        label: "Task definition, JSON",
        onChange: (text) => seen.changed.push(text),
        onApply: () => (seen.applied += 1),
        lint: (text) =>
          text.includes('"256"')
            ? [{ from: at, to: at + 5, severity: "error", message: "256 needs a partner" }]
            : [],
        complete: (text, byte) => {
          seen.asked.push(byte);
          if (offer) return globalThis.offer(text);
          return {
            from: byte,
            options: [{ label: "memory", type: "property", detail: "MiB", apply: '"memory": 512' }],
          };
        },
      });
      Object.assign(globalThis, { seen, editor });
    },
    { doc: TEXT, at, offer: offer !== null },
  );
}

test("it is styled under the page's policy, and labelled", async ({ lab }) => {
  await mount(lab);
  const content = lab.getByRole("textbox", { name: "Task definition, JSON" });
  await expect(content).toBeVisible();
  await expect(content).toContainText('"née": 1');
  // Without its style sheet the gutter would be an ordinary block above the text.
  const gutter = await lab.locator(".cm-gutters").boundingBox();
  const text = await content.boundingBox();
  expect(gutter.x + gutter.width).toBeLessThanOrEqual(text.x + 1);
  expect(Math.abs(gutter.y - text.y)).toBeLessThan(8);
});

test("findings are underlined at their place, counted in bytes", async ({ lab }) => {
  await mount(lab);
  await expect(lab.locator(".cm-lintRange-error")).toHaveText('"256"');
  await lab.evaluate((from) => {
    globalThis.editor.setDiagnostics([{ from, to: from + 5, severity: "warning", message: "x" }]);
  }, byteOf('"cpu"'));
  await expect(lab.locator(".cm-lintRange-warning")).toHaveText('"cpu"');
  await expect(lab.locator(".cm-lintRange-error")).toHaveCount(0);
});

test("Ctrl+Enter applies and writes nothing", async ({ lab }) => {
  await mount(lab);
  await lab.evaluate(() => globalThis.editor.focus());
  await lab.keyboard.press("Control+Enter");
  const { applied, changed } = await lab.evaluate(() => globalThis.seen);
  expect({ applied, changed }).toEqual({ applied: 1, changed: [] });
});

test("Tab leaves the editor", async ({ lab }) => {
  await mount(lab);
  await lab.evaluate(() => globalThis.editor.focus());
  await lab.keyboard.press("Tab");
  await expect(lab.getByRole("button", { name: "after" })).toBeFocused();
});

test("typing reports the text; setDoc does not", async ({ lab }) => {
  await mount(lab);
  await lab.evaluate(() => globalThis.editor.setDoc("[]"));
  await lab.evaluate(() => globalThis.editor.goTo(1));
  await lab.keyboard.type("7");
  expect(await lab.evaluate(() => globalThis.seen.changed)).toEqual(["[7]"]);
  expect(await lab.evaluate(() => globalThis.editor.text())).toBe("[7]");
});

test("completion asks with a byte offset and puts the answer there", async ({ lab }) => {
  await mount(lab);
  const at = byteOf('"cpu"');
  await lab.evaluate((at) => globalThis.editor.goTo(at), at);
  await lab.keyboard.press("Control+Space");
  await lab.getByRole("option", { name: "memory" }).waitFor();
  expect(await lab.evaluate(() => globalThis.seen.asked.at(-1))).toBe(at);
  // CodeMirror ignores Enter for a moment after the list opens (interactionDelay, 75 ms).
  await expect(async () => {
    await lab.keyboard.press("Control+Space");
    await lab.getByRole("option", { name: "memory" }).click();
    expect(await lab.evaluate(() => globalThis.editor.text())).toContain('"memory": 512"cpu"');
  }).toPass();
});

test("a completion replaces its range, and what is typed narrows the list", async ({ lab }) => {
  await mount(lab, (text) => ({
    from: text.indexOf('"m'),
    to: text.indexOf('"m') + 3,
    options: [
      { label: "cpu", type: "property", apply: '"cpu": ' },
      { label: "memory", type: "property", apply: '"memory": ' },
    ],
  }));
  await lab.evaluate(() => globalThis.editor.setDoc("{}"));
  await lab.evaluate(() => globalThis.editor.goTo(1));
  await lab.keyboard.type('"m', { delay: 30 });
  await expect(lab.getByRole("option")).toHaveText(["memory"]);
  await lab.getByRole("option", { name: "memory" }).click();
  expect(await lab.evaluate(() => globalThis.editor.text())).toBe('{"memory": }');
});

test("destroy leaves nothing behind", async ({ lab }) => {
  await mount(lab);
  await lab.evaluate(() => globalThis.editor.destroy());
  await expect(lab.locator(".cm-editor")).toHaveCount(0);
});

for (const theme of THEMES) {
  test(`accessible with findings and completions shown, ${theme}`, async ({ lab }) => {
    await lab.emulateMedia({ colorScheme: theme });
    await mount(lab);
    await expect(lab.locator(".cm-lintRange-error")).toHaveText('"256"');
    await expectAccessible(lab);
    await lab.evaluate((at) => globalThis.editor.goTo(at), byteOf('"cpu"'));
    await lab.keyboard.press("Control+Space");
    await lab.getByRole("option", { name: "memory" }).waitFor();
    await expectAccessible(lab);
    await lab.keyboard.press("Escape");
    await lab.keyboard.press("Control+f");
    await lab.getByRole("textbox", { name: "Find" }).waitFor();
    await expectAccessible(lab);
  });
}
