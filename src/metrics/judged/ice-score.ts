import type { AskJudge } from "./ask.ts";

/** What is graded, 0 to 4. */
export type IceAspect = "usefulness" | "functional correctness";

export interface IceQuestion {
  problem: string;
  code: string;
  /** A solution known to be right, for the reference-enhanced form. */
  reference?: string;
  aspect: IceAspect;
  /** Asks for the evaluation step by step before the grade. */
  steps?: boolean;
}

/** A grade, or that the reply has none: a failure to read a reply must not look like the worst grade. */
export interface IceGrade {
  grade: number | null;
  reply: string;
}

const CRITERIA: Record<IceAspect, string> = {
  usefulness:
    "Usefulness (0-4): how helpful the code is to a person who wants the problem solved. 0: unrelated or useless. 1: slightly helpful, it is easier to write the solution anew. 2: it needs large changes. 3: helpful after small changes. 4: it solves the problem.",
  "functional correctness":
    "Functional correctness (0-4): how many inputs, boundary cases included, the code answers as the problem demands. 0: none, or it does not run. 1: few. 2: some. 3: most. 4: all possible ones.",
};

/** The question of ICE-Score, in words of ours. Zhuo 2024 (ICE-Score), EACL Findings, arXiv 2304.14317 */
export function icePrompt({ problem, code, reference, aspect, steps }: IceQuestion): string {
  const order = steps
    ? `Go step by step: say what the problem needs, what the code does, and then give the grade.`
    : `Reply with the grade alone.`;
  return [
    `You grade a code snippet that was written for a problem, by one criterion.\n\n${CRITERIA[aspect]}`,
    `Problem:\n${problem}`,
    ...(reference === undefined ? [] : [`A reference solution:\n${reference}`]),
    `Code snippet:\n${code}`,
    `${order} End with the line "${capital(aspect)}: " and the grade, a whole number from 0 to 4.`,
  ].join("\n\n");
}

/** Asks once and reads the grade. */
export async function iceScore(question: IceQuestion, ask: AskJudge): Promise<IceGrade> {
  const reply = await ask(icePrompt(question));
  return { grade: parseIceGrade(reply, question.aspect), reply };
}

/**
 * The grade in a reply: whole numbers in sentences that name the aspect or a score, the most frequent of several, of equally
 * frequent ones the first; or the reply itself when it is a number. Null when there is none between 0 and 4.
 */
export function parseIceGrade(reply: string, aspect: IceAspect): number | null {
  const text = reply.toLowerCase().replaceAll(/[()*]/g, "").trim();
  const alone = /^[0-4]$/.exec(text);
  if (alone) return Number(text);
  const told = text
    .split("\n")
    .flatMap((line) => line.replace(/^[\d. ]+/, "").split(". "))
    .filter((sentence) => sentence.includes(aspect) || sentence.includes("score"))
    .flatMap(
      (sentence) =>
        sentence
          .replaceAll("out of ", "/")
          .replaceAll(/\s*\/\s*4\b/g, "")
          .match(/(?<![\w.-])\d+(?![\w-]|\.\d)/g) ?? [],
    )
    .map(Number)
    .filter((grade) => grade <= 4);
  const counts = new Map<number, number>();
  for (const grade of told) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  let best: number | null = null;
  for (const [grade, count] of counts) if (best === null || count > counts.get(best)!) best = grade;
  return best;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
