import { afterAll } from "vitest";
import type { Inspection, InspectRequest } from "../../../src/core/inspection.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import { sandboxOrReason } from "../opened.ts";

let opened: Promise<Sandbox | string> | undefined;

/** The strongest sandbox here, or why there is none; one for all tests of a file. */
export function sandbox(): Promise<Sandbox | string> {
  opened ??= sandboxOrReason("auto");
  return opened;
}

afterAll(async () => {
  const one = await opened;
  if (one && typeof one !== "string") await one.close();
});

/** Lines as `line:hits`, branches as `line arm:taken`. */
export function coverageText({ coverage }: Inspection): { lines: string; branches: string } {
  return {
    lines: coverage?.lines.map(({ line, hits }) => `${line}:${hits}`).join(" ") ?? "none",
    branches:
      coverage?.branches.map(({ line, arm, taken }) => `${line} ${arm}:${taken}`).join(", ") ?? "none",
  };
}

/** One step a row: `call:line`, what changed, how a call ended. */
export function traceText({ trace }: Inspection): string[] {
  return (trace?.steps ?? []).map(({ call, line, kind, changed, value }) => {
    const variables = Object.entries(changed).map(([name, now]) => `${name}=${now?.text ?? "gone"}`);
    const end = kind === "line" ? [] : [kind, ...(value ? [value.text] : [])];
    return [`${call}:${line}`, ...variables, ...end].join(" ");
  });
}

/** A request for code that is run with a program's names. */
export function codeRequest(
  language: string,
  program: string,
  code: string,
  wants: InspectRequest["wants"],
): InspectRequest {
  return { language, program, test: { kind: "code", code }, wants };
}
