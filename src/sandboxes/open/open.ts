import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssayError } from "../../core/errors.ts";
import { loadFromRoom, loadRoom } from "../../core/room.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { allLanguages, openLanguage } from "../../languages/open/open.ts";
import { PREPARED } from "../../languages/open/toolchain.ts";
import { findGroups, Groups } from "../engine/cgroup.ts";
import { Engine } from "../engine/engine.ts";
import { ENVIRONMENT, type Isolation, type WorkerIsolation, type WorkerPlace } from "../engine/isolation.ts";
import { type Kind, Pool } from "../engine/pool.ts";
import { Recall } from "../engine/recall.ts";
import { Worker } from "../engine/worker.ts";

const ROOM = new URL("../", import.meta.url);
const SERVER = fileURLToPath(new URL("../server", import.meta.url));

export interface SandboxOptions {
  /** `auto` takes the strongest that works here; never `none`, which must be named. `remote=URL` is a server. */
  isolation?: string;
  /** Worker processes; one for each core when not given. */
  workers?: number;
  /** Give the same verdict when the same check is asked for again (see Recall); true when not given. */
  recall?: boolean;
}

export interface Probe {
  id: string;
  title: string;
  available: boolean;
  /** What it can do here, where it works. */
  offers?: string;
  reason?: string;
  fix?: string;
}

/** Strongest first. */
const ORDER = ["bubblewrap", "namespaces"];

/** Opens a sandbox, trying each isolation for real. Throws NO_ISOLATION rather than run anything unprotected. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const wanted = options.isolation ?? "auto";
  const reasons: string[] = [];
  for (const id of wanted === "auto" ? ORDER : [wanted]) {
    const [name = "", ...place] = id.split("=");
    const isolation = await loadFromRoom<Isolation>(ROOM, "isolation", name);
    const workers = options.workers ?? availableParallelism();
    if ("open" in isolation)
      return isolation.open({ workers, place: place.length > 0 ? place.join("=") : undefined });
    const sandbox = await start(isolation, workers, options.recall);
    if ("isolation" in sandbox) return sandbox;
    reasons.push(`${id}: ${sandbox.reason}${sandbox.fix ? ` (${sandbox.fix})` : ""}`);
  }
  throw new AssayError("NO_ISOLATION", `no isolation available: ${reasons.join("; ")}`, {
    fix: "see `assay doctor`, or accept the risk with --isolation none",
  });
}

/** Tries every isolation and says which work and what would mend the others. */
export async function probeIsolations(): Promise<Probe[]> {
  const isolations = await loadRoom<Isolation>(ROOM, "isolation");
  const ranked = [...ORDER, "none"];
  isolations.sort((a, b) => ranked.indexOf(a.id) - ranked.indexOf(b.id));
  return Promise.all(
    isolations.map(async (isolation) => {
      const sandbox = await tried(isolation);
      const base = { id: isolation.id, title: isolation.title };
      if (!("isolation" in sandbox)) return { ...base, available: false, ...sandbox };
      await sandbox.close();
      const offers =
        isolation.offers?.() ?? (sandbox.isolation === isolation.id ? undefined : sandbox.isolation);
      return { ...base, available: true, ...(offers && { offers }) };
    }),
  );
}

/** Opens an isolation with one worker, or says why not. */
async function tried(isolation: Isolation): Promise<Sandbox | { reason: string; fix?: string }> {
  const said = (error: AssayError) => ({ reason: error.message, ...(error.fix && { fix: error.fix }) });
  if (!("open" in isolation)) return start(isolation, 1).catch(said);
  const missing = await isolation.missing();
  if (missing) return missing;
  return isolation.open({ workers: 1, place: undefined }).catch(said);
}

async function start(
  isolation: WorkerIsolation,
  workers: number,
  recall = true,
): Promise<Engine | { reason: string; fix?: string }> {
  const missing = await isolation.missing();
  if (missing) return missing;
  const python = await (await openLanguage("python")).toolchain().catch((error: AssayError) => error);
  if (python instanceof Error) return { reason: python.message, ...(python.fix && { fix: python.fix }) };
  const found = await isolation.prepare?.();
  const place: WorkerPlace = { python: python.command, server: SERVER, reads: await reads(), found };
  const environment =
    isolation.id === "none"
      ? ENVIRONMENT
      : { ...ENVIRONMENT, PATH: process.env["PATH"] ?? ENVIRONMENT["PATH"]! };
  // More workers than cores are left to the system's scheduler.
  const pinned = workers <= availableParallelism();
  let started = 0;
  const store = isolation.id === "none" ? mkdtempSync(join(tmpdir(), "assay-")) : undefined;
  const own = () => store && mkdtempSync(join(store, "worker-"));
  const limited = isolation.ownGroups ? undefined : findGroups();
  const groups = limited && "parent" in limited ? new Groups(limited.parent, workers) : undefined;
  const grouped = (command: string[]) => groups?.wrap(command) ?? command;
  const launch = (kind: Kind) =>
    new Worker(grouped(isolation.command(place)), environment, {
      store: own(),
      ...(kind === "patient" ? { patient: true } : { core: pinned ? started++ : undefined }),
    });
  const first = launch("quick");
  try {
    await first.ready;
  } catch (error) {
    return { reason: (error as Error).message, fix: "allow user namespaces for this user, or run as root" };
  }
  let spare: Worker | undefined = first;
  const pool = new Pool(workers, (kind) => {
    const worker = (kind === "quick" && spare) || launch(kind);
    if (worker === spare) spare = undefined;
    return worker;
  });
  const engine = new Engine({
    isolation: found ? `${isolation.id} (${found})` : isolation.id,
    workers,
    pool,
    harness: isolation.harness(place),
    start: () =>
      new Worker(grouped((isolation.session ?? isolation.command)(place)), environment, { store: own() }),
    ...(recall && { recall: new Recall() }),
    onClose: () => {
      if (store) rmSync(store, { recursive: true, force: true });
      groups?.close();
    },
  });
  const probe = await engine
    .check({
      language: "python",
      program: "def f(x):\n    return x + 1\n",
      suite: { tests: [{ kind: "code", code: "assert f(1) == 2" }] },
    })
    .catch((error: Error) => error);
  if (probe instanceof Error) {
    await engine.close();
    return { reason: probe.message };
  }
  return engine;
}

/** Folders that the toolchains here live in, when they are not the system's; and where they keep preparations. */
async function reads(): Promise<string[]> {
  mkdirSync(PREPARED, { recursive: true, mode: 0o755 });
  const found = await Promise.all(
    (await allLanguages()).map(async (language) => {
      if (!language.launch) return language.reads?.() ?? [];
      return language.toolchain().then(
        (toolchain) => toolchain.reads,
        () => [],
      );
    }),
  );
  return [...new Set([PREPARED, ...found.flat()])];
}
