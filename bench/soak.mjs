// npm run soak: many checks and grids in a row; descriptors and memory of every worker process must stay flat.
import { readdirSync, readFileSync } from "node:fs";
import { openSandbox } from "../dist/sandboxes/open/open.js";

const CHECKS = Number(process.argv[3] ?? 200_000);
const ROUNDS = 10;
const suite = { tests: [{ kind: "code", code: "assert f(2) == 4" }], entry: "f" };
const PROGRAMS = [
  "def f(x): return x * 2",
  "import os\ndef f(x): os._exit(0)",
  "def f(x): raise KeyError(x)",
];

export default async function soak() {
  const sandbox = await openSandbox({ workers: 2 });
  const seen = [];
  for (let round = 0; round < ROUNDS; round++) {
    const each = CHECKS / ROUNDS;
    for (let begun = 0; begun < each; begun += 1000) {
      const batch = Array.from({ length: Math.min(1000, each - begun) }, (_, index) =>
        sandbox.check({ language: "python", program: PROGRAMS[index % PROGRAMS.length], suite }),
      );
      const passed = (await Promise.all(batch)).filter((verdict) => verdict.pass).length;
      if (passed !== Math.ceil(batch.length / PROGRAMS.length))
        throw new Error(`${passed} of ${batch.length} passed`);
    }
    const tests = ["assert f(2) == 4", "assert f(1) == 1"];
    await sandbox.grid({ language: "python", programs: PROGRAMS, tests, entry: "f", cpuSeconds: 0.1 });
    seen.push(standing());
    console.log(`${(round + 1) * each} checks: ${JSON.stringify(seen.at(-1))}`);
  }
  await sandbox.close();
  const [first, last] = [seen[0], seen.at(-1)];
  const flat =
    last.processes === first.processes &&
    last.descriptors <= first.descriptors + 2 &&
    last.mebibytes < first.mebibytes * 1.5;
  console.log(flat ? "flat" : "grew");
  if (!flat) process.exitCode = 1;
}

/** The worker's processes, their open descriptors and their resident memory, in all. */
function standing() {
  const total = { processes: 0, descriptors: 0, mebibytes: 0 };
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("supervisor.py")) continue;
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
