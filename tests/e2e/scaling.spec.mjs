// Scaling on the screen: why instances come and go, alarms under their chart, deployments as bars, and
// forms beside the calls they send.

import { SIZES, THEMES, expect, expectAccessible, open, test } from "./lab.mjs";

const SCALE_OUT = "?scenario=capacity-provider-scale-out&at=400&play=0";
const DAY = "?scenario=target-tracking-day&at=3300&play=0";

/** Opens the sheet of policies and picks a kind. */
async function policies(lab, query, kind) {
  await open(lab, query);
  await lab.getByRole("button", { name: "Scaling and deployment" }).click();
  await lab.getByRole("button", { name: kind, exact: true }).click();
}

test("managed scaling answers with its numbers put in", async ({ lab }) => {
  await open(lab, SCALE_OUT);
  await lab.locator(".tick[aria-label*='managed scaling of nodes takes']").first().click();
  await expect(lab.locator(".why-q")).toContainText("What does managed scaling of nodes make");
  await expect(lab.locator(".facts")).toContainText("reservation above the target");
  await expect(lab.locator(".facts")).toContainText("0 to 6, within them");
});

test("a chart marks the datapoints that breach, and each alarm says how many of how many", async ({ lab }) => {
  await open(lab, DAY);
  await lab.getByRole("tab", { name: "Charts" }).click();
  await expect(lab.locator(".felt").first()).toContainText("requests a second answered");
  const alarms = lab.locator(".alarms li");
  await expect(alarms.first()).toContainText("1 of the last 3 breaches, 3 needed");
  await expect(alarms.first().locator(".slots-a i")).toHaveCount(3);
  expect(await lab.locator(".dot.breaching").count()).toBeGreaterThan(0);
});

test("a deployment's bar is reached by keyboard and opens its answer", async ({ lab }) => {
  await open(lab, "?scenario=circuit-breaker&at=400&play=0");
  const bar = lab.locator(".dep").nth(1);
  await expect(bar).toHaveAccessibleName(/^r2, failed/);
  await bar.focus();
  await lab.keyboard.press("Enter");
  await expect(lab.locator(".why-q")).toContainText("What became of revision 2");
});

test("a policy is put by its form, AWS's refusal stands at its field, and undo takes it back", async ({ lab }) => {
  await policies(lab, "?scenario=half-way&at=30&play=0", "Target tracking");
  const target = lab.getByLabel("Target", { exact: true });
  await target.fill("much");
  await target.press("Tab");
  await expect(lab.getByLabel("application-autoscaling.PutScalingPolicy")).toHaveValue(/"TargetValue": "much"/);
  await lab.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(target).toHaveAttribute("aria-invalid", "true");
  await target.fill("55");
  await target.press("Tab");
  await lab.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(lab.locator(".pol-foot")).toContainText("Done");
  await expect(lab.locator(".had")).toContainText("cpu");
  await lab.keyboard.press("Escape");
  await lab.keyboard.press("Control+z");
  await lab.getByRole("button", { name: "Scaling and deployment" }).click();
  await expect(lab.locator(".had")).toContainText("No policy and no schedule yet");
});

test("a strategy brings its own fields", async ({ lab }) => {
  await policies(lab, "?scenario=half-way&at=30&play=0", "Deployment");
  await lab.getByLabel("Strategy", { exact: true }).selectOption("CANARY");
  await expect(lab.getByLabel("Share at first, or per step, %")).toHaveValue("10");
  await expect(lab.getByLabel("ecs.UpdateService")).toHaveValue(/"canaryPercent": 10/);
});

for (const size of SIZES) {
  for (const theme of THEMES) {
    test(`charts and forms are accessible at ${size.name}, ${theme}`, async ({ lab }) => {
      await lab.setViewportSize({ width: 1440, height: 900 });
      await open(lab, `${DAY}&theme=${theme}`);
      await lab.getByRole("tab", { name: "Charts" }).click();
      await expect(lab.locator(".alarms li").first()).toBeVisible();
      await lab.setViewportSize(size);
      await expectAccessible(lab);
      await lab.setViewportSize({ width: 1440, height: 900 });
      await lab.getByRole("button", { name: "Scaling and deployment" }).click();
      await expect(lab.locator(".pol-json textarea").first()).toBeVisible();
      await lab.setViewportSize(size);
      await expectAccessible(lab);
    });
  }
}
