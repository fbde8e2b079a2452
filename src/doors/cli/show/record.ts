import type { SampleRecord } from "../../../core/record.ts";
import type { Screen } from "../program/screen.ts";

/** One record for a person: how the task's attempts ended, the code, the failing test and its output. */
export function recordText(
  screen: Screen,
  record: SampleRecord,
  attempts: SampleRecord[],
  test: string | null,
): string {
  const { bold, dim, green, red } = screen.color;
  const mark = record.outcome === "pass" ? green("pass") : red(record.outcome);
  const lines = [`${bold(record.task)}  attempt ${record.attempt}: ${mark}`];
  if (attempts.length > 1) {
    lines.push(dim(`attempts  ${attempts.map((other) => `${other.attempt} ${other.outcome}`).join(", ")}`));
  }
  if (record.stopped) lines.push(`stopped early: ${record.stopped}`);
  lines.push("", dim(`program (${record.language})`), numbered(record.program, dim));
  const failing = record.verdict.checks.find((check) => check.outcome !== "pass");
  if (failing) {
    lines.push("", dim(`test ${failing.test}: ${failing.outcome}`));
    if (test !== null) lines.push(indented(test));
    if (failing.output.trim()) lines.push("", dim("what happened"), indented(failing.output));
  }
  const { cpuSeconds, memoryBytes } = record.verdict.measures;
  lines.push("", dim(`${cpuSeconds.toFixed(3)} s cpu, ${Math.round(memoryBytes / 1024 ** 2)} MiB`));
  return lines.join("\n");
}

function numbered(text: string, dim: (text: string) => string): string {
  const rows = text.trimEnd().split("\n");
  const width = String(rows.length).length;
  return rows.map((row, index) => `${dim(String(index + 1).padStart(width))}  ${row}`.trimEnd()).join("\n");
}

function indented(text: string): string {
  return text.trim().replace(/^/gm, "  ");
}
