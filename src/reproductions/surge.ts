import { z } from "zod";
import { AssayError } from "../core/errors.ts";
import { openLanguage } from "../languages/open/open.ts";
import { inWindow } from "../run/window.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.looseObject({
  question: z.string(),
  gt: z.string(),
  custom_features: z.object({ language: z.string() }),
});

const LANGUAGES: Record<string, string> = {
  Python: "python",
  JavaScript: "javascript",
  C: "c",
  CPP: "cpp",
  Java: "java",
  Julia: "julia",
  Rust: "rust",
  "C#": "csharp",
};

/** Programs of each file that are run; building one takes about a second. */
const PART = 60;

/** SURGE's truths: the programs, run again, must print what is recorded. */
const surge: Reproduction = {
  id: "surge",
  title: "SURGE, recorded outputs of its programs",
  paper: "Lyu et al. 2025, arXiv 2502.11167; released truths",
  async *rows(ports) {
    const { sandbox, signal, limit = PART } = ports;
    const files = [];
    for (const [name, file] of [
      ["competition problems", "cl"],
      ["other languages", "ml"],
    ] as const) {
      const all = await recordedRows(`surge-cl-ml-bg-dr/${file}.jsonl.gz`, Row, ports.data);
      files.push({ name, rows: sampled(all, Math.min(limit, PART), `${ports.seed} ${file}`) });
    }
    const items = files.reduce((sum, { rows }) => sum + rows.length, 0);
    let done = 0;
    for (const { name, rows } of files) {
      const absent = new Map<string, number>();
      const differing: string[] = [];
      let judged = 0;
      const work = inWindow(rows, 2 * sandbox.workers, signal, async (row, stop) => {
        const language = LANGUAGES[row.custom_features.language] ?? "";
        if (!(await isHere(language))) return { row };
        const request = { language, program: row.question, limits: { cpuSeconds: 20, idleSeconds: 20 } };
        return { row, printed: (await sandbox.run(request, stop)).stdout };
      });
      for await (const { row, printed } of work) {
        ports.onProgress({ done: ++done, items });
        const { language } = row.custom_features;
        if (printed === undefined) {
          absent.set(language, (absent.get(language) ?? 0) + 1);
          continue;
        }
        judged++;
        if (words(printed) !== words(row.gt)) {
          differing.push(language);
          ports.onNotice(
            `${name}, ${language}: printed ${printed.slice(0, 60)}, recorded ${row.gt.slice(0, 60)}`,
          );
        }
      }
      if (judged === 0) continue;
      const left = [...absent].map(([language, count]) => `${count} in ${language}`).join(", ");
      yield {
        name: `${name}: outputs as recorded %`,
        published: 100,
        ours: (100 * (judged - differing.length)) / judged,
        tolerance: 5,
        note: `${judged - differing.length} of ${judged}${left === "" ? "" : `; without ${left}`}`,
      };
    }
  },
};

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");

async function isHere(language: string): Promise<boolean> {
  try {
    await (await openLanguage(language)).toolchain();
    return true;
  } catch (error) {
    if (error instanceof AssayError) return false;
    throw error;
  }
}

export default surge;
