import { counting, countReport } from "../callgrind.ts";
import type { Lens } from "../lens.ts";

/** Observed by the interpreter's own trace functions; its instructions are the interpreter's, counted from outside. */
const python: Lens = {
  groups: [["coverage", "trace", "images"], ["profile"], ["memory"], ["instructions"]],
  unavailable: {},
  spec: ({ request: { program }, run, limits, bounds, toolchain, harness }, wants) => {
    const { cpuSeconds, idleSeconds } = limits;
    const told = { program, run, wants, bounds, limits: { cpuSeconds, idleSeconds } };
    if (!wants.includes("instructions")) return { how: "python", ...told };
    return {
      how: "command",
      files: { "plain.json": JSON.stringify({ program, run }) },
      ...counting([toolchain.command, "-s", "-S", "-B", `${harness}/inspection/plain.py`]),
      wants,
      limits: told.limits,
    };
  },
  read: async (report, _subject, wants) => (wants.includes("instructions") ? countReport(report) : report),
  nothing: "",
};

export default python;
