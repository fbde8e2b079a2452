import type { Sandbox } from "../../core/sandbox.ts";

/** One way to keep programs apart from the machine: a file of the sandboxes room. */
export type Isolation = WorkerIsolation | OwnIsolation;

interface Described {
  id: string;
  title: string;
  /** What it stops, in one sentence. */
  stops: string;
  /** True when it must be asked for by name. */
  onlyByName?: boolean;
  /** What it can do here, beyond working, in a few words. */
  offers?(): string;
  /** Why it cannot work here, as far as that can be told without trying; with the one thing to do about it. */
  missing(): Promise<{ reason: string; fix: string } | undefined>;
}

/** One that starts the engine's workers behind its walls. */
export interface WorkerIsolation extends Described {
  /** The command line that starts a worker inside it. */
  command(worker: WorkerPlace): string[];
  /** The same for the worker of a session, where that differs. */
  session?(worker: WorkerPlace): string[];
  /** True when it bounds its workers by control groups itself. */
  ownGroups?: boolean;
  /** Makes what a worker needs, and gives what it found here, in a word, for reports and for its command. */
  prepare?(): Promise<string | undefined>;
  /** The folder of the worker's own programs as the worker sees it. */
  harness(worker: WorkerPlace): string;
}

/** One that is a sandbox of its own, without the engine's workers. */
export interface OwnIsolation extends Described {
  /** Opens it; throws an AssayError that says why it cannot. */
  open(options: OwnOptions): Promise<Sandbox>;
}

export interface OwnOptions {
  workers: number;
  /** What stands behind the `=` of `--isolation ID=PLACE`. */
  place: string | undefined;
}

export interface WorkerPlace {
  python: string;
  /** Folder of supervisor.py and the harnesses on this machine. */
  server: string;
  /** Folders beyond the system's that toolchains need to read. */
  reads: string[];
  /** What the isolation found when it prepared. */
  found?: string | undefined;
}

/** Read-only system folders and files that programs of any language may need. Nothing of the user's. */
export const SYSTEM_FOLDERS = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];
export const SYSTEM_FILES = ["/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"];

/** The whole environment of a worker. With a fixed hash seed, a program that depends on the order of a set does not flip. */
export const ENVIRONMENT: Record<string, string> = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LANG: "C.UTF-8",
  HOME: "/tmp",
  PYTHONHASHSEED: "0",
  LD_BIND_NOW: "1",
};
