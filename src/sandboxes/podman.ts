import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../files/cache.ts";
import {
  ENVIRONMENT,
  SYSTEM_FILES,
  SYSTEM_FOLDERS,
  type WorkerIsolation,
  type WorkerPlace,
} from "./engine/isolation.ts";

/** The engine's own bounds on a worker's container; each check has its own below them. */
const PIDS = 2048;
const OPEN_FILES = 1024;

/**
 * A container without an image: an empty root into which the system's folders are mounted. The default filter of
 * podman forbids the namespaces that every check gets of its own, so it is off; each program runs under ours.
 */
function command({ python, server, reads }: WorkerPlace): string[] {
  const words = [
    "podman",
    "--cgroup-manager",
    "cgroupfs",
    "--runtime",
    "runc",
    "run",
    "--rm",
    "--interactive",
  ];
  words.push(
    "--rootfs",
    "--log-driver",
    "none",
    "--network",
    "none",
    "--read-only",
    "--read-only-tmpfs=false",
  );
  words.push(
    "--cap-drop",
    "all",
    "--security-opt",
    "no-new-privileges",
    "--security-opt",
    "seccomp=unconfined",
  );
  words.push("--user", "65534:65534", "--pids-limit", String(PIDS), "--workdir", "/tmp");
  words.push("--ulimit", `nofile=${OPEN_FILES}:${OPEN_FILES}`, "--ulimit", "nproc=512:512");
  words.push("--tmpfs", "/tmp:rw,mode=1777", "--unsetenv-all");
  for (const [name, value] of Object.entries(ENVIRONMENT)) words.push("--env", `${name}=${value}`);
  const files = SYSTEM_FILES.filter((file) => existsSync(file));
  const mounted = [...SYSTEM_FOLDERS.filter(isFolder), ...files, ...reads];
  for (const path of mounted) words.push("--volume", `${path}:${path}:ro`);
  words.push("--volume", `${server}:/assay:ro`, emptyRoot());
  return [...words, python, "-s", "-S", "-B", "/assay/supervisor.py"];
}

function isFolder(path: string): boolean {
  return existsSync(path) && !lstatSync(path).isSymbolicLink();
}

/** The root of every container: links and empty folders to mount on; made once. What is missing to mount on, the runtime adds. */
function emptyRoot(): string {
  const folder = join(cacheFolder(), "container-root");
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const aside = mkdtempSync(join(cacheFolder(), ".making-"));
  chmodSync(aside, 0o755);
  for (const path of SYSTEM_FOLDERS.filter((one) => existsSync(one)))
    if (lstatSync(path).isSymbolicLink()) symlinkSync(readlinkSync(path), aside + path);
  for (const name of ["usr", "etc", "tmp", "proc", "dev", "sys", "run", "assay", "build"])
    mkdirSync(join(aside, name), { mode: 0o755 });
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another process was quicker
  }
  return folder;
}

/** Each worker in a container of its own; in it, namespaces and a filter for every program, as elsewhere. */
const podman: WorkerIsolation = {
  id: "podman",
  title: "a Podman container for each worker, with namespaces and a system-call filter for every check",
  stops: "network, host files, host processes, environment, other checks, new privileges",
  onlyByName: true,
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
  command,
  harness: () => "/assay",
};

export default podman;
