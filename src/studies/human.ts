import { complexity, maintainability } from "../metrics/complexity.ts";
import { holm } from "../metrics/paired/corrections.ts";
import { pairedDifference } from "../metrics/paired/difference.ts";
import { mean } from "../metrics/problems/mean.ts";
import type { Section } from "./document/document.ts";
import { interval, number, probability, signed } from "./study/numbers.ts";
import type { Study, StudyRun } from "./study/study.ts";

/** What is measured of a program. */
const QUALITIES = {
  "lines of code": ({ lines }: Sizes) => lines,
  "cyclomatic complexity": ({ cyclomatic }: Sizes) => cyclomatic,
  "share of comment lines": ({ commentShare }: Sizes) => commentShare,
  "maintainability index": (sizes: Sizes) => maintainability(sizes),
};
type Sizes = NonNullable<Awaited<ReturnType<typeof complexity>>>;

/** Programs by models held against those people wrote for the same tasks: the benchmark's references. */
const human: Study = {
  id: "human",
  title: "Human against generated code",
  paper: "Licorish et al. 2025, arXiv 2501.16857",
  runs: "one or more runs on a benchmark that has references",
  least: 1,
  write: (runs, { seed }) => Promise.all(runs.map((run) => qualitiesOf(run, seed))),
};

async function qualitiesOf({ name, records, problems }: StudyRun, seed: number): Promise<Section> {
  const pairs: { own: Sizes[]; reference: Sizes }[] = [];
  for (const [task, { reference }] of problems) {
    const samples = records.filter((record) => record.task === task && record.program.trim() !== "");
    if (reference === undefined || samples.length === 0) continue;
    const of = await complexity(reference, samples[0]!.language);
    const own = await Promise.all(samples.map(({ program, language }) => complexity(program, language)));
    const read = own.filter((sizes) => sizes !== null);
    if (of && read.length > 0) pairs.push({ own: read, reference: of });
  }
  const right = records.filter(({ outcome }) => outcome === "pass").length;
  const text = [
    `${pairs.length} tasks with a reference and a program that can be read, paired by task; ${right} of ${records.length} programs pass. Differences are generated − human, with a 95 % interval and p-values by sign flips, corrected by Holm. Whether shorter is better is for a reader to say.`,
  ];
  if (pairs.length === 0) return { heading: name, text };
  const measured = Object.entries(QUALITIES).map(([quality, of]) => {
    const own = pairs.map((pair) => mean(pair.own.map(of)));
    const reference = pairs.map((pair) => of(pair.reference));
    return {
      quality,
      own: mean(own),
      reference: mean(reference),
      difference: pairedDifference(reference, own, seed),
    };
  });
  const corrected = holm(measured.map(({ difference }) => difference.p));
  return {
    heading: name,
    text,
    table: {
      columns: ["quality", ">human", ">generated", ">difference", ">interval", ">p"],
      rows: measured.map(({ quality, own, reference, difference }, index) => [
        quality,
        number(reference),
        number(own),
        signed(difference.value),
        interval(difference.ci),
        probability(corrected[index]!),
      ]),
    },
    // In units of the human mean, so that all fit on one axis.
    intervals: measured.flatMap(({ quality, reference, difference }) =>
      reference === 0
        ? []
        : [
            {
              label: `${quality}, relative`,
              value: difference.value / reference,
              ci: [difference.ci[0] / reference, difference.ci[1] / reference] as [number, number],
            },
          ],
    ),
  };
}

export default human;
