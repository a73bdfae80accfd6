// The inspector: anything opened from where it stands, its ties, and the hop that refuses.

import { SIZES, THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

const CHECK = "?scenario=the-check-that-never-arrives&at=100&play=0";

/** Opens everything there is, and from there one thing by its name. */
async function inspected(lab, query, name) {
  await open(lab, query);
  await lab.keyboard.press("i");
  await expect(lab.getByRole("heading", { name: "Everything here" })).toBeVisible();
  await lab.getByRole("searchbox").fill(name);
  await lab.locator(".insp .blk").getByRole("button", { name, exact: true }).first().click();
}

test("a request to the load balancer ends at the group that does not admit the port", async ({ lab }) => {
  await inspected(lab, CHECK, "front");
  await expect(lab.getByRole("heading", { name: "Load balancer front" })).toBeVisible();
  const refusing = lab.locator('.hops li[data-passes="false"]');
  await expect(refusing.first()).toContainText("does not admit port");
  await lab.locator(".insp details", { hasText: "elbv2.DescribeLoadBalancers" }).locator("summary").click();
  await expect(lab.locator(".insp pre")).toContainText('"LoadBalancerName": "front"');
});

test("a task leads to its role, Back leads back, and the app's own call is answered", async ({ lab }) => {
  await inspected(lab, "?scenario=who-may-pull&at=70&play=0", "t2");
  await expect(lab.locator('.way[data-arrives="false"]').first()).toContainText("GetSecretValue");
  await lab.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(lab.locator(".insp form .way")).toContainText("no statement of app allows s3:GetObject");
  await lab.locator(".insp-links").getByRole("button", { name: "agent", exact: true }).click();
  await expect(lab.getByRole("heading", { name: "IAM role agent" })).toBeVisible();
  await lab.getByRole("button", { name: "Back", exact: true }).click();
  await expect(lab.getByRole("heading", { name: "Task t2" })).toBeVisible();
  await lab.keyboard.press("Escape");
  await expect(lab.locator(".insp")).toHaveCount(0);
});

test("a chip opens with a double click, and a lever on an instance says what it does", async ({ lab }) => {
  await open(lab, CHECK);
  await lab.locator(".chip:not(.quiet)").first().dblclick();
  await expect(lab.locator(".insp h2")).toContainText("Task t");
  await lab.locator(".insp-links").getByRole("button", { name: /^i-/ }).first().click();
  await expect(lab.getByRole("button", { name: /^Deregister i-/ })).toBeVisible();
});

for (const size of SIZES) {
  for (const theme of THEMES) {
    test(`a thing is accessible at ${size.name}, ${theme}`, async ({ lab }) => {
      await lab.setViewportSize({ width: 1440, height: 900 });
      await inspected(lab, `${CHECK}&theme=${theme}`, "t5");
      await lab.setViewportSize(size);
      await expectAccessible(lab);
    });
  }
}
