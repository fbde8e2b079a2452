import { OUTCOMES } from "../../../core/verdict.ts";
import type { Report } from "../../../run/report.ts";
import type { Screen } from "../program/screen.ts";
import { countText, dollarText, intervalText, scoreText, secondsText } from "./numbers.ts";
import { tableText } from "./table.ts";

/** A report for a person: what was measured, the metrics with their intervals, how programs ended. */
export function reportText(screen: Screen, report: Report): string {
  const { dim } = screen.color;
  const metrics = Object.entries(report.metrics).map(([name, estimate]) => [
    name,
    scoreText(estimate.value),
    intervalText(estimate),
    countText(estimate.n),
  ]);
  const lines = [
    `${screen.color.bold(report.benchmark)}  ${fromText(report.from)}`,
    `${countText(report.tasks)} tasks, ${countText(report.samples)} programs (${report.source})`,
    "",
    metrics.length > 0
      ? tableText(screen, ["metric", ">value", "95 % interval", ">n"], metrics)
      : "no metric can be told from these records",
    "",
    `${dim("outcomes")}  ${outcomesText(report.outcomes)}`,
  ];
  if (report.failed > 0) {
    lines.push(
      screen.color.red(`failed    ${countText(report.failed)} could not be judged and are in no metric`),
    );
  }
  const { judging, ...cost } = report.cost;
  if (cost.calls > 0) lines.push(`${dim("model")}     ${costText(cost)}`);
  if (judging) lines.push(`${dim("judging")}   ${costText(judging)} of these`);
  const reused = report.reused > 0 ? `, ${countText(report.reused)} answered without running again` : "";
  const how = `${secondsText(report.seconds)}, isolation ${report.isolation}, seed ${report.seed}`;
  lines.push(`${dim("run")}       ${how}${reused}`);
  return lines.join("\n");
}

function costText({ calls, tokens, usd }: Omit<Report["cost"], "judging">): string {
  const counted = `${countText(tokens.prompt)} + ${countText(tokens.completion)} tokens`;
  return `${countText(calls)} calls, ${counted}, ${dollarText(usd)}`;
}

/** `pass 3,627, fail 9,210, timeout 58`: outcomes that occurred, in their fixed order. */
function outcomesText(outcomes: Report["outcomes"]): string {
  const seen = OUTCOMES.filter((outcome) => outcomes[outcome] > 0);
  return seen.map((outcome) => `${outcome} ${countText(outcomes[outcome])}`).join(", ") || "none";
}

/** Model and strategy, or the samples file: the plain values of a report's `from`. */
function fromText(from: Report["from"]): string {
  const plain = Object.entries(from).filter(([name, value]) => name !== "kind" && typeof value !== "object");
  return plain.map(([name, value]) => `${name} ${value}`).join(", ");
}
