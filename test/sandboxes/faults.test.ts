import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import type { CheckRequest } from "../../src/core/sandbox.ts";
import { ENVIRONMENT } from "../../src/sandboxes/engine/isolation.ts";
import { Worker } from "../../src/sandboxes/engine/worker.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import { sandboxOrReason } from "./opened.ts";

/** What goes wrong around programs must be an error, or mended; never a verdict. */
const opened = await sandboxOrReason("auto");

afterAll(async () => {
  if (typeof opened !== "string") await opened.close();
});

const RIGHT = "def f(x):\n    return x + 1\n";
const WRONG = "def f(x):\n    return x\n";
/** Nobody can tell without waiting that it never ends. */
const ENDLESS = "def f(x):\n    for _ in iter(int, 1):\n        pass\n";
const suite: CheckRequest["suite"] = { tests: [{ kind: "code", code: "assert f(1) == 2" }], entry: "f" };

function check(program: string, limits = {}): CheckRequest {
  return { language: "python", program, suite: { ...suite, limits }, trusted: true, fresh: true };
}

/** Processes below this one, with their command lines. */
function below(): [pid: number, command: string][] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const mine = (pid: number): boolean => pid === process.pid || (parents.has(pid) && mine(parents.get(pid)!));
  return [...parents.keys()]
    .filter((pid) => pid !== process.pid && mine(pid))
    .flatMap((pid) => {
      try {
        return [[pid, readFileSync(`/proc/${pid}/cmdline`, "utf8")] as [number, string]];
      } catch {
        return [];
      }
    });
}

test("workers that are killed lose nothing", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const sandbox = await openSandbox({ workers: 2, recall: false });
  try {
    const programs = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? RIGHT : WRONG));
    let judged = 0;
    const verdicts = programs.map(async (program) => {
      const verdict = await sandbox.check(check(program));
      judged++;
      // Each time another of the processes: the supervisor, the one that forks, the checker, a program.
      if (judged % 60 === 0) {
        const python = below().filter(([, command]) => command.includes("supervisor.py"));
        process.kill(python[judged % python.length]![0], "SIGKILL");
      }
      return verdict.pass;
    });
    expect(await Promise.all(verdicts)).toEqual(programs.map((program) => program === RIGHT));
  } finally {
    await sandbox.close();
  }
});

test("whichever process of a check is killed in the middle of it, the verdict stays", {
  timeout: 120_000,
}, async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const sandbox = await openSandbox({ workers: 1, recall: false });
  try {
    const slow = `import time\n${RIGHT.replace("return", "time.sleep(0.4)\n    return")}`;
    await sandbox.check(check(RIGHT));
    const workers = () => below().filter(([, command]) => command.includes("supervisor.py"));
    for (let index = 0; index < workers().length; index++) {
      const verdict = sandbox.check(check(slow));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const [pid] = workers()[index] ?? [];
      if (pid !== undefined) process.kill(pid, "SIGKILL");
      expect((await verdict).pass).toBe(true);
    }
  } finally {
    await sandbox.close();
  }
});

test("a check that is called off is killed, and its place is free", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const sandbox = await openSandbox({ workers: 1, recall: false });
  try {
    const abort = new AbortController();
    const settled = async (request: CheckRequest) =>
      sandbox.check(request, abort.signal).catch((error: Error) => error.message);
    // The first outlasts the first limit and runs among the long ones; the second has no first limit.
    const endless = settled(check(ENDLESS, { cpuSeconds: 600 }));
    await sandbox.check(check(RIGHT));
    const sleeping = settled(check("import time\ntime.sleep(500)", { cpuSeconds: 0.2, idleSeconds: 600 }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    abort.abort(new Error("called off"));
    expect(await Promise.all([endless, sleeping])).toEqual(["called off", "called off"]);
    expect((await sandbox.check(check(RIGHT))).pass).toBe(true);
  } finally {
    await sandbox.close();
  }
});

test("programs that sleep or never end keep nobody waiting", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const sandbox = await openSandbox({ workers: 1, recall: false });
  try {
    const order: string[] = [];
    const judge = async (name: string, program: string, limits = {}) => {
      const verdict = await sandbox.check(check(program, limits));
      order.push(name);
      return verdict.checks.at(-1)!.outcome;
    };
    const outcomes = await Promise.all([
      judge("endless", ENDLESS, { cpuSeconds: 2 }),
      judge("sleeping", "import time\ntime.sleep(1000)", { idleSeconds: 3 }),
      judge("late", `import time\ntime.sleep(1)\n${RIGHT}`),
      judge("quick", RIGHT),
    ]);
    expect(outcomes).toEqual(["timeout", "timeout", "pass", "pass"]);
    expect(order[0]).toBe("quick");
  } finally {
    await sandbox.close();
  }
});

test("runs that share a sandbox take turns", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const order: string[] = [];
  const judge = async (name: string, signal: AbortSignal) => {
    await opened.check(check(RIGHT), signal);
    order.push(name);
  };
  const [one, other] = [new AbortController().signal, new AbortController().signal];
  await Promise.all([
    ...Array.from({ length: 200 }, () => judge("one", one)),
    ...Array.from({ length: 5 }, () => judge("other", other)),
  ]);
  expect(order.lastIndexOf("other")).toBeLessThan(100);
});

test("a full disk is an error, not a verdict", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const limits = { fileBytes: 4096 };
  const program = `${"// a long program\n".repeat(1000)}console.log(1)`;
  const failure = await opened.run({ language: "javascript", program, limits }).catch((error) => error);
  expect(failure).toBeInstanceOf(AssayError);
  expect(failure.code).toBe("SANDBOX_BROKEN");
  expect(failure.message).toMatch(/No space left|File too large/);
});

test("a full process table is an error, not a verdict", async (context) => {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    return context.skip("only root can become a user whose processes are counted apart");
  const python = "/usr/bin/python3";
  try {
    for (const file of ["/usr/bin/setpriv", "/usr/bin/prlimit", python]) accessSync(file, constants.X_OK);
  } catch (error) {
    return context.skip((error as Error).message);
  }
  const server = fileURLToPath(new URL("../../src/sandboxes/server/supervisor.py", import.meta.url));
  // Its own two processes fit, and the checker; a program does not.
  const command = ["/usr/bin/setpriv", "--reuid=61803", "--clear-groups", "/usr/bin/prlimit", "--nproc=3"];
  const worker = new Worker([...command, python, "-s", "-S", "-B", server, "--no-isolation"], ENVIRONMENT, {
    store: "/tmp",
  });
  try {
    await worker.ready;
    const job = {
      op: "check",
      language: { id: "python", forks: true },
      limits: { cpuSeconds: 3, idleSeconds: 5, memoryBytes: 2 ** 30, processes: 8, fileBytes: 1024 },
      program: RIGHT,
      suite: { tests: [{ code: "assert f(1) == 2" }], entry: "f" },
      all: false,
      trusted: true,
    };
    const answers = await Promise.all([job, job].map((one) => worker.perform(one, () => {})));
    for (const answer of answers) {
      expect(answer.error).toMatch(/no process could be started: .*Resource temporarily unavailable/);
      expect(answer).not.toHaveProperty("checks");
    }
  } finally {
    worker.kill();
  }
});
