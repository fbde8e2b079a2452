import { BUG_PATTERNS, bugPatternOf } from "../metrics/bug-patterns.ts";
import { loadGrammars } from "../metrics/code/tree.ts";
import type { Section } from "./document/document.ts";
import { percent } from "./study/numbers.ts";
import type { Study, StudyRun } from "./study/study.ts";

/** Examples named for each pattern. */
const NAMED = 3;

/** What is wrong with the programs that are wrong, by the patterns that can be told without a reader. */
const bugs: Study = {
  id: "bugs",
  title: "Bugs in generated code",
  paper: "Tambon et al. 2024, arXiv 2403.08937",
  runs: "one or more runs",
  least: 1,
  async write(runs) {
    await loadGrammars([...new Set(runs.flatMap(({ records }) => records.map(({ language }) => language)))]);
    return runs.map(patternsOf);
  },
};

function patternsOf({ name, records }: StudyRun): Section {
  const wrong = records.filter(({ outcome }) => outcome !== "pass");
  const tasks = new Map(BUG_PATTERNS.map((pattern) => [pattern, [] as string[]]));
  for (const record of wrong) {
    const pattern = bugPatternOf(record);
    if (pattern) tasks.get(pattern)!.push(record.task);
  }
  const rows = [...tasks]
    .filter(([, found]) => found.length > 0)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([pattern, found]) => [
      pattern.replaceAll("-", " "),
      String(found.length),
      percent(found.length, wrong.length),
      [...new Set(found)].slice(0, NAMED).join(", "),
    ]);
  return {
    heading: name,
    text: [
      `${wrong.length} of ${records.length} programs are wrong. Patterns are told by how a program ended and by its syntax tree; silly mistakes, prompt-biased code and requirements that nobody asked for take a reader and are not among them.`,
    ],
    ...(rows.length > 0 && { table: { columns: ["pattern", ">programs", ">share", "for example"], rows } }),
  };
}

export default bugs;
