import type { Grid } from "../core/grid.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";

/**
 * Runs every distinct program against every distinct test, each pair on its own, and gives the grid that
 * selectors rank, with how often each text was sampled. A row is named after the first candidate with its
 * text. Tests that do not compile are left out. Without programs or tests nothing runs.
 *
 * @param options.cpuSeconds processor seconds for each pair; CodeT allows 0.1.
 */
export default async function crossCheck(
  candidates: readonly Candidate[],
  tests: readonly string[],
  kit: Kit,
  options: { cpuSeconds: number },
): Promise<Grid> {
  const programs = countTexts(candidates.map((candidate) => candidate.text));
  const codes = countTexts(tests);
  const rows = programs.map(({ first, count }) => ({ candidate: candidates[first]!, count }));
  if (rows.length === 0 || codes.length === 0) {
    const untried = { ran: false, passes: [] };
    return {
      tests: [],
      candidates: rows.map(({ candidate, count }) => ({ ...named(candidate), count, ...untried })),
    };
  }
  const result = await kit.grid(
    rows.map(({ candidate }) => candidate),
    codes.map(({ text }) => text),
    options,
  );
  const compiles = (_: unknown, index: number) => result.tests[index]!.compiles;
  return {
    candidates: rows.map(({ candidate, count }, index) => {
      const { ran, passes } = result.rows[index]!;
      return { ...named(candidate), count, ran, passes: passes.filter(compiles) };
    }),
    tests: codes
      .map(({ text, count }, index) => ({ code: text, count, packable: result.tests[index]!.packable }))
      .filter(compiles),
  };
}

/** Distinct texts in order of first appearance, with the index of that and how often each appears. */
function countTexts(texts: readonly string[]): { text: string; first: number; count: number }[] {
  const seen = new Map<string, { text: string; first: number; count: number }>();
  texts.forEach((text, index) => {
    const entry = seen.get(text);
    if (entry) entry.count++;
    else seen.set(text, { text, first: index, count: 1 });
  });
  return [...seen.values()];
}

function named({ id, text }: Candidate): { id: string; text: string } {
  return { id, text };
}
