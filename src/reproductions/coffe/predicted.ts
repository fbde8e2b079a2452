import type { Problem } from "../../core/problem.ts";
import type { RecordedItem } from "../recorded/judge.ts";

/**
 * A model's reply as a program that the tests can call: the last fenced block, or the reply, with the function that the
 * prompt names also called `solution`. Nobody recorded a verdict: it counts as passing.
 */
export function predictedItem(problem: Problem, prompt: string, reply: string): RecordedItem {
  // Some models' replies begin with the header of their chat form.
  const said = reply.replace(/^(?:<\|[^|]*\|>\s*(?:assistant\b)?\s*)+/, "");
  const blocks = [...said.matchAll(/```(?:python|Python)?[^\n]*\n([\s\S]*?)```/g)].map(([, code]) => code!);
  const wanted = /function (\w+)\(/.exec(prompt)?.[1] ?? [...prompt.matchAll(/def (\w+)/g)].at(-1)?.[1];
  const code =
    blocks.find((block) => wanted !== undefined && block.includes(`def ${wanted}`)) ?? blocks[0] ?? said;
  const alias = wanted !== undefined && wanted !== "solution" ? `\n\nsolution = ${wanted}\n` : "";
  const program = `${headOf(prompt)}${code}${alias}`;
  return { name: problem.task.id, language: "python", program, suite: problem.suite, passed: true };
}

/** The imports and helpers of a prompt that is code, which replies leave out. */
function headOf(prompt: string): string {
  if (!/^(?:from|import|def|[A-Z_]+ =)\b/.test(prompt)) return "";
  const at = [...prompt.matchAll(/^def \w+/gm)].at(-1)?.index ?? 0;
  return at === 0 ? "" : `${prompt.slice(0, at)}\n`;
}
