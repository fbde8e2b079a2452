import type { WorkerIsolation } from "./engine/isolation.ts";
import { jailCommand } from "./engine/jail.ts";

/** The same walls as bubblewrap's, built by a small program of our own, for machines where it is not installed. */
const namespaces: WorkerIsolation = {
  id: "namespaces",
  title: "Linux namespaces set up by Assay itself, with a system-call filter for every check",
  stops: "network, host files, host processes, environment, other checks, new privileges",
  missing: async () =>
    process.platform === "linux"
      ? undefined
      : { reason: "not Linux", fix: "use a Linux machine or virtual machine" },
  command: jailCommand,
  harness: () => "/assay",
};

export default namespaces;
