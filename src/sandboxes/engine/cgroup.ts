import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Processes and threads of one worker and all that it runs. */
const PIDS = 2048;
/** Share of the machine's memory that all workers together may have; and what each has at least. */
const MEMORY_SHARE = 0.9;
const LEAST_BYTES = 2 * 1024 ** 3;
const CONTROLLERS = ["memory", "pids"];

/** What the kernel shows of control groups. Replaced in tests. */
export interface ControlGroups {
  /** Text of `/proc/self/mountinfo` and of `/proc/self/cgroup`. */
  mounts: string;
  own: string;
  /** Makes a group: the kernel fills its folder with files. */
  make(folder: string): void;
}

/** The folder in which groups with limits can be made, or why there is none. */
export type Found = { parent: string } | { reason: string };

/**
 * Looks for a place for groups of our own: version 2, with the controllers of memory and processes, where this process may
 * make a group and move a child into it. The group of this process comes first, then the one around it; the kernel gives
 * limits only to groups beside processes, not to those below them. Tried, not concluded; what was tried is removed.
 */
export function findGroups(system: ControlGroups = kernel()): Found {
  const mount = /^(?:\S+ ){4}(\S+) .* - cgroup2 /m.exec(system.mounts)?.[1];
  const path = /^0::(\/.*)$/m.exec(system.own)?.[1];
  if (!mount || path === undefined) return { reason: "no control groups of version 2 are mounted" };
  const own = resolve(mount, `.${path}`);
  const has = words(join(own, "cgroup.controllers"));
  const lacks = CONTROLLERS.filter((name) => !has.includes(name));
  if (lacks.length > 0)
    return { reason: `the control groups of version 2 here have no controller of ${lacks.join(" and ")}` };
  let reason = "";
  for (const parent of path === "/" ? [own] : [own, dirname(own)]) {
    const refused = tried(parent, system);
    if (refused === undefined) return { parent };
    reason ||= refused;
  }
  return { reason };
}

function kernel(): ControlGroups {
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return { mounts: read("/proc/self/mountinfo"), own: read("/proc/self/cgroup"), make: mkdirSync };
}

/** Why no limited group can be made below a folder; undefined when one can. */
function tried(parent: string, system: ControlGroups): string | undefined {
  removeLeft(parent);
  const folder = join(parent, `assay-${process.pid}-probe`);
  try {
    system.make(folder);
    if (!existsSync(join(folder, "memory.max")))
      write(parent, "cgroup.subtree_control", CONTROLLERS.map((name) => `+${name}`).join(" "));
    limit(folder, "max");
    const [program, ...args] = inside(folder, ["true"]);
    const { status, stderr } = spawnSync(program!, args, { encoding: "utf8" });
    return status === 0 ? undefined : `no process can be moved into a control group: ${stderr.trim()}`;
  } catch (error) {
    return `no control group can be made with limits: ${(error as Error).message}`;
  } finally {
    remove(folder);
  }
}

/** A group for each worker of one sandbox. */
export class Groups {
  readonly #parent: string;
  readonly #system: ControlGroups;
  readonly #bytes: number;
  /** When each was made, in milliseconds. */
  readonly #made = new Map<string, number>();

  constructor(parent: string, workers: number, system: ControlGroups = kernel()) {
    this.#parent = parent;
    this.#system = system;
    this.#bytes = Math.max(LEAST_BYTES, Math.floor((MEMORY_SHARE * totalmem()) / workers));
  }

  /** The command line that starts the same in a new group. */
  wrap(command: string[]): string[] {
    this.#removeEmpty(Date.now() - ENTERED_MILLISECONDS); // those of sessions that ended
    const folder = join(this.#parent, `assay-${process.pid}-${next++}`);
    this.#system.make(folder);
    this.#made.set(folder, Date.now());
    limit(folder, String(this.#bytes));
    return inside(folder, command);
  }

  /** Removes the groups once they are empty, which the kernel needs a moment for. */
  close(tries = 20): void {
    this.#removeEmpty(Number.POSITIVE_INFINITY);
    if (this.#made.size > 0 && tries > 0) setTimeout(() => this.close(tries - 1), 100).unref();
  }

  /** The kernel keeps those that processes are in. */
  #removeEmpty(madeBefore: number): void {
    for (const [folder, made] of this.#made)
      if (made < madeBefore && remove(folder)) this.#made.delete(folder);
  }
}

/** A group that is older and empty is not one whose worker is still to enter it. */
const ENTERED_MILLISECONDS = 60_000;

let next = 1;

function limit(folder: string, bytes: string): void {
  write(folder, "memory.max", bytes);
  write(folder, "pids.max", String(PIDS));
  if (existsSync(join(folder, "memory.swap.max"))) write(folder, "memory.swap.max", "0");
}

/** Never makes the file: outside the kernel's own folders there is nothing to limit. */
function write(folder: string, file: string, text: string): void {
  writeFileSync(join(folder, file), text, { flag: "r+" });
}

function inside(folder: string, command: string[]): string[] {
  return ["/bin/sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', folder, ...command];
}

function remove(folder: string): boolean {
  try {
    rmdirSync(folder);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
  return true;
}

/** Groups of processes that ended without removing them. */
function removeLeft(parent: string): void {
  try {
    for (const name of readdirSync(parent)) {
      const pid = /^assay-(\d+)-/.exec(name)?.[1];
      if (pid && !existsSync(`/proc/${pid}`)) remove(join(parent, name));
    }
  } catch {}
}

function words(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split(/\s+/) : [];
}
