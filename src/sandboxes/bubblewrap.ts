import { execFile } from "node:child_process";
import { existsSync, lstatSync, readlinkSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import {
  ENVIRONMENT,
  SYSTEM_FILES,
  SYSTEM_FOLDERS,
  type WorkerIsolation,
  type WorkerPlace,
} from "./engine/isolation.ts";
import { jailCommand } from "./engine/jail.ts";

function command({ python, server, reads }: WorkerPlace): string[] {
  const asRoot = process.getuid?.() === 0;
  const words = ["bwrap", "--die-with-parent", "--new-session", "--clearenv"];
  words.push("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try");
  // Root needs no user namespace to set up the mounts; the worker then gives root up by itself.
  if (!asRoot) words.push("--unshare-user", "--uid", "65534", "--gid", "65534");
  for (const [name, value] of Object.entries(ENVIRONMENT)) words.push("--setenv", name, value);
  for (const folder of SYSTEM_FOLDERS) {
    if (!existsSync(folder)) continue;
    if (lstatSync(folder).isSymbolicLink()) words.push("--symlink", readlinkSync(folder), folder);
    else words.push("--ro-bind", folder, folder);
  }
  words.push("--perms", "0755", "--dir", "/etc");
  for (const file of SYSTEM_FILES) words.push("--ro-bind-try", file, file);
  for (const folder of reads) words.push(...parents(folder), "--ro-bind", folder, folder);
  words.push("--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp", "--dir", "/build");
  words.push("--ro-bind", server, "/assay", "--chdir", "/tmp", "--remount-ro", "/");
  return [...words, python, "-s", "-S", "-B", "/assay/supervisor.py"];
}

/** Folders that bubblewrap makes on the way are its own alone unless told otherwise. */
function parents(folder: string): string[] {
  const above = dirname(folder);
  return above === "/" ? [] : [...parents(above), "--perms", "0755", "--dir", above];
}

const bubblewrap: WorkerIsolation = {
  id: "bubblewrap",
  title: "bubblewrap, with namespaces and a system-call filter for every check",
  stops: "network, host files, host processes, environment, other checks, new privileges",
  missing: async () => {
    if (process.platform !== "linux")
      return { reason: "not Linux", fix: "use a Linux machine or virtual machine" };
    const version = await promisify(execFile)("bwrap", ["--version"]).catch(() => undefined);
    return version ? undefined : { reason: "bwrap is not installed", fix: "apt-get install bubblewrap" };
  },
  command,
  // Root's bubblewrap covers parts of /proc, and the kernel then refuses a session one of its own.
  ...(process.getuid?.() === 0 && { session: jailCommand }),
  harness: () => "/assay",
};

export default bubblewrap;
