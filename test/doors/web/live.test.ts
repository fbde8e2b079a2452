import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { serveView } from "../../../src/doors/web/listen.ts";
import { run } from "../../../src/run/run.ts";
import { fakeSandbox } from "../../kit/doubles.ts";
import { openBrowser, openPage, unseen } from "./browser.ts";
import { PAGE, pageMissing, strategyPlan } from "./recorded.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-live-"));
let serving: Serving | undefined;
let browser: Browser | undefined;
beforeAll(async () => {
  if (!pageMissing) serving = await serveView({ folders: [folder], page: PAGE });
  if (!unseen) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await serving?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A run whose checks wait until they are let go. */
function start(name: string) {
  const waiting: (() => void)[] = [];
  let held = true;
  const sandbox = fakeSandbox(() => (held ? new Promise((resolve) => waiting.push(resolve)) : undefined));
  const plan = { ...strategyPlan({ samples: 2 }), limit: 6 };
  const signal = new AbortController();
  const events = run(plan, { sandbox, folder: join(folder, name), concurrency: 2, signal: signal.signal });
  const ended = (async () => {
    for await (const _ of events);
  })().catch(() => {});
  return {
    ended,
    /** Lets one check go on, as soon as there is one. */
    async step() {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()!();
    },
    finish() {
      held = false;
      for (const go of waiting.splice(0)) go();
      return ended;
    },
    stop() {
      signal.abort();
      for (const go of waiting.splice(0)) go();
      return ended;
    },
  };
}

it("a run under way is followed to its end in the page", async (ctx) => {
  if (unseen || !browser || !serving) return ctx.skip(unseen ?? "no server");
  const going = start("going");
  await going.step();
  const { page, complaints } = await openPage(browser);
  await page.goto(`${serving.url}#/run/going`);
  const progress = page.getByText(/^going on: \d+ of 12 judged$/);
  const judged = async () => Number((await progress.textContent())?.match(/\d+/)?.[0]);
  await progress.waitFor();
  await expect.poll(judged).toBeGreaterThan(0);
  expect(await page.getByRole("progressbar").getAttribute("max")).toBe("12");
  expect(await page.getByText("passed so far").count()).toBe(1);
  const before = await judged();
  for (let n = 0; n < 3; n++) await going.step();
  await expect.poll(judged).toBeGreaterThan(before);
  await going.finish();
  await page.getByRole("heading", { name: "pass@1" }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

it("a run that was stopped says how to go on with it", async (ctx) => {
  if (!serving) return ctx.skip(pageMissing ?? "no server");
  const cut = start("cut");
  for (let n = 0; n < 2; n++) await cut.step();
  await cut.stop();
  const told = async () =>
    (await (await fetch(`${serving?.url}api/runs/cut`)).json()) as { state: string; resume: string };
  await expect.poll(async () => (await told()).state, { timeout: 10_000 }).toBe("stopped");
  expect((await told()).resume).toMatch(/^assay eval --resume .*cut$/);
});

it("a stream ends when the run does, and when the dashboard stops", async (ctx) => {
  if (pageMissing) return ctx.skip(pageMissing);
  const other = await serveView({ folders: [folder], page: PAGE });
  const streamed = start("streamed");
  await streamed.step();
  const response = await fetch(`${other.url}api/runs/streamed/events`);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('"items":12');
  await other.stop();
  const rest = await reader.read().catch(() => ({ done: true }));
  expect(rest.done).toBe(true);
  await streamed.finish();
});
