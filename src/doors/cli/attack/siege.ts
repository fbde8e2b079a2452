import type { AttackResult, Unavailable } from "../../../sandboxes/attacks/attack.ts";
import { GOALS } from "../../../sandboxes/attacks/programs.ts";
import type { Screen } from "../program/screen.ts";
import { tableText } from "../show/table.ts";

/** All attacks under one isolation. */
export interface Siege {
  isolation: string;
  results: AttackResult[];
  unavailable: Unavailable[];
  /** Attacks that were not run, and why: never silently. */
  held: { count: number; reason: string }[];
}

/** Whether a result is a hole: accepted as a solution, out of its place, or still alive. */
export function isHole({ accepted, reached, survivors }: AttackResult): boolean {
  return accepted || reached.length > 0 || survivors > 0;
}

/** The totals that a person, and a script, look for first. */
export function totals({ results }: Siege) {
  return {
    attacks: results.length,
    languages: new Set(results.map(({ attack }) => attack.language)).size,
    accepted: results.filter(({ accepted }) => accepted).length,
    escapes: results.filter(({ reached }) => reached.length > 0).length,
    survivors: results.reduce((sum, { survivors }) => sum + survivors, 0),
    believed: results.filter(({ believed }) => believed).length,
    asked: results.filter(({ believed }) => believed !== undefined).length,
  };
}

/** A table of languages by goals, then every hole with what it did. */
export function siegeText(screen: Screen, siege: Siege): string {
  const { green, red, dim } = screen.color;
  const { attacks, languages, accepted, escapes, survivors, believed, asked } = totals(siege);
  const sound = accepted + escapes + survivors === 0;
  const head = `${siege.isolation}: ${attacks} attacks in ${languages} languages: ${accepted} accepted, ${escapes} escapes, ${survivors} left behind`;
  const ids = [...new Set(siege.results.map(({ attack }) => attack.language))].sort();
  const rows = ids.map((language) => {
    const own = siege.results.filter(({ attack }) => attack.language === language);
    const cells = GOALS.map((goal) => {
      const some = own.filter(({ attack }) => attack.goal === goal);
      return some.length === 0 ? dim("-") : `${some.filter((one) => !isHole(one)).length} of ${some.length}`;
    });
    const shown = own.filter(({ believed }) => believed !== undefined);
    const naive = shown.filter(({ believed }) => believed).length;
    return [language, ...cells, shown.length === 0 ? dim("-") : `${naive} of ${shown.length}`];
  });
  const columns = ["stopped", ...GOALS.map((goal) => `>${goal}`), ">an exit code would accept"];
  const holes = siege.results.filter(isHole).map(({ attack, accepted, reached, survivors }) => {
    const did = [
      ...(accepted ? ["was accepted"] : []),
      ...reached,
      ...(survivors > 0 ? [`left ${survivors} processes`] : []),
    ];
    return red(`  ${attack.goal}/${attack.name}: ${did.join("; ")}`);
  });
  return [
    (sound ? green : red)(head),
    "",
    tableText(screen, columns, rows),
    ...holes,
    `A harness that believes the exit code would accept ${believed} of ${asked} forgeries.`,
    ...siege.held.map(({ count, reason }) => dim(`not run: ${count} (${reason})`)),
    ...siege.unavailable.map(({ language, reason }) => dim(`not run: ${language} (${reason})`)),
  ].join("\n");
}
