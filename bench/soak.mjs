// npm run soak [-- CHECKS]: many checks in a row, with workers killed at random; every verdict must be right, and
// processes, descriptors and memory must stay flat. npm run soak -- flips: scores must not move with load.
// npm run soak -- gateway, npm run soak -- reward: the servers under many clients.
import { readdirSync, readFileSync } from "node:fs";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import flips from "./soak/flips.mjs";
import gateway from "./soak/gateway.mjs";
import reward from "./soak/reward.mjs";

const ROUNDS = 10;
const BATCH = 1000;
const KILLS_PER_ROUND = 4;
const suite = { tests: [{ kind: "code", code: "assert f(2) == 4" }], entry: "f" };
/** [program, how it ends] */
const PROGRAMS = [
  ["def f(x): return x * 2", "pass"],
  ["import os\ndef f(x): os._exit(0)", "crash"],
  ["def f(x): raise KeyError(x)", "crash"],
  ["def f(x): return x", "fail"],
  [
    "import os\nopen('left', 'w').write('x' * 4096)\nif os.fork() == 0:\n    while True: pass\ndef f(x): return x * 2",
    "pass",
  ],
  ["import threading\nthreading.Thread(target=input, daemon=True).start()\ndef f(x): return 4", "pass"],
  ["def f(x", "build"],
];

export default async function soak([argument = "200000", ...rest]) {
  if (argument === "flips") return flips();
  if (argument === "gateway") return gateway(rest);
  if (argument === "reward") return reward(rest);
  const checks = Number(argument);
  const sandbox = await openSandbox({ workers: 2, recall: false });
  const seen = [];
  let killed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const each = Math.ceil(checks / ROUNDS);
    for (let begun = 0; begun < each; begun += BATCH) {
      const count = Math.min(BATCH, each - begun);
      const kills = Math.ceil((count / each) * KILLS_PER_ROUND);
      killed += await judged(sandbox, count, kills);
    }
    const tests = ["assert f(2) == 4", "assert f(1) == 1"];
    const programs = PROGRAMS.slice(0, 3).map(([program]) => program);
    await sandbox.grid({ language: "python", programs, tests, entry: "f", cpuSeconds: 0.1 });
    await judged(sandbox, 2 * PROGRAMS.length, 0);
    seen.push(standing());
    console.log(`${(round + 1) * each} checks, ${killed} processes killed: ${JSON.stringify(seen.at(-1))}`);
  }
  await sandbox.close();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const left = below().length;
  // Between rounds some workers have spares at hand and others were just killed: a leak shows in what the most is.
  const most = (rounds, what) => Math.max(...rounds.map((round) => round[what]));
  const grown = (what, room) =>
    most(seen.slice(ROUNDS / 2), what) > 1.2 * most(seen.slice(0, ROUNDS / 2), what) + room;
  const flat =
    left === 0 &&
    !grown("processes", 2) &&
    !grown("descriptors", 8) &&
    !grown("mebibytes", 32) &&
    !grown("own", 64);
  console.log(`${flat ? "flat" : "grew"}; ${left} processes left after the sandbox was closed`);
  if (!flat) process.exitCode = 1;
}

/** Judges so many programs while workers' processes are killed at random; throws when a verdict is not what it must be. */
async function judged(sandbox, count, kills) {
  let done = 0;
  let killed = 0;
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const [program, expected] = PROGRAMS[index % PROGRAMS.length];
      const verdict = await sandbox.check({ language: "python", program, suite });
      const outcome = verdict.pass ? "pass" : verdict.checks.at(-1).outcome;
      if (outcome !== expected) throw new Error(`${outcome} instead of ${expected}: ${program}`);
      done++;
      if (killed < kills && done >= ((killed + 1) * count) / (kills + 1)) {
        killed++;
        const victims = below();
        try {
          process.kill(victims[Math.floor(Math.random() * victims.length)].pid, "SIGKILL");
        } catch {
          // It ended while we chose.
        }
      }
    }),
  );
  return killed;
}

/** The workers' processes that run our own programs. */
function below() {
  const all = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      all.set(Number(name), {
        pid: Number(name),
        parent,
        command: readFileSync(`/proc/${name}/cmdline`, "utf8"),
      });
    } catch {
      // It ended while we looked.
    }
  }
  const mine = ({ parent }) => parent === process.pid || (all.has(parent) && mine(all.get(parent)));
  return [...all.values()].filter((one) => one.command.includes("supervisor.py") && mine(one));
}

/** The workers' processes, their open descriptors and resident memory in all, and our own memory. */
function standing() {
  const total = {
    processes: 0,
    descriptors: 0,
    mebibytes: 0,
    own: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
  for (const { pid } of below()) {
    try {
      const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0;
      total.descriptors += readdirSync(`/proc/${pid}/fd`).length;
      total.mebibytes += Math.round(Number(resident) / 1024);
      total.processes++;
    } catch {
      // It ended while we looked.
    }
  }
  return total;
}
