import { existsSync } from "node:fs";
import { AssayError } from "../../core/errors.ts";
import type { Inspection, InspectRequest, Want } from "../../core/inspection.ts";
import { loadFromRoom, roomIds } from "../../core/room.ts";
import { DEFAULT_LIMITS, type RunResult } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import { DEFAULT_BOUNDS } from "../../core/trace.ts";
import { openLanguage } from "../../languages/open/open.ts";
import type { Lens, Parts, Run, Subject } from "./lens.ts";
import { commonParts, readReport } from "./report.ts";

const LENSES = new URL("./lenses/", import.meta.url);

/** Observing costs time, so there is more of it than in a check. */
const CPU_SECONDS = 5;

/** What the engine does for an inspection: one run under observation, and what was reported. */
export type Observe = (
  job: { language: string; limits: Limits; program: string; stdin: string; spec: object },
) => Promise<{ run: RunResult; report: string }>;

/** Looks into a run, one group of wants after another, each in a process of its own. */
export async function inspect(
  request: InspectRequest,
  harness: string,
  observe: Observe,
): Promise<Inspection> {
  const language = await openLanguage(request.language);
  const lens = await lensOf(language.id);
  const limits = { ...DEFAULT_LIMITS, cpuSeconds: CPU_SECONDS, ...request.limits };
  const bounds = { ...DEFAULT_BOUNDS, ...request.bounds };
  const toolchain = await language.toolchain();
  const subject: Subject = { request, run: runOf(request), limits, bounds, toolchain, harness };
  const wanted = lens.groups.map((group) => group.filter((want) => request.wants.includes(want)));
  const groups = wanted.filter((group) => group.length > 0);
  const inspection: Parts = { unavailable: missing(lens, request.wants) };
  let cut = false;
  for (const wants of groups.length > 0 ? groups : [[]]) {
    const { program, test } = request;
    const stdin = test?.kind === "io" ? test.stdin : "";
    const job = { language: language.id, limits, program, stdin, spec: lens.spec(subject, wants) };
    const observed = await observe(job);
    const raw = readReport(observed.report);
    const report = lens.read ? await lens.read(raw, program) : raw;
    const { unavailable, ...parts } = commonParts(report);
    Object.assign(inspection, { run: observed.run, ...parts, ...inspection });
    Object.assign(inspection.unavailable, unavailable);
    cut ||= report["end"] !== true || report["outOfTime"] === true || report["imagesLeftOut"] === true;
    if (parts.trace) cut ||= parts.trace.steps.length < parts.trace.total;
  }
  return { ...(inspection as Inspection), cut };
}

/** Languages that can be looked into. */
export function inspectable(): string[] {
  return roomIds(LENSES);
}

async function lensOf(language: string): Promise<Lens> {
  if (inspectable().includes(language)) return loadFromRoom<Lens>(LENSES, "lens", language);
  throw new AssayError("INSPECT_LANGUAGE", `cannot look into a run of ${language}`, {
    fix: `known: ${inspectable().join(", ")}`,
  });
}

function runOf({ test, entry }: InspectRequest): Run {
  if (test === undefined || test.kind === "io") return { kind: "script" };
  if (test.kind === "code") return { kind: "code", code: test.code };
  if (entry === undefined) throw new TypeError("a call needs the name of the function: entry");
  return { kind: "call", entry, args: test.args };
}

function missing(lens: Lens, wants: readonly Want[]): Partial<Record<Want, string>> {
  const known = lens.groups.flat();
  const gone = wants.filter((want) => !known.includes(want));
  return Object.fromEntries(
    gone.map((want) => [want, lens.unavailable[want] ?? "not made for this language yet"]),
  );
}
