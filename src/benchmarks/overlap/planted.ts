import { seededRandom } from "../../core/random.ts";
import { type Item, MEASURES, type Measure, Overlap, type OverlapOptions } from "./overlap.ts";

/** A leak, from plain to well hidden. Each keeps what the text says. */
const DISGUISES: Record<string, (text: string, random: () => number) => string> = {
  verbatim: (text) => `Some page before it.\n\n${text}\n\nSome page after it.`,
  "set otherwise": (text) =>
    text
      .replace(/[ \t]+/g, "  ")
      .replace(/\n/g, "\n\n")
      .toUpperCase(),
  "with comments": (text) => text.replace(/\n/g, "  # as above\n"),
  "names changed": (text, random) => renamed(text, random),
  "half of it": (text) => text.slice(0, Math.ceil(text.length / 2)),
  "words left out": (text, random) => text.replace(/\S+\s?/g, (word) => (random() < 0.15 ? "" : word)),
};

export interface PlantedResult {
  /** By disguise, how many leaks were planted and how many each measure (and any of them) found. */
  found: Record<string, { planted: number } & Record<Measure | "any", number>>;
  /** By measure: of the flagged pairs with planted texts, the share that are the text's own leak. */
  precision: Record<Measure | "any", number | null>;
}

/**
 * How well a check finds leaks: half of the texts are leaked in every disguise; the other half are not, and what is
 * flagged there, or with another text's leak, is a false alarm.
 */
export function measurePlanted(items: readonly Item[], options: OverlapOptions, seed: number): PlantedResult {
  const random = seededRandom(seed);
  const leaked = new Set(items.filter((_, index) => index % 2 === 0).map(({ id }) => id));
  const kinds = [...MEASURES, "any"] as const;
  const zero = () => Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Measure | "any", number>;
  const [right, all] = [zero(), zero()];
  const found: PlantedResult["found"] = {};
  for (const [disguise, change] of Object.entries(DISGUISES)) {
    const overlap = new Overlap(items, options);
    for (const { id, text } of items) if (leaked.has(id)) overlap.add({ id, text: change(text, random) });
    const row = { planted: leaked.size, ...zero() };
    for (const match of overlap.matches()) {
      const flagged = overlap.flagged(match);
      const owns = (measure: Measure) => match.nearest[measure]?.id === match.id;
      for (const measure of flagged) {
        all[measure]++;
        if (owns(measure)) row[measure]++;
      }
      if (flagged.length > 0) all.any++;
      if (flagged.some(owns)) row.any++;
    }
    for (const kind of kinds) right[kind] += row[kind];
    found[disguise] = row;
  }
  const share = (kind: Measure | "any") => (all[kind] === 0 ? null : right[kind] / all[kind]);
  return {
    found,
    precision: Object.fromEntries(kinds.map((kind) => [kind, share(kind)])) as PlantedResult["precision"],
  };
}

/** Every name of four letters or more gets another, the same everywhere; words of prose are names too. */
function renamed(text: string, random: () => number): string {
  const names = new Map<string, string>();
  return text.replace(/[A-Za-z_]\w{3,}/g, (name) => {
    if (random() < 0.5 && !names.has(name)) return name;
    const known = names.get(name) ?? `name${names.size}`;
    names.set(name, known);
    return known;
  });
}
