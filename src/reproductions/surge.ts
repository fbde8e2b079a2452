import { z } from "zod";
import { importedModules, missingLibraries } from "../benchmarks/answers/libraries.ts";
import { AssayError } from "../core/errors.ts";
import type { Sandbox } from "../core/sandbox.ts";
import { openLanguage } from "../languages/open/open.ts";
import { inWindow } from "../run/window.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";
import { type Runnable, runnableOf } from "./surge/runnable.ts";

const Row = z.looseObject({
  question: z.string(),
  gt: z.string(),
  custom_features: z.looseObject({ language: z.string().optional() }).default({}),
});

/** By the names of their files: other parts of the set are taken too. */
const PARTS: Record<string, string> = {
  cl: "competition problems",
  ml: "other languages",
  bg: "programs with errors",
  sc: "scientific computing",
  tc: "programs that take long",
};

const LIKE = {
  folder: /^surge/i,
  file: /[a-z]{2}/,
  row: Row,
  other: ({ name }: FoundFile) => ({ name: PARTS[name] ?? `part ${name}`, file: name }),
};

/** Programs of each file that are run; building one takes about a second. */
const PART = 60;

/** SURGE's truths: the programs, run again, must print what is recorded, and fail where a message of failure is. */
const surge: Reproduction = {
  id: "surge",
  title: "SURGE, recorded outputs of its programs",
  paper: "Lyu et al. 2025, arXiv 2502.11167; released truths",
  async *rows(ports) {
    const { sandbox, signal, limit = PART } = ports;
    const files = [];
    const found = await recordedRuns<{ name: string; file: string }, z.infer<typeof Row>>([], LIKE, ports);
    for (const { name, file, rows } of found) {
      const all = rows.flatMap((row) => {
        const runnable = runnableOf(row);
        return runnable ? [{ row, ...runnable }] : [];
      });
      if (all.length < rows.length)
        ports.onNotice(
          `${name}: ${rows.length - all.length} of ${rows.length} are repositories, proofs, or for a given compiler, and are not run`,
        );
      files.push({ name, rows: sampled(all, Math.min(limit, PART), `${ports.seed} ${file}`) });
    }
    const items = files.reduce((sum, { rows }) => sum + rows.length, 0);
    let done = 0;
    for (const { name, rows } of files) {
      const absent = new Map<string, number>();
      const differing: string[] = [];
      let judged = 0;
      const work = inWindow(rows, 2 * sandbox.workers, signal, async (each, stop) => {
        const { language, program } = each;
        const lacking = (await isHere(language)) ? await missing(each, sandbox) : `in ${each.named}`;
        if (lacking !== undefined) return { each, lacking };
        const limits = { cpuSeconds: 20, idleSeconds: 20 };
        return { each, result: await sandbox.run({ language, program, limits }, stop) };
      });
      for await (const { each, lacking, result } of work) {
        const { row, named, fails } = each;
        ports.onProgress({ done: ++done, items });
        if (result === undefined) {
          absent.set(lacking!, (absent.get(lacking!) ?? 0) + 1);
          continue;
        }
        judged++;
        const same = fails ? result.outcome !== "pass" : words(result.stdout) === words(row.gt);
        if (!same) {
          differing.push(named);
          ports.onNotice(
            `${name}, ${named}: printed ${result.stdout.slice(0, 60)}, recorded ${row.gt.slice(0, 60)}`,
          );
        }
      }
      if (judged === 0) continue;
      const left = [...absent].map(([why, count]) => `${count} ${why}`).join(", ");
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

/** Why a program cannot say what was recorded here. */
async function missing({ language, program }: Runnable, sandbox: Sandbox): Promise<string | undefined> {
  if (language !== "python") return undefined;
  if (/\brandom\b/.test(program) && !/\bseed\(/.test(program)) return "whose output is random";
  const lacking = await missingLibraries(sandbox, "python", importedModules(program));
  return lacking && `(${lacking})`;
}

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
