import type { Subject } from "../lens.ts";
import { isNumber, type Report, rows } from "../report.ts";
import { parse } from "./parse.ts";
import { type Decision, structureOf } from "./structure.ts";

type Range = [start: number, end: number, count: number];

/** From V8's counts of ranges of text to counts of lines and branches; also what a trace needs of the program's text. */
export async function toCoverage(report: Report, { request: { program } }: Subject): Promise<Report> {
  const { statements, decisions } = structureOf(await parse(program));
  const leaders = statements.filter(({ leads }) => leads).map(({ line }) => line);
  const base = { ...report, leaders: [...new Set(leaders)].sort((a, b) => a - b) };
  if (!("v8" in report)) return "memory" in report ? { ...base, memoryOf: "process" } : base;
  const count = counter(rows(report["v8"], isNumber, isNumber, isNumber));
  const hits = new Map<number, number>();
  for (const { line, offset, loop } of statements) {
    const times = count(offset) + (loop === undefined ? 0 : count(loop));
    hits.set(line, Math.max(hits.get(line) ?? 0, times));
  }
  const lines = [...hits].sort(([a], [b]) => a - b);
  if ("ticks" in report) {
    const costs = rows(report["ticks"], isNumber, isNumber);
    return {
      ...base,
      costKind: "self",
      memoryOf: "process",
      costs: costs.map(([line, cost]) => [line, hits.get(line) ?? 0, cost]),
    };
  }
  return { ...base, lines, arms: decisions.flatMap((decision) => armsOf(decision, count)) };
}

/** How often control was at a place: the count of the innermost range around it. */
function counter(ranges: Range[]): (offset: number) => number {
  const sorted = ranges.toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
  return (offset) => sorted.find(([start, end]) => start <= offset && offset < end)?.[2] ?? 0;
}

function armsOf(decision: Decision, count: (offset: number) => number): [number, string, number][] {
  const { kind, line, offset, arms, exits } = decision;
  const reached = count(offset);
  const [first = 0] = arms.map((arm) => (arm === null ? 0 : count(arm)));
  switch (kind) {
    case "if":
    case "choice": {
      const other = arms[1] == null ? Math.max(0, reached - first) : count(arms[1]);
      return [
        [line, "true", first],
        [line, "false", other],
      ];
    }
    case "cases":
      return arms.flatMap((arm, index): [number, string, number][] =>
        arm === null
          ? []
          : [[line, index === decision.fallback ? "default" : `case ${index + 1}`, count(arm)]],
      );
    default: {
      const left = exits.reduce((sum, exit) => sum + count(exit), 0);
      const [on, over] = kind === "items" ? ["item", "done"] : ["true", "false"];
      return [
        [line, on!, first],
        [line, over!, Math.max(0, reached - left)],
      ];
    }
  }
}
