import type { Lens } from "../lens.ts";

/** Observed by the interpreter's own trace functions, in the process that runs the program. */
const python: Lens = {
  groups: [["coverage", "trace", "images"], ["profile"], ["memory"]],
  unavailable: {},
  spec: ({ request: { program }, run, limits, bounds }, wants) => ({
    how: "python",
    program,
    run,
    wants,
    bounds,
    limits: { cpuSeconds: limits.cpuSeconds, idleSeconds: limits.idleSeconds },
  }),
};

export default python;
