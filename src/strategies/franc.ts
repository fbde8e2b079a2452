import parse from "../code/parse.ts";
import { AssayError } from "../core/errors.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import repair from "../moves/repair.ts";
import { settings } from "../moves/sample.ts";
import staticReport from "../moves/static-report.ts";
import { programMessages, replyRule } from "../moves/text/describe.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import { HEURISTICS } from "./franc/heuristics.ts";

export interface FrancOptions {
  samples: number;
  /** Prompts with findings at most: each asks for a new version of the best program that still has some. */
  repairs: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * FRANC: suggestions that do not parse are mended by seven heuristics, what still does not is dropped, the rest is ranked
 * by how little a static analyser finds (ruff, pyflakes, cppcheck or a compiler, whichever is installed), and what it finds
 * goes back into a prompt. Nothing is run. When nothing parses, the answers are given as they came.
 * Calls: `program` ×n, then `repair` while the best has findings.
 */
const franc: Strategy<FrancOptions> = {
  id: "franc",
  title: "FRANC: mend, filter and rank by static analysis, repair by its findings",
  paper: "Siddiq et al. 2023, arXiv 2307.08220",
  calls: "program ×10, repair ×0–1",
  options: { samples: 10, repairs: 1, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const how = settings({ ...options, style: "chat" });
    const replies = await kit.ask({
      messages: programMessages(task),
      purpose: "program",
      n: options.samples,
      ...how,
    });
    const mendedAll = await Promise.all(
      replies.map(async ({ text }, index) => ({ id: `program/${index}`, ...(await mended(text, task)) })),
    );
    for (const { id, text } of mendedAll) kit.offer({ id, text });
    const compiling = mendedAll.filter(({ parses }) => parses);
    const kept: Candidate[] = (compiling.length > 0 ? compiling : mendedAll).map(({ id, text }) => ({
      id,
      text,
    }));
    let ranked = await byFindings(kept, task, kit);
    for (let turn = 0; turn < options.repairs && ranked[0]!.findings.length > 0; turn++) {
      const { candidate, findings } = ranked[0]!;
      const feedback = `A static analyser says of the program above:\n\n${findings.join("\n")}\n\nPlease fix that. ${replyRule(task)}`;
      const again = await repair(task, [{ candidate, feedback }], kit, options);
      const { text, parses } = await mended(again.text, task);
      const next = { ...again, text };
      kit.offer(next);
      if (parses) ranked = [...(await byFindings([next], task, kit)), ...ranked].sort(fewer);
    }
    return ranked.map(({ candidate }) => candidate);
  },
};

interface Looked {
  candidate: Candidate;
  findings: string[];
}

const fewer = (a: Looked, b: Looked) => a.findings.length - b.findings.length;

async function byFindings(candidates: readonly Candidate[], task: Task, kit: Kit): Promise<Looked[]> {
  const looked = await Promise.all(
    candidates.map(async (candidate) => {
      const report = await staticReport(task, candidate, kit);
      const findings = (report?.text ?? "").split("\n").filter((line) => /:\d+/.test(line));
      return { candidate, findings };
    }),
  );
  return looked.sort(fewer);
}

/** The text after as many heuristics as it needs to parse. One that parses is left as it is. */
export async function mended(
  reply: string,
  task: Task,
): Promise<{ text: string; parses: boolean; applied: string[] }> {
  let text = reply;
  const applied: string[] = [];
  for (const { id, apply } of HEURISTICS) {
    if (await isProgram(text, task)) return { text, parses: true, applied };
    const next = apply(text, task);
    if (next !== text) applied.push(id);
    text = next;
  }
  const lines = text.split("\n");
  for (let length = lines.length; length > 0; length--) {
    const part = lines.slice(0, length).join("\n");
    for (const closed of [part, `${part}\n}`]) {
      if (!(await isProgram(closed, task))) continue;
      return {
        text: closed,
        parses: true,
        applied: closed === text ? applied : [...applied, "drop-last-lines"],
      };
    }
  }
  return { text, parses: false, applied };
}

/** Whether it parses, and defines the task's function where there is one. */
async function isProgram(text: string, task: Task): Promise<boolean> {
  const syntax = syntaxOf(task.language);
  if (text.trim() === "" || (task.entry !== undefined && !syntax.defines(task.entry).test(text)))
    return false;
  const language = syntax.names[0] ?? task.language;
  return parse(text, language, (root) => !root.hasError).catch((error: unknown) => {
    // Of a language without a grammar nothing can be said.
    if (error instanceof AssayError && error.code === "LANGUAGE_UNKNOWN") return true;
    throw error;
  });
}

export default franc;
