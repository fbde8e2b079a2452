import { MEASURES, type Measure } from "../../../benchmarks/overlap/overlap.ts";
import type { PlantedResult } from "../../../benchmarks/overlap/planted.ts";
import type { OverlapResult, scoresApart } from "../../../run/overlap.ts";
import type { Screen } from "../program/screen.ts";
import { countText, intervalText, scoreText } from "./numbers.ts";
import { tableText } from "./table.ts";

/** Rows printed; `--json` has all. */
const SHOWN = 30;

/** Which texts overlap, by what, and what the run scores with and without them. */
export function overlapText(
  screen: Screen,
  { held, compared, overlapping }: OverlapResult,
  scores: ReturnType<typeof scoresApart> | null,
): string {
  const strongest = (match: (typeof overlapping)[number]) =>
    Math.max(...match.by.map((measure) => match.nearest[measure]?.value ?? 0));
  const rows = [...overlapping]
    .sort((a, b) => strongest(b) - strongest(a))
    .slice(0, SHOWN)
    .map((match) => [
      match.id,
      match.nearest[match.by[0]!]?.id ?? "",
      ...MEASURES.map((measure) => (match.nearest[measure]?.value ?? 0).toFixed(2)),
      match.by.join(", "),
    ]);
  const share = held === 0 ? 0 : overlapping.length / held;
  const lines = [
    `${countText(overlapping.length)} of ${countText(held)} texts (${(100 * share).toFixed(1)} %) overlap with one of ${countText(compared)}`,
  ];
  if (rows.length > 0)
    lines.push("", tableText(screen, ["held", "nearest", ">ngram", ">edit", ">embedding", "by"], rows));
  if (overlapping.length > SHOWN) lines.push(`and ${countText(overlapping.length - SHOWN)} more`);
  if (scores) {
    const table = (["all", "without", "only"] as const).flatMap((part) => {
      const score = scores[part];
      return score
        ? [[LABELS[part], countText(score.tasks), scoreText(score.value), intervalText(score)]]
        : [];
    });
    lines.push("", tableText(screen, ["run", ">tasks", ">pass rate", "95 % interval"], table));
  }
  return lines.join("\n");
}

const LABELS = { all: "all tasks", without: "without the overlap", only: "the overlap only" };

/** How many planted leaks each measure finds, and how many of its alarms are right. */
export function plantedText(screen: Screen, { found, precision }: PlantedResult): string {
  const kinds: (Measure | "any")[] = [...MEASURES, "any"];
  const rows = Object.entries(found).map(([disguise, row]) => [
    disguise,
    countText(row.planted),
    ...kinds.map((kind) => `${countText(row[kind])}`),
  ]);
  const right = kinds.map((kind) => (precision[kind] === null ? "" : scoreText(precision[kind])));
  return tableText(
    screen,
    ["planted", ">leaks", ">ngram", ">edit", ">embedding", ">any"],
    [...rows, ["precision", "", ...right]],
  );
}
