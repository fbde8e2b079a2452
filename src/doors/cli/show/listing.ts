import type { Inspection } from "../../../core/inspection.ts";
import type { Trace } from "../../../core/trace.ts";
import type { Screen } from "../program/screen.ts";
import { countText, sizeText } from "./numbers.ts";

/** Values of one variable shown beside a line: the first ones and the last. */
const VALUES = 6;
const HEAT = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/**
 * A program's lines with what a run did on each: how often it ran, what it cost, which ways it never went, and the values
 * that it gave to variables, in order.
 */
export function listing(program: string, inspection: Inspection, screen: Screen): string {
  const { coverage, profile, memory, trace } = inspection;
  const hits = new Map(coverage?.lines.map(({ line, hits }) => [line, hits]));
  const costs = new Map(profile?.lines.map(({ line, cost }) => [line, cost]));
  const bytes = new Map(memory?.lines.map(({ line, bytes }) => [line, bytes]));
  const notes = trace ? valuesByLine(trace) : new Map<number, string>();
  const hottest = Math.max(...costs.values(), 0) || Math.max(...hits.values(), 0);
  const lines = program.replace(/\n$/, "").split("\n");
  const width = Math.min(60, Math.max(...lines.map((line) => line.length)));
  const head = [
    ...(coverage ? [pad("hits", 7)] : []),
    ...(profile ? [pad(profile.unit === "instructions" ? "instr." : "time", 9)] : []),
    ...(memory && memory.lines.length > 0 ? [pad("memory", 9)] : []),
  ];
  const rows = lines.map((text, index) => {
    const line = index + 1;
    const never = coverage !== undefined && hits.get(line) === 0;
    const cells = [
      ...(coverage ? [pad(hits.has(line) ? (never ? "never" : countText(hits.get(line)!)) : "", 7)] : []),
      ...(profile ? [pad(costText(costs.get(line), profile.unit), 9)] : []),
      ...(memory && memory.lines.length > 0 ? [pad(growthText(bytes.get(line)), 9)] : []),
    ];
    const heat = screen.color.yellow(heatOf((costs.size > 0 ? costs : hits).get(line), hottest));
    const note = [missedText(coverage, line), notes.get(line)].filter(Boolean).join("  ");
    const code = note === "" ? text : `${text.padEnd(width)}  ${screen.color.dim(note)}`;
    const row = [...cells, heat, screen.color.dim(pad(String(line), 4)), "", code].join(" ");
    return (never ? screen.color.red(row) : row).trimEnd();
  });
  return [...(head.length > 0 ? [screen.color.dim(head.join(" "))] : []), ...rows].join("\n");
}

/** `total = 0, 2, 8`: what each line gave to each variable, as the step after it shows, and what it returned. */
function valuesByLine(trace: Trace): Map<number, string> {
  const found = new Map<number, Map<string, string[]>>();
  const before = new Map<number, { line: number; at: number }>();
  const note = (line: number, name: string, text: string) => {
    const names = found.get(line) ?? new Map<string, string[]>();
    found.set(line, names.set(name, [...(names.get(name) ?? []), text]));
  };
  let previous = -1;
  let gap = 0;
  for (const { at, call, line, kind, changed, value } of trace.steps) {
    if (at !== previous + 1) gap = at;
    previous = at;
    const last = before.get(call);
    for (const [name, now] of Object.entries(changed))
      if (now && last && last.at >= gap) note(last.line, name, now.text);
    if (kind === "return" && value && !["None", "undefined"].includes(value.text))
      note(line, "→", value.text);
    before.set(call, { line, at });
  }
  return new Map(
    [...found].map(([line, names]) => [
      line,
      [...names]
        .map(([name, texts]) => `${name === "→" ? "→" : `${name} =`} ${few(texts).join(", ")}`)
        .join("; "),
    ]),
  );
}

const few = (texts: string[]) =>
  texts.length <= VALUES ? texts : [...texts.slice(0, VALUES - 1), "…", texts.at(-1)!];

function missedText(coverage: Inspection["coverage"], line: number): string {
  const arms = coverage?.branches.filter((branch) => branch.line === line) ?? [];
  if (arms.every(({ taken }) => taken === 0)) return "";
  const missed = arms.filter(({ taken }) => taken === 0).map(({ arm }) => arm);
  return missed.length > 0 ? `never ${missed.join(", ")}` : "";
}

function heatOf(value: number | undefined, hottest: number): string {
  if (!value || hottest === 0) return " ";
  return HEAT[Math.max(1, Math.round(Math.sqrt(value / hottest) * (HEAT.length - 1)))]!;
}

function costText(cost: number | undefined, unit: "seconds" | "instructions"): string {
  if (cost === undefined) return "";
  if (unit === "instructions") return countText(cost);
  return cost < 0.001 ? `${Math.round(cost * 1e6)} µs` : `${(cost * 1000).toFixed(1)} ms`;
}

function growthText(bytes: number | undefined): string {
  if (!bytes || Math.abs(bytes) < 1024) return "";
  return `${bytes > 0 ? "+" : "−"}${sizeText(Math.abs(bytes))}`;
}

const pad = (text: string, width: number) => text.padStart(width);
