import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { exportView } from "../../../src/doors/web/export/export.ts";
import { serveView } from "../../../src/doors/web/listen.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";
import { expectAccessible, openBrowser, openPage, overflow, picture, unseen, withAxe } from "./browser.ts";
import { PAGE, type Recorded, recordedRuns } from "./recorded.ts";

let reason = unseen;
let sandbox: Sandbox | string;
let recorded: Recorded;
let serving: Serving;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  if (reason) return;
  sandbox = await sandboxOrReason("auto");
  if (typeof sandbox === "string") {
    reason = sandbox;
    return;
  }
  recorded = await recordedRuns(sandbox);
  serving = await serveView({ folders: [recorded.folder], page: PAGE });
  browser = await openBrowser();
  ({ page, complaints } = await openPage(browser));
  await withAxe(page);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await serving?.stop();
  recorded?.remove();
  if (sandbox && typeof sandbox !== "string") await sandbox.close();
});

const show = async (place: string) => {
  await page.goto("about:blank");
  await page.goto(`${serving.url}#/${place}`);
};
const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const taskOf = (n: number) => encodeURIComponent(recorded.problems[n]!.task.id);

describe("every screen", () => {
  it("Runs, then two clicks from a score to the failing assertion", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("runs");
    const row = page.getByRole("row").filter({ hasText: "direct over replayed/starter" });
    await row
      .getByText(/0\.\d{4}/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await picture(page, "runs");
    await row.getByRole("link", { name: /^wrong: / }).click();
    await page.getByRole("table", { name: "Samples" }).getByRole("link").first().click();
    const failing = page.locator(".failure").first();
    await failing.getByText("expected", { exact: true }).waitFor();
    expect(await failing.locator(".statement").textContent()).toMatch(/^assert/);
    expect(await failing.locator(".expected pre").textContent()).not.toBe(
      await failing.locator(".actual pre").textContent(),
    );
  });

  it("Run: score, interval, outcomes; filters by outcome and expression, and stays in the address", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("run/direct");
    await heading("direct");
    const samples = page.getByRole("table", { name: "Samples" });
    await samples.getByRole("link").first().waitFor();
    expect(await page.getByText(/95 % interval 0\.\d{4} to/).count()).toBe(1);
    await expectAccessible(page);
    await page.getByRole("button", { name: /^pass/ }).click();
    await page.getByLabel("Search samples by regular expression").fill("javascript-.*");
    await page.waitForURL(/outcomes=pass&search=javascript/);
    await expect.poll(() => samples.getByText(/python-/).count()).toBe(0);
    await page.reload();
    await expect
      .poll(() => page.getByLabel("Search samples by regular expression").inputValue())
      .toBe("javascript-.*");
  });

  it("Task: prompt, coloured code, limits, the command that runs it again; keeps a thumb and a comment", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("run/direct?outcomes=fail");
    await page.getByRole("table", { name: "Samples" }).getByRole("link").first().click();
    await page.locator(".failure .expected").first().waitFor();
    await page.getByRole("region", { name: "Program" }).locator(".keyword").first().waitFor();
    expect(await page.getByText(/^assay show .* --attempt \d+ --again$/).count()).toBe(1);
    await expectAccessible(page);
    await picture(page, "task");
    await page.getByLabel("Comment").fill("off by one");
    await page.getByLabel("thumb down").click();
    await page.getByText("kept with the run").waitFor();
    const kept = JSON.parse(readFileSync(join(recorded.folder, "direct", "notes.jsonl"), "utf8"));
    expect(kept).toMatchObject({ thumb: -1, comment: "off by one" });
    await page.reload();
    await expect.poll(() => page.getByLabel("Comment").inputValue()).toBe("off by one");
  });

  it("Trace: the tree of candidates, a repair as a diff, tokens, the agreement grid, and why this one won", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show(`trace/repair/${taskOf(0)}/0`);
    await page
      .getByText(/is the answer: the strategy ranked it first; it passes every visible test/)
      .waitFor();
    expect(await page.locator(".tree .tree").count()).toBe(1);
    expect(await page.locator(".diff .added").count()).toBeGreaterThan(0);
    expect(await page.getByRole("img", { name: "120 tokens in, 40 out, $0.0020" }).count()).toBe(2);
    await expectAccessible(page);
    await picture(page, "trace");
    await show(`trace/codet/${taskOf(1)}/0`);
    await page.getByRole("img", { name: /sets of programs that agree/ }).waitFor();
    await expectAccessible(page);
    await picture(page, "agreement");
  });

  it("Compare: flips, p-value, and one click to what is broken", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("compare?a=codet&b=repair");
    await page.getByText(/two-sided, exact/).waitFor();
    await expectAccessible(page);
    await picture(page, "compare");
    const broken = page.getByRole("button", { name: /broken/ });
    const count = Number((await broken.textContent())?.match(/\d+/)?.[0]);
    await broken.click();
    await page
      .getByRole("status")
      .filter({ hasText: `${count} broken` })
      .waitFor();
    expect(await page.locator(".flips tbody tr").count()).toBe(count);
  });

  it("Leaderboard: ranks, marks overlapping intervals, and draws the frontier", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("leaderboard");
    await page.getByRole("row").filter({ hasText: "scripted/learner" }).waitFor();
    expect(await page.locator(".ranking tbody tr").count()).toBe(3);
    expect(await page.getByText("overlaps").count()).toBeGreaterThan(0);
    expect(await page.getByRole("img", { name: /frontier/ }).count()).toBe(1);
    await expectAccessible(page);
    await picture(page, "leaderboard");
    await page.getByLabel("since").fill("2199-01-01");
    await page.getByText("No run fits.").waitFor();
  });

  it("Laws: coverage, and the best number of samples", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("laws/direct");
    await page.getByRole("img", { name: /^Coverage over/ }).waitFor();
    await page.getByText("best number of samples", { exact: true }).waitFor();
    await expectAccessible(page);
    await picture(page, "laws");
  });

  it("Integrity, Reproductions and Gateway show what other commands left", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("integrity");
    await page.getByText("all 2 attacks stopped").waitFor();
    await page.getByText("forge/exit.py: was accepted as a solution").waitFor();
    await expectAccessible(page);
    await show("reproductions");
    await page.getByText("WizardCoder on HumanEval").waitFor();
    await expectAccessible(page);
    await show("gateway");
    await page.getByText("3 of 4 (75.0 %)").waitFor();
    await expectAccessible(page);
  });

  it("gave the browser nothing to complain about", (ctx) => {
    if (reason) return ctx.skip(reason);
    expect(complaints).toEqual([]);
  });
});

