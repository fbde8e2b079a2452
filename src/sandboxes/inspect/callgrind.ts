import { HARDWARE, RAW } from "./lens.ts";
import { isNumber, type Report } from "./report.ts";

/** A command under callgrind, which counts its instructions and writes them, by line, in place of our own report. */
export function underCallgrind(command: string[], options: { lines: boolean }): object {
  const valgrind = [
    "valgrind",
    "--tool=callgrind",
    "--log-file=/dev/null",
    "--callgrind-out-file=/proc/self/fd/4",
    "--compress-strings=no",
    "--compress-pos=no",
    `--dump-line=${options.lines ? "yes" : "no"}`,
  ];
  return { exec: true, rights: { ownProc: true }, run: [...valgrind, ...command] };
}

/** What callgrind wrote: the total, and the cost of each line of the file of that name, without what it calls. */
export function readCallgrind(text: string, file: string): { total?: number; lines: Map<number, number> } {
  const lines = new Map<number, number>();
  let here = false;
  let skip = false;
  for (const line of text.split("\n")) {
    const source = /^f[lie]=(.*)$/.exec(line);
    if (source) here = source[1]!.endsWith(`/${file}`) || source[1] === file;
    // The line after `calls=` is the cost of what was called.
    const cost = /^(\d+) (\d+)$/.exec(line);
    if (cost && here && !skip) {
      const at = Number(cost[1]);
      lines.set(at, (lines.get(at) ?? 0) + Number(cost[2]));
    }
    skip = line.startsWith("calls=");
  }
  const total = /^(?:totals|summary): (\d+)$/m.exec(text)?.[1];
  return { ...(total !== undefined && { total: Number(total) }), lines };
}

/** A command whose instructions the processor counts where it can; else it runs under callgrind. */
export function counting(command: string[]): object {
  return { ...underCallgrind(command, { lines: false }), count: true, plain: command };
}

/** Says what was counted. Callgrind has written nothing when it is not there, or did not come to its end. */
export function countReport(report: Report): Report {
  const hardware = report[HARDWARE];
  const { total } = readCallgrind(String(report[RAW]), "");
  const count = isNumber(hardware) && hardware > 0 ? hardware : total;
  if (count === undefined) return { unavailable: { instructions: WHY } };
  const instructionSource = count === hardware ? "hardware" : "callgrind";
  return { instructions: count, startup: 0, instructionSource, end: true };
}

export const WHY =
  "this machine lends no hardware counters, and valgrind, which counts without them, is not installed or ran out of time";
