import { toCoverage } from "../javascript/coverage.ts";
import type { Lens } from "../lens.ts";

/** Observed by V8's own coverage, debugger and profiler, in the process that runs the program. */
const javascript: Lens = {
  groups: [["coverage", "images"], ["trace"], ["profile", "memory"]],
  unavailable: { instructions: "a just-in-time compiler makes the count differ from run to run" },
  spec: ({ request: { program }, run, limits, bounds, toolchain, harness }, wants) => {
    const { cpuSeconds, idleSeconds } = limits;
    const told = { program, run, wants, bounds, limits: { cpuSeconds, idleSeconds } };
    const heap = `--max-old-space-size=${Math.ceil(limits.memoryBytes / 1024 ** 2)}`;
    return {
      how: "command",
      reports: true,
      files: { "inspect.json": JSON.stringify(told) },
      run: [toolchain.command, heap, `${harness}/javascript/inspect.cjs`],
      wants,
      limits: told.limits,
    };
  },
  read: toCoverage,
};

export default javascript;
