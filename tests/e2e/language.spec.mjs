// The language of the page: from the link, the store or the browser; changed by its menu without losing
// the run; English where a translation lacks a message, with a note; and room for longer words.

import { expect, expectAccessible, open, test } from "./lab.mjs";

const html = (lab) => lab.locator("html");
const menu = (lab) => lab.locator("#language");

for (const [wish, language] of [
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["zh-CN", "zh-Hans"],
  ["ru-RU", "ru"],
  ["vi", "vi"],
  ["de-DE", "en"],
]) {
  test(`a browser that asks for ${wish} gets ${language}`, async ({ browser, site }) => {
    const context = await browser.newContext({ locale: wish });
    const page = await context.newPage();
    await page.goto(`${site}?learn=1`);
    await expect(html(page)).toHaveAttribute("lang", language);
    await expect(html(page)).toHaveAttribute("data-ready", "true");
    const title = await page.locator("h1").innerText();
    expect(title === "Exercises").toBe(language === "en");
    await context.close();
  });
}

test("another language keeps the run, and is kept in the link and for the next visit", async ({ lab }) => {
  await open(lab, "?scenario=half-way&at=200&play=0");
  await lab.getByRole("button", { name: "Next event" }).first().click();
  const clock = await lab.locator(".transport .now").innerText();
  expect(clock).not.toBe("3:20");
  await menu(lab).selectOption("ru");
  await expect(html(lab)).toHaveAttribute("lang", "ru");
  await expect(menu(lab)).toBeFocused();
  await expect(lab.locator(".transport .now")).toHaveText(clock);
  await expect(lab.locator(".topbar h1")).toContainText(/[а-яё]{3}/i);
  await expect(lab).toHaveTitle(/[а-яё]{3}/i);
  await expect(menu(lab)).toHaveAccessibleName(/[а-яё]{3}/i);
  expect(new URL(lab.url()).searchParams.get("lang")).toBe("ru");
  expect(new URL(lab.url()).searchParams.get("scenario")).toBe("half-way");
  // Every option is named in its own language, and says which that is.
  const options = await menu(lab).locator("option").evaluateAll((all) =>
    all.map((it) => [it.lang, it.textContent]));
  expect(options).toContainEqual(["vi", "Tiếng Việt"]);
  await expectAccessible(lab);
  await open(lab, "?learn=1");
  await expect(lab.locator("h1")).toContainText(/[а-яё]{3}/i);
  await menu(lab).selectOption("en");
  await expect(lab.locator("h1")).toHaveText("Exercises");
});

test("a question of practice stays the same question in another language", async ({ lab }) => {
  await open(lab, "?practice=1");
  const options = lab.locator(".options .btn");
  const count = await options.count();
  const stem = await lab.locator("#stem").innerText();
  await menu(lab).selectOption("vi");
  await expect(lab.locator("#stem")).not.toHaveText(stem);
  expect(await options.count()).toBe(count);
});

test("zh-Hant falls back to English, never to zh-Hans, and says so", async ({ page, site }) => {
  await page.route("**/zh-Hant.ftl", async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({ response: answer, body: text.replace(/^tool-share = .*$/m, "") });
  });
  await page.goto(`${site}?lang=zh-Hant&scenario=half-way&play=0`);
  await expect(html(page)).toHaveAttribute("data-partial", "true");
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeVisible();
  await expect(page.locator(".partial")).toBeVisible();
});

test("without its catalogue the page speaks English", async ({ page, site }) => {
  await page.route("**/ru.ftl", (route) => route.abort());
  await page.goto(`${site}?lang=ru&play=0`);
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeVisible();
  await expect(page.locator(".partial")).toBeVisible();
});

/** What stands out of the page, or is cut off inside a control. */
function tooWide(lab) {
  return lab.evaluate(() => {
    const root = document.documentElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth}`);
    for (const it of document.querySelectorAll(".btn, button, .seg > *, label, h1, h2, h3, p, li")) {
      const box = it.getBoundingClientRect();
      const hidden = box.width === 0 || it.closest(".sr, .sprite, [data-timeline], .tracks");
      if (!hidden && it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== "inline") {
        const cut = getComputedStyle(it).textOverflow === "ellipsis";
        if (!cut) found.push(`${it.tagName}.${it.className}: ${it.textContent.slice(0, 40)}`);
      }
    }
    return found;
  });
}

for (const width of [1440, 360]) {
  for (const [name, query] of Object.entries({
    lab: "?scenario=half-way&at=200&play=0",
    map: "?learn=1",
    player: "?exercise=second-copy",
    practice: "?practice=1",
  })) {
    test(`words 45 % longer fit: ${name} at ${width} px`, async ({ lab }) => {
      await lab.setViewportSize({ width, height: 800 });
      await open(lab, `${query}&lang=en-XA`);
      await expect(lab.locator("body")).toContainText("ế");
      expect(await tooWide(lab)).toEqual([]);
    });
  }
}

test("ECS's sentences stay English and are explained in the reader's language", async ({ lab }) => {
  await open(lab, "?scenario=half-way&at=200&play=0&lang=vi");
  await lab.getByRole("tab").nth(2).click();
  await lab.getByRole("button", { name: "ECS", exact: true }).click();
  const row = lab.locator(".log li:has(q)").first();
  await expect(row.locator("q")).toHaveAttribute("lang", "en");
  await expect(row.locator("q")).toContainText("(service ");
  await expect(row.locator(".gloss").first()).toContainText(/[ạảấầẩẫậắằẳẵặẹẻếềểễệịọốồổỗộớờởợụứừửữựđ]/i);
});

test("a section that is older than its English is English, with a mark", async ({ lab }) => {
  await lab.route("**/level-1.ru.json", async (route) => {
    const answer = await route.fetch();
    const words = await answer.json();
    words["second-copy"].sections.Brief.unshift({ en: true });
    await route.fulfill({ response: answer, json: words });
  });
  await open(lab, "?exercise=second-copy&lang=ru");
  const brief = lab.locator(".lesson > .prose");
  await expect(brief.locator(".in-english")).toContainText(/[а-яё]{3}/i);
  await expect(brief.locator("[lang=en] p").first()).toBeVisible();
  await expect(lab.locator(".in-english")).toHaveCount(1);
});

test("an open exercise gets its texts in another language, and keeps what was done", async ({ lab }) => {
  await open(lab, "?exercise=second-copy");
  await lab.locator(".rungs .btn").first().click();
  await expect(lab.locator(".rungs .open")).toHaveCount(1);
  await menu(lab).selectOption("zh-Hant");
  await expect(lab.locator(".lesson h2")).toContainText(/[這為個們務啟動]/);
  await expect(lab.locator(".rungs .open")).toHaveCount(1);
});
