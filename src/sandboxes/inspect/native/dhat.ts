import type { Report } from "../report.ts";

interface Dhat {
  pps: { gb?: number; fs: number[] }[];
  ftbl: string[];
}

/** What valgrind's heap profiler wrote: bytes at the moment of the highest use, by the line that asked for them. */
export function dhatReport(text: string, file: string, length: number): Report {
  let dhat: Dhat;
  try {
    dhat = JSON.parse(text) as Dhat;
  } catch {
    const why = "valgrind, which follows allocations, is not installed or ran out of time";
    return { unavailable: { memory: why } };
  }
  const lines = new Map<number, number>();
  let peak = 0;
  for (const { gb = 0, fs } of dhat.pps) {
    peak += gb;
    const line = fs.map((frame) => lineOf(dhat.ftbl[frame] ?? "", file)).find((at) => at > 0 && at <= length);
    if (line) lines.set(line, (lines.get(line) ?? 0) + gb);
  }
  return { memory: [peak, [...lines]], end: true };
}

function lineOf(frame: string, file: string): number {
  const [, name, line] = /\(([^():]+):(\d+)\)$/.exec(frame) ?? [];
  return name === file ? Number(line) : 0;
}
