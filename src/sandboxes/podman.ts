import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { containerCommand } from "./containers/command.ts";
import { emptyRoot } from "./containers/root.ts";
import type { WorkerIsolation } from "./engine/isolation.ts";

const PODMAN_PROCESSES = 32_768;

/** Each worker in a container of its own; in it, namespaces and a filter for every program, as elsewhere. */
const podman: WorkerIsolation = {
  id: "podman",
  title: "a Podman container for each worker, with namespaces and a system-call filter for every check",
  stops: "network, host files, host processes, environment, other checks, new privileges",
  onlyByName: true,
  ownGroups: true,
  missing: async () => {
    if (process.platform !== "linux") return { reason: "not Linux", fix: "use --isolation wasm" };
    for (const program of ["podman", "runc"])
      if (!(await promisify(execFile)(program, ["--version"]).catch(() => undefined)))
        return { reason: `${program} is not installed`, fix: "apt-get install podman runc" };
    if (process.getuid?.() !== 0)
      return {
        reason: "only tried as root, whose containers need no set-up",
        fix: "use --isolation bubblewrap",
      };
    return undefined;
  },
  command: (worker) => {
    const program = ["podman", "--cgroup-manager", "cgroupfs", "--runtime", "runc"];
    const options = ["--rootfs", "--read-only-tmpfs=false", "--tmpfs", "/tmp:rw,mode=1777", "--unsetenv-all"];
    options.push("--ulimit", `nproc=${mostProcesses()}`);
    return containerCommand({ program, options, root: emptyRoot() }, worker);
  },
  harness: () => "/assay",
};

/**
 * The system counts the processes of all containers together here: a limit near what one needs would let a bomb in it
 * starve the others. More than its own default or ours Podman is not allowed to give.
 */
function mostProcesses(): string {
  const [, own] = /^Max processes +\S+ +(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
  const most = Math.min(Number(own ?? PODMAN_PROCESSES), PODMAN_PROCESSES);
  return `${most}:${most}`;
}

export default podman;
