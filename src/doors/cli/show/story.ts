import type { TraceStep } from "../../../kit/effects.ts";
import type { Story } from "../../../kit/story.ts";
import type { Screen } from "../program/screen.ts";
import { secondsText } from "./numbers.ts";

interface Branch {
  text: string;
  below: Branch[];
}

/**
 * What an attempt did, as a tree: who was asked, what was offered after it, what running that showed, and why the answer
 * is the answer.
 */
export function storyText({ noteColor: color }: Screen, strategy: string, story: Story): string {
  const root: Branch = { text: color.bold(strategy), below: [] };
  const offers = new Map<string, Branch>();
  let asked = root;
  for (const step of story.steps) {
    const branch: Branch = { text: stepText(step), below: [] };
    if (step.kind === "offer") {
      asked.below.push(branch);
      offers.set(step.what, branch);
    } else if (step.kind === "check" || step.kind === "inspect") {
      (offers.get(step.what) ?? root).below.push(branch);
    } else {
      root.below.push(branch);
      if (step.kind === "ask") asked = branch;
    }
  }
  root.below.push({ text: color.bold(answerText(story)), below: [] });
  return drawn(root).join("\n");
}

function stepText({ kind, what, told, parent, seconds, replayed }: TraceStep): string {
  const time = replayed ? "known" : secondsText(seconds);
  if (kind === "offer") return parent === undefined ? what : `${what}, made from ${parent}`;
  if (kind === "ask") return `asked for ${what}: ${told ?? ""} (${time})`;
  if (kind === "check") return `run on tests: ${told ?? ""}`;
  if (kind === "inspect") return "looked inside a run";
  if (kind === "grid") return `tried ${told ?? what} (${time})`;
  return `session: ${what} (${time})`;
}

function answerText({ answer, score, by, stopped }: Story): string {
  if (answer === null) return `no answer: ${stopped ?? "nothing was offered"}`;
  const evidence =
    score === null
      ? "never run on the visible tests"
      : score === 1
        ? "passes every visible test"
        : `passes ${Math.round(score * 100)} % of the visible tests`;
  const why = by === "strategy" ? "the strategy's first choice" : `the best so far when it ended: ${stopped}`;
  return `answer ${answer}: ${why}; ${evidence}`;
}

function drawn({ text, below }: Branch): string[] {
  const lines = below.flatMap((branch, index) => {
    const isLast = index === below.length - 1;
    const [first = "", ...rest] = drawn(branch);
    return [`${isLast ? "└" : "├"} ${first}`, ...rest.map((line) => `${isLast ? " " : "│"} ${line}`)];
  });
  return [text, ...lines];
}
