import type { Strategy } from "../core/strategy.ts";
import type { Test } from "../core/task.ts";
import refine, { answers } from "../moves/refine.ts";
import reflect from "../moves/reflect.ts";
import { failureText } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import write from "../moves/write.ts";
import writeTests from "../moves/write-tests.ts";

export interface ReflexionOptions {
  /** Trials after the first, at most. */
  rounds: number;
  /** Tests that the model writes for itself. */
  tests: number;
  /** Reflections kept in view, the newest ones. */
  memory: number;
  /** Also run the task's visible tests, as far as it has any. */
  visible: boolean;
  answer: "last" | "best";
  temperature: number;
  maxTokens: number | null;
}

/**
 * Verbal reinforcement: the model writes tests for itself, tries, and after a failure says in words what went wrong. The
 * next trial sees the last program, what came of it, and the newest reflections. Ends when its own tests pass, right or
 * wrong as they are.
 * Calls: `tests`, `program`, then `reflect` and `repair` per round.
 */
const reflexion: Strategy<ReflexionOptions> = {
  id: "reflexion",
  title: "Reflexion: trials with reflections on failed ones in view",
  paper: "Shinn et al. 2023, arXiv 2303.11366",
  calls: "tests, program, then (reflect, repair) ×0–10",
  options: {
    rounds: 10,
    tests: 6,
    memory: 1,
    visible: false,
    answer: "last",
    temperature: 0,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const how = { ...options, style: "chat" as const };
    const codes = await writeTests(task, kit, { ...how, completions: 1, testsPerCompletion: options.tests });
    const own = codes.map((code): Test => ({ kind: "code", code }));
    const tests = options.visible ? [...task.tests, ...own] : own;
    const [first] = await sample(task, kit, { ...how, n: 1 });
    if (tests.length === 0) return [first!];
    const reflections: string[] = [];
    const versions = await refine(first!, {
      rounds: options.rounds,
      async examine(candidate) {
        const verdict = await kit.check(candidate, tests);
        return { score: verdict.score, complaint: verdict.pass ? null : failureText(verdict, task, tests) };
      },
      async rewrite(candidate, report, round) {
        reflections.push(await reflect(task, candidate, kit, { ...options, report }));
        const parts = {
          "Your last program": programText(candidate, task),
          "What happened": report,
          "Your reflections": reflections.slice(-options.memory).join("\n\n"),
        };
        const asked = { ...options, id: `repair/${round}`, parent: candidate.id, purpose: "repair" as const };
        return write(task, kit, about(task, parts, replyRule(task)), asked);
      },
    });
    return answers(versions, options.answer);
  },
};

export default reflexion;
