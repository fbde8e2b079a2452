import type { Benchmark } from "../../../src/core/benchmark.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { judgeAnswer } from "../../../src/core/problem.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";

/** The problem of a row written in a test, as a benchmark of the room makes it. */
export const problemOf = <Row>(benchmark: Benchmark<Row>, row: unknown, part?: string): Problem =>
  benchmark.problem(benchmark.parse(row, part), part);

/** Whether each answer passes, in order. */
export const passes = (problem: Problem, answers: string[], sandbox: Sandbox): Promise<boolean[]> =>
  Promise.all(answers.map(async (answer) => (await judgeAnswer(problem, answer, sandbox)).pass));
