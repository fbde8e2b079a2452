import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { exportView } from "../../../src/doors/web/export/export.ts";
import { serveView } from "../../../src/doors/web/listen.ts";
import { openBrowser, openPage, unseen } from "./browser.ts";
import { PAGE, record, strategyPlan, writeRun } from "./recorded.ts";

/** Texts that run somewhere when they are taken for anything but text; each would set `hacked` or open a dialog. */
const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "</script><script>globalThis.hacked=1</script>",
  '"><svg onload=alert(2)>',
  "javascript:alert(3)",
  "{{constructor.constructor('globalThis.hacked=1')()}}",
  "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
  "<style>*{display:none}</style>",
  "\u2028\u2029</title><script>hacked=1</script>",
  "a/../../b?x=1#y%00",
];

let folder: string;
let serving: Serving;
let browser: Browser;
let evil: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-hostile-"));
  const output = (text: string) => `assert f(${text}) == 1\n  got      ${text}\n  expected ${text}\n${text}`;
  const records = HOSTILE.map((text) => {
    const made = record(text, 0, "fail", `# ${text}\nprint('${text}')\n`) as {
      verdict: { checks: { output: string }[] };
    };
    made.verdict.checks[0]!.output = output(text);
    return { ...made, language: text, stopped: text };
  });
  writeRun(join(folder, "<img src=x onerror=alert(4)>"), records, {
    ...strategyPlan({ model: HOSTILE[0]!, strategy: HOSTILE[1]! }),
    benchmark: HOSTILE[2]!,
  });
  if (unseen) return;
  serving = await serveView({ folders: [folder], page: PAGE });
  browser = await openBrowser();
  evil = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<title>evil</title>"),
  );
  await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await browser?.close();
  await serving?.stop();
  evil?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a run that was made to attack whoever looks at it", () => {
  const visit = async (base: string) => {
    const { page, complaints } = await openPage(browser);
    const run = encodeURIComponent("<img src=x onerror=alert(4)>");
    const places = [
      "runs",
      `run/${run}`,
      `compare?a=${run}&b=${run}`,
      "leaderboard",
      `laws/${run}`,
      "integrity",
      `trace/${run}/${encodeURIComponent(HOSTILE[0]!)}/0`,
      ...HOSTILE.map((text) => `task/${run}/${encodeURIComponent(text)}/0`),
    ];
    for (const place of places) {
      await page.goto("about:blank");
      await page.goto(`${base}#/${place}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      if (place.startsWith("task")) {
        const text = decodeURIComponent(place.split("/")[2]!);
        await page.locator(".failure").waitFor();
        // Shown as what it is, character by character.
        expect(await page.locator(".failure .actual pre").textContent()).toBe(text);
        expect(await page.getByRole("region", { name: "Program" }).textContent()).toContain(text);
      }
      const found = await page.evaluate(
        "[typeof hacked, document.querySelectorAll('main img, main iframe, main script, main style, body > script').length]",
      );
      expect({ place, found }).toEqual({ place, found: ["undefined", 0] });
    }
    expect(complaints.filter((text) => !/404|ERR_FILE_NOT_FOUND/.test(text))).toEqual([]);
    await page.context().close();
  };

  it("shows its texts as texts", async (ctx) => {
    if (unseen) return ctx.skip(unseen);
    await visit(serving.url);
  });

  it("also when it is exported and opened from a disk", async (ctx) => {
    if (unseen) return ctx.skip(unseen);
    const to = join(folder, "..", `${folder.split("/").at(-1)}-export`);
    await exportView({ folders: [folder], to, page: PAGE });
    expect(readFileSync(join(to, "index.html"), "utf8")).toContain("script-src 'self'");
    await visit(`file://${join(to, "index.html")}`);
    rmSync(to, { recursive: true });
  });

  it("has no inline script to let in: one that is put into the page does not run", async (ctx) => {
    if (unseen) return ctx.skip(unseen);
    const { page } = await openPage(browser);
    await page.goto(serving.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const stopped = await page.evaluate(`(() => {
      try { document.body.innerHTML = "<img src=x onerror='globalThis.hacked = 1'>"; return false; } catch { return true; }
    })()`);
    expect(stopped).toBe(true);
    const inline = await page.evaluate(`(() => {
      const script = document.createElement("script");
      try { script.textContent = "globalThis.hacked = 1"; document.head.append(script); } catch {}
      return typeof hacked;
    })()`);
    expect(inline).toBe("undefined");
    await page.context().close();
  });
});

describe("a page of another origin, in a real browser", () => {
  it("can neither read the dashboard, nor write to it, nor hold it in a frame", async (ctx) => {
    if (unseen) return ctx.skip(unseen);
    const { page } = await openPage(browser);
    await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
    const attempt = (url: string, init: object = {}) =>
      page.evaluate(
        `fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then((r) => r.text()).then((t) => t.length > 0 ? t : "opaque", () => "refused")`,
      );
    const notes = `${serving.url}api/runs/${encodeURIComponent("<img src=x onerror=alert(4)>")}/notes`;
    expect(await attempt(`${serving.url}api/runs`)).toBe("refused");
    expect(await attempt(serving.url)).toBe("refused");
    expect(await attempt(`${serving.url}api/runs`, { mode: "no-cors" })).not.toContain("runs");
    const body = JSON.stringify({ task: HOSTILE[0], attempt: 0, thumb: 1, comment: "from elsewhere" });
    expect(await attempt(notes, { method: "POST", body, headers: { "content-type": "text/plain" } })).toBe(
      "refused",
    );
    const framed = await page.evaluate(`new Promise((resolve) => {
      const frame = document.createElement("iframe");
      frame.onload = () => resolve(frame.contentWindow.length);
      frame.src = ${JSON.stringify(serving.url)};
      document.body.append(frame);
      setTimeout(() => resolve(0), 3000);
    })`);
    expect(framed).toBe(0);
    const frames = await Promise.all(page.frames().map((frame) => frame.content()));
    expect(frames.filter((html) => html.includes("Leaderboard"))).toEqual([]);
    const script = await page.evaluate(`new Promise((resolve) => {
      const script = document.createElement("script");
      script.onload = () => resolve("loaded");
      script.onerror = () => resolve("refused");
      script.src = ${JSON.stringify(`${serving.url}page.js`)};
      document.head.append(script);
    })`);
    expect(script).toBe("refused");
    await page.context().close();
  });
});
