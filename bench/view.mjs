// npm run bench -- view [SAMPLES]: the dashboard over one run of many samples. How long until a person can act, in a
// real browser and at the server, and what memory that takes.
import { spawn } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.ASSAY_CHROMIUM ?? "/usr/bin/chromium";
const OUTCOMES = ["pass", "pass", "fail", "crash", "timeout", "build"];

export default async function view([count = "100000"]) {
  const folder = mkdtempSync(join(tmpdir(), "assay-view-bench-"));
  const samples = Number(count);
  try {
    await writeRun(join(folder, "large"), samples);
    const size = statSync(join(folder, "large", "records.jsonl")).size;
    console.log(`${samples} samples, ${(size / 1e6).toFixed(0)} MB of records`);
    const server = spawn(process.execPath, ["dist/doors/cli/main.js", "view", folder, "--port", "0"]);
    const url = await new Promise((resolve, reject) => {
      server.stdout.once("data", (data) => resolve(String(data).trim()));
      server.once("exit", () => reject(new Error("the dashboard did not start")));
    });
    const memory = () =>
      `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024)} MiB`;
    console.log(`server: memory at first ${memory()}`);
    await atServer(url);
    console.log(`server: memory with the index ${memory()}`);
    server.kill("SIGINT");
    await new Promise((resolve) => server.once("exit", resolve));
    if (existsSync(CHROMIUM)) await inBrowser(folder);
    else console.log(`browser: not measured, ${CHROMIUM} is missing`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function atServer(url) {
  await fetch(`${url}api/runs`);
  const timed = async (name, path) => {
    const start = performance.now();
    const response = await fetch(`${url}api/${path}`);
    const bytes = (await response.arrayBuffer()).byteLength;
    console.log(
      `server: ${name} ${(performance.now() - start).toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} kB (${response.status})`,
    );
  };
  await timed("list of runs", "runs");
  await timed("first page of samples, cold", "runs/large/rows?limit=200");
  await timed("columns, the whole index made", "runs/large/columns");
  await timed("page in the middle", "runs/large/rows?limit=200&offset=50000");
  await timed("filtered by outcome and expression", "runs/large/rows?limit=200&outcomes=fail&search=9$");
  await timed("sorted by tokens", "runs/large/rows?limit=200&sort=tokens&descending=true");
  await timed("one sample", "runs/large/sample?task=T%2F77&attempt=3");
  await timed(
    "search in all programs and outputs",
    "runs/large/rows?limit=200&in=everything&search=value_4242\\b",
  );
  await timed("laws", "runs/large/laws");
}

/** A fresh server for a cold index: from the address to rows on the screen, then a filter, then the end of the list. */
async function inBrowser(folder) {
  const server = spawn(process.execPath, ["dist/doors/cli/main.js", "view", folder, "--port", "0"]);
  const url = await new Promise((resolve) =>
    server.stdout.once("data", (data) => resolve(String(data).trim())),
  );
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
  try {
    const page = await browser.newPage();
    const rows = page.getByRole("table", { name: "Samples" }).getByRole("link");
    const timed = async (name, act) => {
      const start = performance.now();
      await act();
      console.log(`browser: ${name} ${(performance.now() - start).toFixed(0)} ms`);
    };
    await timed("run opened, cold, to the first rows", async () => {
      await page.goto(`${url}#/run/large`);
      await rows.first().waitFor();
    });
    await timed("only wrong answers", async () => {
      await page.getByRole("button", { name: /^wrong/ }).click();
      await page.waitForURL(/outcomes=fail/);
      await page.locator(".samples .window .mark.fail").first().waitFor();
    });
    await timed("scrolled to the end", async () => {
      await page.evaluate(
        "{ const list = document.querySelector('.samples .window'); list.scrollTop = list.scrollHeight; }",
      );
      await rows.nth(5).waitFor();
    });
    const heap = await page.evaluate("performance.memory.usedJSHeapSize");
    const nodes = await page.evaluate("document.querySelectorAll('*').length");
    console.log(`browser: ${(heap / 1024 ** 2).toFixed(0)} MiB of heap, ${nodes} elements`);
  } finally {
    await browser.close();
    server.kill("SIGINT");
  }
}

async function writeRun(folder, samples) {
  const { mkdirSync } = await import("node:fs");
  mkdirSync(folder, { recursive: true });
  const from = { kind: "samples", path: "samples.jsonl", extract: "auto" };
  const plan = { benchmark: "large", data: [], from, k: [1], seed: 0 };
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  const file = createWriteStream(join(folder, "records.jsonl"));
  const outcomes = {};
  for (let n = 0; n < samples; n++) {
    const outcome = OUTCOMES[n % OUTCOMES.length];
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const lines = Array.from({ length: 24 }, (_, line) => `    value_${n} = value_${n} + ${line}  # a step`);
    const program = `def f(value_${n}):\n${lines.join("\n")}\n    return value_${n}\n`;
    const output = outcome === "pass" ? "" : "assert f(1) == 2\n  got      277\n  expected 2";
    const measures = { cpuSeconds: 0.01 + (n % 97) / 1000, wallSeconds: 0.02, memoryBytes: 1e7 };
    const verdict = { pass: outcome === "pass", score: 0, checks: [{ test: 0, outcome, output }], measures };
    const tokens = { prompt: 100 + (n % 13), completion: n % 400 };
    const spend = { calls: 1, tokens, usd: 0.0001, checks: 1, seconds: 1 };
    const task = `T/${Math.floor(n / 10)}`;
    const record = { task, attempt: n % 10, language: "python", program, outcome, verdict, spend };
    if (!file.write(`${JSON.stringify(record)}\n`))
      await new Promise((resolve) => file.once("drain", resolve));
  }
  await new Promise((resolve) => file.end(resolve));
  const cost = { calls: samples, tokens: { prompt: 0, completion: 0 }, usd: 0 };
  const estimate = { value: 1 / 3, ci: [0.33, 0.34], n: samples };
  const report = {
    ...{
      metrics: { "pass@1": estimate },
      benchmark: "large",
      from,
      source: "samples",
      tasks: samples / 10,
      samples,
    },
    ...{
      outcomes,
      failed: 0,
      reused: 0,
      isolation: "none",
      seconds: 1,
      cost,
      seed: 0,
      versions: {},
      command: "",
    },
  };
  writeFileSync(join(folder, "report.json"), JSON.stringify(report));
}
