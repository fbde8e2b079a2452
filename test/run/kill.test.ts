import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { seededRandom } from "../../src/core/random.ts";
import type { SampleRecord } from "../../src/core/record.ts";
import type { Report } from "../../src/run/report.ts";
import { temporaryFolder } from "../kit/doubles.ts";
import { startSlowServer } from "../servers/slow-server.ts";
import { questionIn } from "../servers/wire.ts";
import { table } from "./doubles.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const KILLS = Number(process.env.ASSAY_KILLS ?? 20);
/** More work than the kills leave time for: each lets a few of a task's four requests through. */
const TASKS = 2 * KILLS;

/** Compiles the sources and the child to JavaScript without type checks; resolves to the child's path. */
function buildChild(): string {
  const folder = temporaryFolder();
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", name));
  for (const name of [...sources, "test/run/kill-child.ts"]) {
    const { outputText } = ts.transpileModule(readFileSync(join(ROOT, name), "utf8"), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    const path = join(folder, name.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, outputText);
  }
  copyFileSync(join(ROOT, "package.json"), join(folder, "package.json"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return join(folder, "test/run/kill-child.js");
}

/** How often each key stands in a run folder's journal. */
function journalled(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  const journal = join(folder, "journal");
  for (const name of readdirSync(journal).filter((each) => each.endsWith(".jsonl"))) {
    for (const [, key] of readFileSync(join(journal, name), "utf8").matchAll(
      /^\{"sum":"\w{8}","key":"(\S+?)"/gm,
    )) {
      counts.set(key!, (counts.get(key!) ?? 0) + 1);
    }
  }
  return counts;
}

/** The idempotency keys of everything a run folder has journalled; none when its run died before it had an id. */
function paidIn(folder: string): string[] {
  if (!existsSync(join(folder, "journal/id"))) return [];
  const id = readFileSync(join(folder, "journal/id"), "utf8").trim();
  return [...journalled(folder).keys()].map((key) => `${id}-${key}`);
}

function records(folder: string): Pick<SampleRecord, "task" | "attempt" | "program" | "outcome">[] {
  const lines = readFileSync(join(folder, "records.jsonl"), "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const { task, attempt, program, outcome }: SampleRecord = JSON.parse(line);
    return { task, attempt, program, outcome };
  });
}

function reportIn(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
}

test(`a run killed ${KILLS} times loses nothing, pays for nothing twice and ends the same`, async () => {
  const child = buildChild();
  const random = seededRandom(`kill ${KILLS}`);
  let onRequest = () => {};
  const requested: string[] = [];
  const server = await startSlowServer({
    delayMs: 5,
    answer(ask) {
      requested.push(ask.key);
      onRequest();
      return createHash("sha256").update(questionIn(ask)).digest("hex").replace(/[89]$/, "0");
    },
  });
  const start = (folder: string) =>
    spawn(process.execPath, [child, folder, server.baseUrl, String(TASKS)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  const [killed, whole] = [join(temporaryFolder(), "run"), join(temporaryFolder(), "run")];

  const paid = new Set<string>();
  let kills = 0;
  while (kills < KILLS) {
    const before = requested.length;
    const victim = start(killed);
    const exit = once(victim, "exit");
    const after = Math.floor(random() * 8);
    // Some die while starting or loading, the others a moment after the server saw their next few requests.
    if (after === 0) await pause(random() * 250);
    else {
      await new Promise<void>((resolve) => {
        onRequest = () => requested.length - before >= after && resolve();
        void exit.then(() => resolve());
      });
      await pause(random() * 12);
    }
    victim.kill("SIGKILL");
    const [code, signal] = await exit;
    expect([code, signal]).toEqual([null, "SIGKILL"]);
    kills++;
    expect(requested.slice(before).filter((key) => paid.has(key))).toEqual([]);
    for (const key of paidIn(killed)) paid.add(key);
  }
  const before = requested.length;
  expect(paid.size).toBeGreaterThan(KILLS);
  expect(before).toBeLessThan(4 * TASKS);
  expect((await once(start(killed), "exit"))[0]).toBe(0);
  expect(requested.slice(before).filter((key) => paid.has(key))).toEqual([]);
  expect((await once(start(whole), "exit"))[0]).toBe(0);
  await server.close();

  expect(Math.max(...journalled(killed).values())).toBe(1);
  expect(records(killed)).toHaveLength(2 * TASKS);
  expect(records(killed)).toEqual(records(whole));
  expect(table(reportIn(killed))).toEqual(table(reportIn(whole)));
  expect(reportIn(killed).cost).toEqual(reportIn(whole).cost);
}, 600_000);
