import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import { judgeAnswer, type Problem } from "../../src/core/problem.ts";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { inWindow } from "../../src/run/window.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import { FAILING_REFERENCES, isException, PASSING_EMPTIES } from "./benchmarks/exceptions.ts";
import { opened, ROOM, some } from "./benchmarks/opened.ts";

/** What a machine may lack, which is no fault of a benchmark. */
const ABSENT = new Set(["ENVIRONMENT_MISSING", "TOOLCHAIN_MISSING"]);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ workers: 2 });
});
afterAll(() => sandbox.close());

interface Judged {
  id: string;
  outcome: string;
  why: string;
}

/** The outcome of each answer that can be judged on this machine; else why not. */
async function judged(problems: Problem[], answer: (problem: Problem) => string): Promise<Judged[] | string> {
  const found: Judged[] = [];
  let absent: string | undefined;
  const work = inWindow(problems, 4, new AbortController().signal, async (problem, signal) => {
    const verdict = await judgeAnswer(problem, answer(problem), sandbox, { signal }).catch(
      (error: unknown) => {
        if (!(error instanceof AssayError) || !ABSENT.has(error.code)) throw error;
        absent ??= error.message;
        return undefined;
      },
    );
    const wrong = verdict?.checks.find((check) => check.outcome !== "pass");
    return { id: problem.task.id, outcome: verdict && outcomeOf(verdict), why: wrong?.output ?? "" };
  });
  for await (const { outcome, ...rest } of work) if (outcome !== undefined) found.push({ ...rest, outcome });
  return found.length === 0 && absent !== undefined ? absent : found;
}

describe.each(roomIds(ROOM))("benchmark %s", (id) => {
  let problems: Problem[] | string;
  beforeAll(async () => {
    const all = (await opened(id)).problems;
    problems = typeof all === "string" ? all : some(all, id);
  }, 60_000);

  const answering = (
    name: string,
    answer: (problem: Problem) => string | undefined,
    bad: (all: Judged[]) => unknown[],
  ) =>
    test(name, { timeout: 3_600_000 }, async (context) => {
      if (typeof problems === "string") return context.skip(problems);
      const answered = problems.filter((problem) => answer(problem) !== undefined);
      if (answered.length === 0) return context.skip("none of its problems has a reference");
      const found = await judged(answered, (problem) => answer(problem)!);
      if (typeof found === "string") return context.skip(found);
      expect(bad(found)).toEqual([]);
    });

  answering(
    "references pass, but for those known not to",
    ({ reference }) => reference,
    (all) => all.filter((each) => each.outcome !== "pass" && !isException(FAILING_REFERENCES[id], each.id)),
  );

  answering(
    "empty answers pass nothing",
    () => "",
    (all) => all.filter((each) => each.outcome === "pass" && !isException(PASSING_EMPTIES[id], each.id)),
  );
});
