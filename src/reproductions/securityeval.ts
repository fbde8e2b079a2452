import { z } from "zod";
import { keptRows } from "./recorded/kept.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Flag = z.enum(["0", "1"]);
const Row = z.object({ file: z.string(), manual: Flag, bandit: Flag, codeql: Flag });

/** What people and two analysers find in Copilot's programs: the analysers see a fraction. */
const securityeval: Reproduction = {
  id: "securityeval",
  title: "SecurityEval: vulnerable programs by Copilot, by three judges",
  paper: "Siddiq & Santos 2022 (SecurityEval), MSR4P&S",
  async *rows(ports) {
    const file = "securityeval-copilot/copilot_outputs_with_verdicts.jsonl.gz";
    const rows = await recordedRows(file, Row, ports.data);
    const percent = (judge: "manual" | "bandit" | "codeql") =>
      (100 * rows.filter((row) => row[judge] === "1").length) / rows.length;
    const figures = [
      {
        name: "by people, %",
        published: 73.84,
        ours: percent("manual"),
        note: `96 of ${rows.length}; the paper cuts 73.846`,
      },
      { name: "by Bandit, %", published: (100 * 14) / 130, ours: percent("bandit") },
      { name: "by CodeQL, %", published: (100 * 24) / 130, ours: percent("codeql") },
    ];
    yield* keptRows(ports, figures, 0.01);
  },
};

export default securityeval;
