import { readdir, readFile } from "node:fs/promises";
import type { Problem } from "../../../core/problem.ts";
import type { Sandbox } from "../../../core/sandbox.ts";
import { type Outcome, outcomeOf } from "../../../core/verdict.ts";

/** How one program that tries to look right was judged. */
export interface CheatResult {
  /** File name without ending: what it does, in words. */
  name: string;
  accepted: boolean;
  outcome: Outcome;
}

/**
 * Judges every program in `cheats/` as an answer to `problem`, and the problem's own reference as the control:
 * refusing everything would prove nothing. A cheat calls its function `answer`; here it gets the entry's name.
 */
export async function judgeCheats(
  problem: Problem,
  sandbox: Sandbox,
  signal?: AbortSignal,
): Promise<{ cheats: CheatResult[]; reference: CheatResult }> {
  const folder = new URL("./cheats/", import.meta.url);
  const { task, suite, reference } = problem;
  const judge = async (name: string, program: string): Promise<CheatResult> => {
    const verdict = await sandbox.check({ language: task.language, program, suite, trusted: true }, signal);
    return { name, accepted: verdict.pass, outcome: outcomeOf(verdict) };
  };
  const files = (await readdir(folder)).filter((file) => file.endsWith(".py")).sort();
  const cheats = await Promise.all(
    files.map(async (file) => {
      const program = await readFile(new URL(file, folder), "utf8");
      const entry = task.entry ?? "answer";
      return judge(
        file.replace(/\.py$/, "").replaceAll("-", " "),
        program.replaceAll("def answer(", `def ${entry}(`),
      );
    }),
  );
  return { cheats, reference: await judge("the reference solution", reference ?? "") };
}
