import type { Audit } from "../../../benchmarks/audit/audit.ts";
import type { Screen } from "../program/screen.ts";
import { countText } from "./numbers.ts";
import { tableText } from "./table.ts";

/** Findings printed; `--json` has all. */
const SHOWN = 40;

/** What an audit found, faults first. */
export function auditText(screen: Screen, name: string, { problems, findings }: Audit): string {
  const faults = findings.filter(({ level }) => level === "fault");
  const doubts = findings.filter(({ level }) => level === "doubt");
  const { bold, green, red, yellow } = screen.color;
  const counted = [
    faults.length > 0 ? red(`${countText(faults.length)} faults`) : green("no faults"),
    doubts.length > 0 ? yellow(`${countText(doubts.length)} doubts`) : "",
  ].filter((part) => part !== "");
  const lines = [`${bold(name)}  ${countText(problems)} problems, ${counted.join(", ")}`];
  const shown = [...faults, ...doubts].slice(0, SHOWN);
  if (shown.length > 0) {
    const rows = shown.map(({ level, kind, task, text }) => [level, kind, task, text]);
    lines.push("", tableText(screen, ["", "kind", "task", "what"], rows));
  }
  if (findings.length > shown.length) lines.push(`and ${countText(findings.length - shown.length)} more`);
  return lines.join("\n");
}
