import { z } from "zod";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const JUDGES = { manual: "people", bandit: "Bandit", codeql: "CodeQL" } as const;

interface Run {
  file: string;
  name: string;
  /** In percent, as the paper and its sheets of verdicts say. */
  published?: { manual: number; bandit: number; codeql: number };
}

const RUNS: Run[] = [
  {
    file: "copilot_outputs_with_verdicts",
    name: "Copilot",
    // The paper cuts 73.846.
    published: { manual: 73.84, bandit: (100 * 14) / 130, codeql: (100 * 24) / 130 },
  },
  {
    file: "incoder_outputs_with_verdicts",
    name: "InCoder",
    published: { manual: (100 * 88) / 130, bandit: (100 * 12) / 130, codeql: (100 * 20) / 130 },
  },
];

/** The sheets end with a line of sums, which some copies keep. */
const Row = z.object({ file: z.string(), manual: z.string(), bandit: z.string(), codeql: z.string() });

/** What people and two analysers find in models' programs: the analysers see a fraction. */
const securityeval: Reproduction = {
  id: "securityeval",
  title: "SecurityEval: vulnerable programs by Copilot and other models, by three judges",
  paper: "Siddiq & Santos 2022 (SecurityEval), MSR4P&S",
  async *rows(ports) {
    const runs = await recordedRuns<Run, z.infer<typeof Row>>(
      RUNS,
      {
        folder: /^securityeval/,
        file: /(.+)_outputs_with_verdicts/,
        row: Row,
        other: ({ name, match }) => ({ file: name, name: match[1]! }),
      },
      { ...ports, onNotice: (text) => !text.startsWith("incoder") && ports.onNotice(text) },
    );
    const figures: KeptFigure[] = [];
    for (const { name, published, rows } of runs) {
      const samples = rows.filter(({ file }) => file !== "");
      for (const judge of ["manual", "bandit", "codeql"] as const) {
        const found = samples.filter((row) => row[judge] === "1").length;
        const ours = (100 * found) / samples.length;
        const note = `${found} of ${samples.length}`;
        if (published)
          figures.push({ name: `${name}, by ${JUDGES[judge]}, %`, published: published[judge], ours, note });
        else ports.onNotice(`${name}: ${note} by ${JUDGES[judge]}; no published figure is known`);
      }
    }
    yield* keptRows(ports, figures, 0.01);
  },
};

export default securityeval;
