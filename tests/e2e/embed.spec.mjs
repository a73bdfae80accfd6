// The lab on somebody else's page: another origin, a strict policy, one tag. It loads late, is as
// tall as it needs, answers orders and tells what happens; strangers get no answer.

import { createServer } from "node:http";
import { SIZES, expect, expectAccessible, test as base } from "./lab.mjs";

/** A page of another origin with these elements; `host.show(html)` opens it. */
const test = base.extend({
  host: async ({ lab }, use) => {
    let body = "";
    const home = new URL(lab.site);
    const policy = `default-src 'none'; img-src data:; script-src ${home.origin}; frame-src ${home.origin}; connect-src 'self'`;
    const scenario = {
      format: 1,
      title: "From elsewhere",
      steps: [{ at: "0s", call: "ecs.CreateCluster", input: { clusterName: "elsewhere" } }],
      until: "1m",
    };
    const server = createServer((request, response) => {
      if (request.url === "/mine.json") {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(scenario));
        return;
      }
      const head = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
      response.writeHead(200, head).end(`<!doctype html><html lang="en"><head><title>A runbook</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,"><script src="${lab.site}embed.js" async></script></head>
        <body><main><h1>A runbook</h1>${body}</main></body></html>`);
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    const address = `http://127.0.0.1:${server.address().port}/`;
    await use({
      address,
      show: async (html) => {
        body = html;
        await lab.goto(address);
      },
    });
    await new Promise((stopped) => {
      server.close(stopped);
      server.closeAllConnections();
    });
  },
});

const inside = (page) => page.frameLocator("taskyard-lab iframe");
const started = (page) =>
  expect(inside(page).locator("html")).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
/** Makes a call on the element and gives the answer, or the error as [name, message]. */
const call = (page, ...wanted) =>
  page.evaluate(async ([name, input]) => {
    try {
      return await document.querySelector("taskyard-lab").call(name, input);
    } catch (error) {
      return [error.name, error.message];
    }
  }, wanted);

for (const size of SIZES) {
  test(`one tag puts the lab on a page at ${size.name} px`, async ({ lab, host }) => {
    await lab.setViewportSize(size);
    await lab.emulateMedia({ reducedMotion: "reduce" });
    await host.show('<taskyard-lab src="rolling-50-100" play="0" title="A rolling update"></taskyard-lab>');
    await started(lab);
    await expect(lab.locator('iframe[title="A rolling update"]')).toBeVisible();
    await expect(inside(lab).locator("#edit")).toBeHidden();
    await expect(inside(lab).locator("#why")).toBeHidden();
    const out = inside(lab).getByRole("link", { name: "Open in the lab" });
    await expect(out).toHaveAttribute("href", /\?scenario=rolling-50-100$/);
    const tall = () => inside(lab).locator("html").evaluate((it) => it.scrollHeight - it.clientHeight);
    await expect.poll(tall, "the frame grows to its content").toBeLessThanOrEqual(0);
    const wide = () => inside(lab).locator("html").evaluate((it) => it.scrollWidth - it.clientWidth);
    expect(await wide(), "nothing scrolls sideways").toBeLessThanOrEqual(0);
    await expectAccessible(lab.frames()[1]);
  });
}

test("a page around the lab plays, seeks, calls and hears", async ({ lab, host }) => {
  await host.show('<taskyard-lab src="first-service" play="0" at="0" view="why"></taskyard-lab>');
  await started(lab);
  await lab.evaluate(() => {
    globalThis.heard = [];
    for (const type of ["time", "event"]) {
      document.addEventListener(`taskyard:${type}`, (it) => globalThis.heard.push(it.detail));
    }
  });
  const heard = () => lab.evaluate(() => globalThis.heard);
  await lab.evaluate(() => document.querySelector("taskyard-lab").seek(90));
  await expect.poll(async () => (await heard()).some((it) => it.at_ms === 90_000)).toBe(true);
  expect((await heard()).some((it) => /web/.test(it.text ?? ""))).toBe(true);
  const services = await call(lab, "ecs.ListServices", { cluster: "lab" });
  expect(services.serviceArns[0]).toContain("service/lab/web");
  const [name, message] = await call(lab, "ecs.DescribeServices", { cluster: "nowhere", services: ["web"] });
  expect(name).toBe("ClusterNotFoundException");
  expect(message).toContain("Cluster not found");
  const [big] = await call(lab, "ecs.ListServices", { cluster: "x".repeat(300_000) });
  expect(big).toBe("LabException");
  await lab.evaluate(() => document.querySelector("taskyard-lab").play());
  await expect.poll(async () => (await heard()).some((it) => it.playing)).toBe(true);
  await lab.evaluate(() => document.querySelector("taskyard-lab").pause());
  await expect.poll(async () => (await heard()).findLast((it) => "playing" in it).playing).toBe(false);
});

test("a scenario of the page's own runs, and theme, language and lock arrive", async ({ lab, host }) => {
  await host.show(
    '<taskyard-lab src="mine.json" theme="dark" lang="ru" view="edit" lock play="0"></taskyard-lab>',
  );
  await started(lab);
  const root = inside(lab).locator("html");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expect(root).toHaveAttribute("lang", "ru");
  await expect(inside(lab).locator("#edit")).toBeHidden();
  const clusters = await call(lab, "ecs.ListClusters");
  expect(clusters.clusterArns[0]).toContain("cluster/elsewhere");
});

test("it loads at a click, or when it comes near, and the focus goes with it", async ({ lab, host }) => {
  await host.show(
    '<taskyard-lab src="half-way" loading="click" play="0" title="Half way">A cluster, half way.</taskyard-lab>' +
      `<p>${"<br>".repeat(400)}</p><taskyard-lab id="far" play="0"></taskyard-lab>`,
  );
  const button = lab.getByRole("button", { name: "Start the lab: Half way" });
  await expect(button).toBeVisible();
  await expectAccessible(lab);
  expect(lab.frames()).toHaveLength(1);
  await button.press("Enter");
  await started(lab);
  expect(await lab.evaluate(() => document.activeElement.tagName)).toBe("TASKYARD-LAB");
  expect(lab.frames()).toHaveLength(2);
});

test("whoever is not the page around gets no answer", async ({ lab, host }) => {
  await host.show('<taskyard-lab src="first-service" play="0"></taskyard-lab>');
  await started(lab);
  const answered = await inside(lab).locator("html").evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    window.postMessage({ taskyard: 1 }, "*", [port2]);
    let heard = false;
    port1.onmessage = () => { heard = true; };
    port1.postMessage({ id: 1, what: "play" });
    await new Promise((done) => setTimeout(done, 600));
    return heard;
  });
  expect(answered).toBe(false);
});
