// The floors of judging Python: a bare child is forked for each program, and believed.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("bare-fork-loop.py", import.meta.url));
const SECONDS = "3";
/** Jobs that a server has before it. */
const DEPTH = 4;

/** A loop that has all jobs in its memory: `{seconds, verdicts}`. */
export function alone(python, jobs, processes) {
  const written = jobs.map(({ program, test }) => ({ program, test }));
  return inFolder(written, (file, cwd) => {
    const words = ["-s", "-S", SCRIPT, file, String(processes), SECONDS];
    return JSON.parse(execFileSync(python, words, { cwd, maxBuffer: 1 << 28 }).toString());
  });
}

/** Servers that get their jobs from here and have compiled the tests before: the same. */
export function served(python, jobs, processes) {
  const tests = [...new Set(jobs.map(({ test }) => test))];
  const place = new Map(tests.map((test, index) => [test, index]));
  return inFolder(tests, async (file, cwd) => {
    const servers = await Promise.all(Array.from({ length: processes }, () => open(python, file, cwd)));
    const verdicts = new Array(jobs.length);
    let next = 0;
    const drive = async ({ child, answers }) => {
      let given = 0;
      const give = () => {
        if (next === jobs.length) return;
        const { program, test } = jobs[next];
        child.stdin.write(`${JSON.stringify({ index: next++, program, test: place.get(test) })}\n`);
        given++;
      };
      while (given < DEPTH && next < jobs.length) give();
      for (; given > 0; given--) {
        const { index, verdict } = JSON.parse((await answers.next()).value);
        verdicts[index] = verdict;
        give();
      }
      child.stdin.end();
    };
    const started = performance.now();
    await Promise.all(servers.map(drive));
    return { seconds: (performance.now() - started) / 1000, verdicts };
  });
}

async function open(python, file, cwd) {
  const words = ["-s", "-S", SCRIPT, file, "served", SECONDS];
  const child = spawn(python, words, { cwd, stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await answers.next();
  return { child, answers };
}

async function inFolder(content, body) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const file = join(folder, "content.json");
    writeFileSync(file, JSON.stringify(content));
    return await body(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