describe("whoever looks", () => {
  it("gets everywhere by keyboard", async (ctx) => {
    if (reason) return ctx.skip(reason);
    await show("runs");
    await page.getByRole("link", { name: "direct", exact: true }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search" }).waitFor();
    await expectAccessible(page);
    await page.keyboard.type("^repair$");
    await page.keyboard.press("Enter");
    await heading("repair");
    await page.keyboard.press("/");
    await page.keyboard.type("python-");
    await page.waitForURL(/search=python-/);
    await page.locator("main").focus();
    await page.getByRole("table", { name: "Samples" }).getByRole("link").first().waitFor();
    for (const key of ["j", "j", "k", "Enter"]) await page.keyboard.press(key);
    await heading(/python-/);
    const first = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByRole("link", { name: "next" }).waitFor();
    await page.keyboard.press("j");
    await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).not.toBe(first);
    await page.keyboard.press("t");
    await heading("Trace");
    await page.keyboard.press("u");
    await heading(/python-/);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("u");
    await heading("repair");
  });

  it("may do so on a phone, in the dark", async (ctx) => {
    if (reason) return ctx.skip(reason);
    const phone = await openPage(browser, { viewport: { width: 390, height: 780 }, colorScheme: "dark" });
    await withAxe(phone.page);
    const places = [
      "runs",
      "run/direct",
      `task/direct/${taskOf(0)}/0`,
      `trace/codet/${taskOf(1)}/0`,
      "compare?a=codet&b=repair",
      "leaderboard",
      "laws/direct",
      "integrity",
      "reproductions",
      "gateway",
    ];
    for (const place of places) {
      await phone.page.goto("about:blank");
      await phone.page.goto(`${serving.url}#/${place}`);
      await phone.page.getByRole("heading", { level: 1 }).waitFor();
      await phone.page.waitForLoadState("networkidle");
      expect({ place, wide: await overflow(phone.page) }).toEqual({ place, wide: 0 });
      await expectAccessible(phone.page);
      if (place.startsWith("task")) await picture(phone.page, "phone");
    }
    expect(phone.complaints).toEqual([]);
    await phone.page.context().close();
  });
});

describe("an export", () => {
  it("shows the same from a static server and from a disk, and takes no notes", async (ctx) => {
    if (reason) return ctx.skip(reason);
    const to = `${recorded.folder}-export`;
    const { left } = await exportView({ folders: [recorded.folder], to, page: PAGE });
    expect(left).toEqual([]);
    const server = createServer((request, response) => {
      const path = join(to, decodeURIComponent(request.url!.split("?")[0]!).replace(/\/$/, "/index.html"));
      response.setHeader(
        "content-type",
        path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html",
      );
      response.end(existsSync(path) ? readFileSync(path) : "");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bases = [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, `file://${to}/index.html`];
    for (const base of bases) {
      const exported = await openPage(browser);
      const look = async (place: string) => {
        await exported.page.goto("about:blank");
        await exported.page.goto(`${base}#/${place}`);
      };
      await look("run/direct?outcomes=fail");
      await exported.page.getByRole("table", { name: "Samples" }).getByRole("link").first().click();
      await exported.page.locator(".failure .expected").first().waitFor();
      expect(await exported.page.getByLabel("Comment").count()).toBe(0);
      await look(`trace/repair/${taskOf(0)}/0`);
      await exported.page.locator(".diff .added").first().waitFor();
      await look("compare?a=codet&b=repair");
      await exported.page.getByText(/two-sided, exact/).waitFor();
      for (const place of ["runs", "leaderboard", "laws/direct", "integrity", "reproductions", "gateway"]) {
        await look(place);
        await exported.page.locator("main table").first().waitFor();
      }
      expect(exported.complaints).toEqual([]);
      await exported.page.context().close();
    }
    server.close();
    rmSync(to, { recursive: true });
    await expect(
      exportView({ folders: [recorded.folder], to: recorded.folder, page: PAGE }),
    ).rejects.toMatchObject({ code: "FOLDER_TAKEN" });
  });
});
