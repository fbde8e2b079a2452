import { existsSync, lstatSync } from "node:fs";
import { ENVIRONMENT, SYSTEM_FILES, SYSTEM_FOLDERS, type WorkerPlace } from "../engine/isolation.ts";

/** The bounds of a worker's container; each check has its own below them. */
const PIDS = 2048;
const OPEN_FILES = 1024;

/** What the engines' command lines differ in. */
export interface ContainerEngine {
  /** The program and its words up to `run`. */
  program: string[];
  /** Options that only this one has, or needs. */
  options: string[];
  /** What the container's root is. */
  root: string;
}

/**
 * A worker in a container of its own, whose empty root the system's folders are mounted into. The engine's default filter
 * of system calls forbids the namespaces that every check gets of its own, so it is off; each program runs under ours.
 */
export function containerCommand(
  { program, options, root }: ContainerEngine,
  { python, server, reads }: WorkerPlace,
): string[] {
  const words = [...program, "run", "--rm", "--interactive", ...options];
  words.push("--log-driver", "none", "--network", "none", "--read-only", "--cap-drop", "all");
  words.push("--security-opt", "no-new-privileges", "--security-opt", "seccomp=unconfined");
  words.push("--user", "65534:65534", "--pids-limit", String(PIDS), "--workdir", "/tmp");
  words.push("--ulimit", `nofile=${OPEN_FILES}:${OPEN_FILES}`);
  for (const [name, value] of Object.entries(ENVIRONMENT)) words.push("--env", `${name}=${value}`);
  const files = SYSTEM_FILES.filter((file) => existsSync(file));
  const mounted = [...SYSTEM_FOLDERS.filter(isFolder), ...files, ...reads];
  for (const path of mounted) words.push("--volume", `${path}:${path}:ro`);
  words.push("--volume", `${server}:/assay:ro`, root);
  return [...words, python, "-s", "-S", "-B", "/assay/supervisor.py"];
}

function isFolder(path: string): boolean {
  return existsSync(path) && !lstatSync(path).isSymbolicLink();
}
