import type { Strategy } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";
import demonstrations, { type Demonstration } from "../moves/demonstrations.ts";
import sample from "../moves/sample.ts";
import vote from "../moves/vote.ts";

export interface ProgramOfThoughtOptions {
  /** Problems with programs that gave the known answer: keep those of a training set whose output was right. */
  shots: Demonstration[];
  /** Of these, shown; the nearest last. */
  shown: number;
  /** Above 1 the programs vote with what they print. */
  samples: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Word problems by programs: those of the most similar solved problems are shown, the nearest last, a program is written
 * and run, and what it prints is the answer. Of several, the first of those that print the same as most others; numbers
 * that are equal to nine digits are the same. A program that fails or prints nothing has no vote.
 * Calls: one `program` ×samples.
 */
const programOfThought: Strategy<ProgramOfThoughtOptions> = {
  id: "program-of-thought",
  title: "Dynamic program prompting: similar problems' programs, and a vote of outputs",
  paper: "Jie and Lu 2023, arXiv 2305.18170",
  calls: "program",
  options: { shots: [], shown: 8, samples: 1, temperature: 0, maxTokens: null },
  async solve(task, kit, { shots, shown, samples, ...wording }) {
    const by = { by: "bm25", count: shown, order: "rising", balance: 0.5 } as const;
    const near = demonstrations(task, shots, by, () => kit.random());
    const programs = await sample(task, kit, { ...wording, style: "chat", shots: near, n: samples });
    if (programs.length < 2) return programs;
    const texts = [...new Set(programs.map(({ text }) => text))];
    const outputs = new Map(
      await Promise.all(
        texts.map(async (text): Promise<[string, string | null]> => {
          const { run } = await kit.inspect({ id: "output", text }, { wants: [], limits: { cpuSeconds: 3 } });
          return [text, run.outcome === "pass" ? answerIn(run.stdout) : null];
        }),
      ),
    );
    const ranked = vote(programs, ({ text }) => outputs.get(text) ?? null).flatMap(({ members }) => members);
    return [...new Set<Candidate>([...ranked, ...programs])];
  },
};

/** What a program says: its last line, numbers rounded to nine digits. */
export function answerIn(output: string): string | null {
  const line = output.trim().split("\n").at(-1)!.trim();
  if (line === "") return null;
  const number = Number(line.replace(/^[$€£]|(?<=\d),(?=\d{3})|%$/g, ""));
  return Number.isNaN(number) ? line : String(Number(number.toPrecision(9)));
}

export default programOfThought;
