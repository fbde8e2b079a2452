import { auditPrompt } from "../benchmarks/audit/prompts.ts";
import { scoresApart } from "../run/overlap.ts";
import type { Section } from "./document/document.ts";
import { interval, number } from "./study/numbers.ts";
import type { Study, StudyRun } from "./study/study.ts";

/** Findings listed; the table says how many there are. */
const LISTED = 20;

/** How good a benchmark's prompts are, and what its scores are on those without a doubt. */
const prompts: Study = {
  id: "prompts",
  title: "Quality of a benchmark's prompts",
  paper: "Siddiq et al. 2024, arXiv 2404.10155",
  runs: "one or more runs, of one benchmark or several",
  least: 1,
  write: async (runs, { seed }) => runs.flatMap((run) => sectionsOf(run, seed)),
};

function sectionsOf({ name, records, problems }: StudyRun, seed: number): Section[] {
  const findings = [...problems.values()].flatMap(auditPrompt);
  const doubtful = new Set(findings.map(({ task }) => task));
  const scores = scoresApart(records, doubtful, seed);
  const kinds = {
    all: "all prompts",
    without: "prompts without a doubt",
    only: "prompts with a doubt",
  } as const;
  const rows = (["all", "without", "only"] as const).flatMap((kind) => {
    const score = scores[kind];
    return score ? [[kinds[kind], String(score.tasks), number(score.value), interval(score.ci)]] : [];
  });
  return [
    {
      heading: name,
      text: [
        `${doubtful.size} of ${problems.size} prompts raise a doubt that can be told without understanding them. A difference between the rows need not come from the prompts: hard tasks may have short ones.`,
      ],
      table: { columns: ["tasks with", ">tasks", ">pass rate", ">interval"], rows },
    },
    ...(findings.length > 0
      ? [
          {
            heading: `Doubts about the prompts of ${name}`,
            text: [`The first ${Math.min(LISTED, findings.length)} of ${findings.length}.`],
            table: {
              columns: ["task", "what"],
              rows: findings.slice(0, LISTED).map(({ task, text }) => [task, text]),
            },
          },
        ]
      : []),
  ];
}

export default prompts;
