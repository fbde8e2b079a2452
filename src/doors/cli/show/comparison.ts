import type { Comparison } from "../../../run/compare.ts";
import type { Screen } from "../program/screen.ts";
import { countText, dollarText, intervalText, scoreText } from "./numbers.ts";
import { tableText } from "./table.ts";

/** Flips listed by name; the rest is counted. */
const NAMED = 8;

/** A comparison for a person: scores, the difference and how surely it is one, flips, cost, what was set otherwise. */
export function comparisonText(screen: Screen, comparison: Comparison, names: [string, string]): string {
  const { tasks, only, score, difference, flips, cost, plan } = comparison;
  const { bold, dim, green, red } = screen.color;
  const scores = tableText(
    screen,
    ["run", ">pass rate", "95 % interval", ">programs", ">cost", ">tokens"],
    (["first", "second"] as const).map((which, index) => [
      names[index]!,
      scoreText(score[which].value),
      intervalText(score[which]),
      countText(score[which].n),
      cost[which] ? dollarText(cost[which].usd) : "",
      cost[which] ? countText(cost[which].tokens.prompt + cost[which].tokens.completion) : "",
    ]),
  );
  const matrix = tableText(
    screen,
    ["", ">solved after", ">not solved after"],
    [
      ["solved before", countText(flips.bothRight), countText(flips.broken.length)],
      ["not solved before", countText(flips.fixed.length), countText(flips.bothWrong)],
    ],
  );
  const lines = [scores, "", matrix, ""];
  lines.push(
    `${bold("difference")}  ${signed(difference.value)} ${intervalText(difference)}, ${surely(comparison)}`,
  );
  if (Number.isFinite(comparison.detectable))
    lines.push(
      dim(
        `            ${countText(tasks)} tasks show a true difference of ${scoreText(comparison.detectable)} in 8 of 10 studies`,
      ),
    );
  if (flips.broken.length > 0) lines.push(`${red("broken")}      ${named(flips.broken)}`);
  if (flips.fixed.length > 0) lines.push(`${green("fixed")}       ${named(flips.fixed)}`);
  const left = only.first.length + only.second.length;
  if (left > 0) lines.push(`left out    ${countText(left)} tasks that only one of the runs has`);
  if (plan.length > 0) {
    const rows = plan.map(({ field, first, second }) => [field, told(first), told(second)]);
    lines.push("", tableText(screen, ["set otherwise", names[0], names[1]], rows));
  }
  return lines.join("\n");
}

function surely({ difference, mcnemar }: Comparison): string {
  const exact = mcnemar === null ? "" : `, McNemar p ${pText(mcnemar)}`;
  return `p ${pText(difference.p)}${exact}`;
}

function pText(p: number): string {
  return p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`;
}

function signed(value: number): string {
  return `${value >= 0 ? "+" : ""}${scoreText(value)}`;
}

function named(tasks: readonly string[]): string {
  const more = tasks.length - NAMED;
  return `${tasks.slice(0, NAMED).join(", ")}${more > 0 ? `, and ${countText(more)} more` : ""}`;
}

function told(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
