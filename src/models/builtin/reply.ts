import type { Answered } from "./solve.ts";

/**
 * Reply number `index`: the program in a fenced block, then what is known about it. Later replies are programs with
 * other behaviours, and the best again when there are no more. A reply that holds no program says why.
 */
export function replyText({ solved, why }: Answered, index: number): string {
  // A sentence is no program in any language, so it can pass no test.
  if (why !== null) return `The built-in solver has no answer: ${why}.`;
  const { spec, answers, behaviours, margin, question } = solved;
  const answer = answers[index] ?? answers[0]!;
  const lines = [`\`\`\`${spec.language}`, answer.program.trimEnd(), "```", ""];
  const count = spec.examples.length;
  lines.push(
    `Found by the built-in solver; it passes ${count === 1 ? "the one example" : `all ${count} examples`}.`,
  );
  if (margin < 0)
    lines.push("The examples say little more than this program does: it may fit them by chance.");
  if (behaviours > 1) lines.push(`${behaviours} behaviours fit.`);
  if (question !== null)
    lines.push(
      `One more example would settle most: ${question.call} gives ${question.results.slice(0, 4).join(", or ")}.`,
    );
  return lines.join("\n");
}
