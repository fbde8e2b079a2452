import type { Hono } from "hono";
import { afterAll, beforeAll } from "vitest";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import { viewApp } from "../../../src/doors/web/app.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";
import { type Recorded, recordedRuns } from "./recorded.ts";

export const TOKEN = "token-of-this-test";
export const own = { host: "127.0.0.1:4117" };

/** A dashboard over recorded runs for all tests of a file; the sandbox is the reason where there is none. */
export const page = {} as { sandbox: Sandbox | string; recorded: Recorded; app: Hono };

beforeAll(async () => {
  page.sandbox = await sandboxOrReason("auto");
  if (typeof page.sandbox === "string") return;
  page.recorded = await recordedRuns(page.sandbox);
  page.app = viewApp({ folders: [page.recorded.folder], token: TOKEN });
});
afterAll(async () => {
  if (typeof page.sandbox === "string") return;
  page.recorded.remove();
  await page.sandbox.close();
});

export const get = (path: string, headers: Record<string, string> = {}) =>
  page.app.request(`http://127.0.0.1:4117${path}`, { headers: { ...own, ...headers } });
