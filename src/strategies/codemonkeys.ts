import type { Grid } from "../core/grid.ts";
import type { Message } from "../core/model.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import crossCheck from "../moves/cross-check.ts";
import question from "../moves/question.ts";
import repair from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import { fenced } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import writeTests, { parseTests } from "../moves/write-tests.ts";

export interface CodemonkeysOptions {
  /** Machines, each with a program and tests of its own. */
  machines: number;
  testsPerMachine: number;
  /** New versions that a machine makes at most of a program that fails its own tests. */
  edits: number;
  /** Programs that the vote leaves for the selection. */
  finalists: number;
  /** Model calls of the selection at most. */
  selectionCalls: number;
  temperature: number;
  cpuSeconds: number;
  maxTokens: number | null;
}

/**
 * CodeMonkeys without its repository: machines write a program and tests each and mend the program on them; all tests vote
 * on all programs; the best three by votes, shorter ones first, meet in one conversation, where the model writes tests
 * that tell them apart, sees what they give, and names one. What it names must exist, else the vote decides.
 * Calls: `program` ×n, `tests` ×n, per machine `repair` up to 2, then `select` up to 8.
 */
const codemonkeys: Strategy<CodemonkeysOptions> = {
  id: "codemonkeys",
  title: "CodeMonkeys: machines, a vote of all tests, then a selection among three",
  paper: "Ehrlich et al. 2025, arXiv 2501.14723",
  calls: "program ×5, tests ×5, repair ×0–10, select ×0–8",
  options: {
    machines: 5,
    testsPerMachine: 3,
    edits: 2,
    finalists: 3,
    selectionCalls: 8,
    temperature: 0.5,
    cpuSeconds: 0.5,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const chat = { ...options, style: "chat" as const };
    const programs = await sample(task, kit, { ...chat, n: options.machines });
    const written = await writeTests(task, kit, {
      ...chat,
      completions: options.machines,
      testsPerCompletion: options.testsPerMachine,
    });
    const final: Candidate[] = [];
    for (const [machine, program] of programs.entries()) {
      const own = written.slice(machine * options.testsPerMachine, (machine + 1) * options.testsPerMachine);
      final.push(await mendOn(own, program, task, kit, options));
    }
    const finalists = vote(await crossCheck(final, written, kit, options)).slice(0, options.finalists);
    const chosen = finalists.length > 1 ? await select(finalists, task, kit, options) : undefined;
    return chosen ? [chosen, ...finalists.filter((each) => each !== chosen)] : finalists;
  },
};

async function mendOn(
  tests: readonly string[],
  program: Candidate,
  task: Task,
  kit: Kit,
  options: CodemonkeysOptions,
): Promise<Candidate> {
  let candidate = program;
  for (let edit = 0; edit < options.edits; edit++) {
    const grid = await crossCheck([candidate], tests, kit, options);
    const failing = grid.tests.find((_, test) => !grid.candidates[0]?.passes[test]);
    if (!failing) break;
    const feedback = `The program above does not pass your test:\n\n${failing.code}\n\nIf the program is wrong, fix it. If the test is, give the program again. ${replyRule(task)}`;
    candidate = await repair(task, [{ candidate, feedback }], kit, options);
  }
  return candidate;
}

/** Distinct programs by tests passed; of equals the shorter. */
export function vote({ candidates, tests }: Grid): Candidate[] {
  const votes = (passes: readonly boolean[]) =>
    tests.reduce((sum, { count }, test) => sum + (passes[test] ? count : 0), 0);
  return [...candidates]
    .sort((a, b) => votes(b.passes) - votes(a.passes) || a.text.length - b.text.length)
    .map(({ id, text }) => ({ id, text }));
}

/** The program that the model names; undefined when it names none that exists within its calls. */
async function select(
  finalists: readonly Candidate[],
  task: Task,
  kit: Kit,
  options: CodemonkeysOptions,
): Promise<Candidate | undefined> {
  const label = syntaxOf(task.language).names[0] ?? "";
  const shown = Object.fromEntries(
    finalists.map(({ text }, index) => [`Program ${index + 1}`, fenced(text, label)]),
  );
  const demand = `One of these programs must be chosen. Either write tests that tell them apart, one line each in a Markdown code block, and see what they give, or end with the line "Choice: N". Not both.`;
  const messages: Message[] = about(task, shown, demand);
  for (let call = 0; call < options.selectionCalls; call++) {
    const text = await question(kit, "select", messages, { temperature: 0, maxTokens: options.maxTokens });
    const choice = /choice:\s*(\d+)/i.exec(text)?.[1];
    const tests = parseTests(text, task);
    if (choice !== undefined && tests.length === 0) return finalists[Number(choice) - 1];
    const answer =
      choice !== undefined || tests.length === 0
        ? "Give either tests or a choice, and exactly one of them."
        : outcomes(await crossCheck(finalists, tests, kit, options));
    messages.push({ role: "assistant", content: text }, { role: "user", content: answer });
  }
  return undefined;
}

function outcomes({ candidates, tests }: Grid): string {
  const line = (test: number) =>
    candidates
      .map(({ passes }, index) => `program ${index + 1} ${passes[test] ? "passes" : "fails"}`)
      .join(", ");
  return tests.length === 0
    ? "None of these tests compiles."
    : tests.map(({ code }, test) => `${code}\n${line(test)}`).join("\n\n");
}

export default codemonkeys;
