import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { AssayError } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import { containerCommand } from "./containers/command.ts";
import { emptyRoot, systemLinks } from "./containers/root.ts";
import type { WorkerIsolation } from "./engine/isolation.ts";

const run = promisify(execFile);

/** The image that stands for an empty root: nothing in it but links and folders to mount on. */
const image = () => `assay-root:${hashOf(systemLinks()).slice(0, 12)}`;

/** The strongest runtime that the daemon has: gVisor's own kernel between programs and the machine's, else the usual one. */
export function runtimeOf(information: string): "runsc" | "runc" {
  return Object.hasOwn(JSON.parse(information) as object, "runsc") ? "runsc" : "runc";
}

const ask = () => run("docker", ["info", "--format", "{{json .Runtimes}}"]);

/** Each worker in a container of the Docker daemon's; in it, namespaces and a filter for every program, as elsewhere. */
const docker: WorkerIsolation = {
  id: "docker",
  title:
    "a Docker container for each worker (in gVisor where the daemon has it), with namespaces for every check",
  stops: "network, host files, host processes, environment, other checks, new privileges",
  onlyByName: true,
  ownGroups: true,
  missing: async () => {
    if (process.platform !== "linux") return { reason: "not Linux", fix: "use --isolation wasm" };
    if (!(await run("docker", ["--version"]).catch(() => undefined)))
      return { reason: "docker is not installed", fix: "install Docker, or use --isolation bubblewrap" };
    if (await ask().catch(() => undefined)) return undefined;
    return { reason: "no Docker daemon answers", fix: "start it, and allow this user to use it" };
  },
  prepare: async () => {
    const { stdout } = await ask();
    if (!(await run("docker", ["image", "inspect", image()]).catch(() => undefined)))
      await run("sh", ["-c", 'tar -C "$0" -c . | docker import - "$1"', emptyRoot(), image()]).catch(
        (error) => {
          throw new AssayError("NO_ISOLATION", `Docker takes no image: ${String(error.stderr).trim()}`, {
            fix: "use --isolation bubblewrap",
          });
        },
      );
    return runtimeOf(stdout);
  },
  command: (worker) => {
    // Docker's profile for AppArmor forbids the mounts of a check's own namespaces.
    const options = ["--security-opt", "apparmor=unconfined", "--tmpfs", "/tmp:rw,exec,mode=1777"];
    if (worker.found === "runsc") options.push("--runtime", "runsc");
    return containerCommand({ program: ["docker"], options, root: image() }, worker);
  },
  harness: () => "/assay",
};

export default docker;
