import type { WorkerIsolation } from "./engine/isolation.ts";

/** Limits and separate processes only. For code you would run yourself, or inside a machine you can throw away. */
const none: WorkerIsolation = {
  id: "none",
  title: "no isolation: limits and separate processes only",
  stops: "forged verdicts and endless loops, nothing else",
  onlyByName: true,
  missing: async () => undefined,
  command: ({ python, server }) => [python, "-s", "-S", "-B", `${server}/supervisor.py`, "--no-isolation"],
  harness: ({ server }) => server,
};

export default none;
