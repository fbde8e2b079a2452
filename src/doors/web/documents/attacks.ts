import type { AttackResult } from "../../../sandboxes/attacks/attack.ts";

/** What `assay attack --json` wrote about one isolation. */
export interface AttackReport {
  file: string;
  isolation: string;
  /** Attacks run and attacks stopped, by language and goal. */
  cells: { language: string; goal: string; run: number; stopped: number }[];
  /** What got through. */
  holes: { name: string; goal: string; language: string; did: string }[];
  /** Forgeries that a harness which believes exit codes would accept, and how many it was shown. */
  believed: number;
  asked: number;
  notRun: { what: string; reason: string }[];
}

/** The reports in a JSON document; none when it is something else. */
export function attackReports(content: unknown, file: string): AttackReport[] {
  if (!Array.isArray(content)) return [];
  return content.filter(isSiege).map((siege) => reportOf(siege, file));
}

interface Siege {
  isolation: string;
  results: AttackResult[];
  unavailable?: { language: string; reason: string }[];
  held?: { count: number; reason: string }[];
}

function isSiege(value: unknown): value is Siege {
  const { isolation, results } = (value ?? {}) as Partial<Siege>;
  return typeof isolation === "string" && Array.isArray(results) && results.every((each) => each?.attack);
}

function reportOf({ isolation, results, unavailable = [], held = [] }: Siege, file: string): AttackReport {
  const cells = new Map<string, AttackReport["cells"][number]>();
  const holes: AttackReport["holes"] = [];
  for (const { attack, accepted, reached, survivors } of results) {
    const { language, goal, name } = attack;
    const key = `${language} ${goal}`;
    const cell = cells.get(key) ?? { language, goal, run: 0, stopped: 0 };
    const did = [
      ...(accepted ? ["was accepted as a solution"] : []),
      ...reached,
      ...(survivors > 0 ? [`left ${survivors} processes behind`] : []),
    ];
    cell.run++;
    if (did.length === 0) cell.stopped++;
    else holes.push({ name, goal, language, did: did.join("; ") });
    cells.set(key, cell);
  }
  const asked = results.filter(({ believed }) => believed !== undefined);
  return {
    file,
    isolation,
    cells: [...cells.values()],
    holes,
    believed: asked.filter(({ believed }) => believed).length,
    asked: asked.length,
    notRun: [
      ...held.map(({ count, reason }) => ({ what: `${count} attacks`, reason })),
      ...unavailable.map(({ language, reason }) => ({ what: language, reason })),
    ],
  };
}
