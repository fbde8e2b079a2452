import { AssayError } from "../../core/errors.ts";
import type { Inspection, InspectRequest, Want } from "../../core/inspection.ts";
import { loadFromRoom, roomIds } from "../../core/room.ts";
import { DEFAULT_LIMITS, type RunResult } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import { DEFAULT_BOUNDS } from "../../core/trace.ts";
import { openLanguage } from "../../languages/open/open.ts";
import { HARDWARE, type Lens, type Parts, RAW, type Run, type Subject } from "./lens.ts";
import { commonParts, type Report, readReport } from "./report.ts";

const LENSES = new URL("./lenses/", import.meta.url);

/** Observing costs time, so there is more of it than in a check. */
const CPU_SECONDS = 5;

/** What the engine does for an inspection: one run under observation, and what was reported. */
export type Observe = (
  job: { language: string; limits: Limits; program: string; stdin: string; spec: object },
  signal: AbortSignal | undefined,
) => Promise<{ run: RunResult; report: string; hardware?: number | undefined }>;

/** Looks into runs: one group of wants after another, each in a process of its own. */
export class Inspector {
  readonly #harness: string;
  readonly #observe: Observe;
  /** Instructions of programs that do nothing, by language. */
  readonly #startups = new Map<string, Promise<number | undefined>>();

  constructor(harness: string, observe: Observe) {
    this.#harness = harness;
    this.#observe = observe;
  }

  async inspect(request: InspectRequest, signal?: AbortSignal): Promise<Inspection> {
    const language = await openLanguage(request.language);
    const lens = await lensOf(language.id);
    const subject: Subject = {
      request,
      run: runOf(request),
      limits: { ...DEFAULT_LIMITS, cpuSeconds: CPU_SECONDS, ...request.limits },
      bounds: { ...DEFAULT_BOUNDS, ...request.bounds },
      toolchain: await language.toolchain(),
      harness: this.#harness,
    };
    const wanted = lens.groups.map((group) => group.filter((want) => request.wants.includes(want)));
    const groups = wanted.filter((group) => group.length > 0);
    const inspection: Parts = { unavailable: missing(lens, request.wants) };
    let cut = false;
    for (const wants of groups.length > 0 ? groups : [[]]) {
      const { run, report } = await this.#look(lens, subject, wants, signal);
      const { unavailable, ...parts } = commonParts(report);
      if (parts.instructions) {
        parts.instructions.startup = (await this.#startup(lens, subject, signal)) ?? 0;
      }
      Object.assign(inspection, { run, ...parts, ...inspection });
      Object.assign(inspection.unavailable, unavailable);
      cut ||= report["end"] !== true || report["outOfTime"] === true || report["imagesLeftOut"] === true;
      if (parts.trace) cut ||= parts.trace.steps.length < parts.trace.total;
    }
    return { ...(inspection as Inspection), cut };
  }

  async #look(lens: Lens, subject: Subject, wants: readonly Want[], signal: AbortSignal | undefined) {
    const { program, test, language } = subject.request;
    const stdin = test?.kind === "io" ? test.stdin : "";
    const spec = lens.spec(subject, wants);
    const {
      run,
      report: text,
      hardware,
    } = await this.#observe({ language, limits: subject.limits, program, stdin, spec }, signal);
    const raw: Report = { ...readReport(text), [RAW]: text, [HARDWARE]: hardware };
    const report = lens.read ? await lens.read(raw, subject, wants) : raw;
    // Compilers and tools run in between, so how the process ended does not say it.
    const outcome = raw["build"] === true ? "build" : raw["stopped"] === "timeout" ? "timeout" : run.outcome;
    return { run: { ...run, outcome }, report };
  }

  /** Measured once for each language: it is the same every time. */
  #startup(lens: Lens, subject: Subject, signal: AbortSignal | undefined): Promise<number | undefined> {
    const { language } = subject.request;
    let known = this.#startups.get(language);
    if (!known) {
      const request = { language, program: lens.nothing!, wants: ["instructions" as const] };
      const idle: Subject = { ...subject, request, run: { kind: "script" } };
      known = this.#look(lens, idle, ["instructions"], signal).then(
        ({ report }) => commonParts(report).instructions?.count,
      );
      this.#startups.set(language, known);
      known.catch(() => this.#startups.delete(language));
    }
    return known;
  }
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
