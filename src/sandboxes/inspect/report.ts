import { type Inspection, type Picture, WANTS, type Want } from "../../core/inspection.ts";
import type { Step, Value } from "../../core/trace.ts";

/** What was reported from inside: whatever the program let through, so everything is looked at before it is used. */
export type Report = Record<string, unknown>;

/** Reads lines of JSON, of which later fields replace earlier ones. A line that is none is left out. */
export function readReport(text: string): Report {
  const report: Report = Object.create(null);
  for (const line of text.split("\n")) {
    try {
      const fields: unknown = JSON.parse(line);
      if (typeof fields === "object" && fields && !Array.isArray(fields)) Object.assign(report, fields);
    } catch {}
  }
  return report;
}

/** The parts of an inspection that every language reports alike. */
export function commonParts(report: Report): Partial<Inspection> & Pick<Inspection, "unavailable"> {
  const parts: Partial<Inspection> & Pick<Inspection, "unavailable"> = { unavailable: {} };
  const value = readValue(report["value"]);
  if (value) parts.value = value;
  if ("lines" in report)
    parts.coverage = {
      lines: rows(report["lines"], isNumber, isNumber).map(([line, hits]) => ({ line, hits })),
      branches: rows(report["arms"], isNumber, isText, isNumber).map(([line, arm, taken]) => ({
        line,
        arm,
        taken,
      })),
    };
  if ("steps" in report)
    parts.trace = {
      steps: list(report["steps"]).flatMap(stepOf),
      total: isNumber(report["total"]) ? report["total"] : 0,
      leaders: list(report["leaders"]).filter(isNumber),
    };
  const memory = rows([report["memory"]], isNumber, Array.isArray)[0];
  if (memory)
    parts.memory = {
      peakBytes: memory[0],
      of: report["memoryOf"] === "process" ? "process" : "allocations",
      lines: rows(memory[1], isNumber, isNumber)
        .map(([line, bytes]) => ({ line, bytes }))
        .sort((a, b) => b.bytes - a.bytes),
    };
  if ("costs" in report)
    parts.profile = {
      unit: report["costUnit"] === "instructions" ? "instructions" : "seconds",
      inclusive: report["costKind"] !== "self",
      lines: rows(report["costs"], isNumber, isHits, isNumber)
        .map(([line, hits, cost]) => ({ line, cost, ...(hits !== null && { hits }) }))
        .sort((a, b) => b.cost - a.cost),
    };
  if (isNumber(report["instructions"]) && isNumber(report["startup"]))
    parts.instructions = {
      count: report["instructions"],
      startup: report["startup"],
      source: report["instructionSource"] === "hardware" ? "hardware" : "callgrind",
    };
  if ("images" in report)
    parts.images = rows(report["images"], isText, isMediaType, isText).map(([name, type, data]) => ({
      name,
      type,
      data,
    }));
  for (const [want, reason] of Object.entries(object(report["unavailable"])))
    if (isWant(want) && isText(reason)) parts.unavailable[want] = reason;
  return parts;
}

function stepOf(row: unknown): Step[] {
  const [[at, call, name, depth, line, kind] = []] = rows(
    [row],
    isNumber,
    isNumber,
    isText,
    isNumber,
    isNumber,
    isKind,
  );
  if (at === undefined) return [];
  const [, , , , , , changed, given] = row as unknown[];
  const value = readValue(given);
  const variables = Object.entries(object(changed)).map(([key, item]) => [key, readValue(item) ?? null]);
  return [
    {
      at,
      call: call!,
      function: name!,
      depth: depth!,
      line: line!,
      kind: kind!,
      changed: Object.fromEntries(variables),
      ...(value && { value }),
    },
  ];
}

function readValue(value: unknown): Value | undefined {
  const [row] = rows([value], isText, isText);
  return row && { text: row[0], type: row[1] };
}

type Guard<T> = (value: unknown) => value is T;

/** The rows of a table whose first columns are of these types; the others are left out. */
export function rows<T extends unknown[]>(table: unknown, ...columns: { [K in keyof T]: Guard<T[K]> }): T[] {
  return list(table).filter(
    (row): row is T => Array.isArray(row) && columns.every((is, column) => is(row[column])),
  );
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const object = (value: unknown): object => (typeof value === "object" && value ? value : {});
export const isNumber: Guard<number> = (value): value is number =>
  typeof value === "number" && Number.isFinite(value);
const isHits: Guard<number | null> = (value): value is number | null => value === null || isNumber(value);
const isText: Guard<string> = (value) => typeof value === "string";
const isKind: Guard<Step["kind"]> = (value) => value === "line" || value === "return" || value === "raise";
const isWant: Guard<Want> = (value): value is Want => WANTS.includes(value as Want);
const isMediaType: Guard<Picture["type"]> = (value): value is Picture["type"] =>
  isText(value) && /^image\/(png|jpeg|gif|svg\+xml|webp)$/.test(value);
