import { z } from "zod";
import type { Benchmark } from "../../core/benchmark.ts";
import type { Problem } from "../../core/problem.ts";
import type { Test } from "../../core/task.ts";
import { checkedRow } from "../python/checked-row.ts";

const part = { part: z.string().exactOptional() };
const OwnTest = z.union([
  z.string().min(1),
  z.strictObject({ code: z.string().min(1), ...part }),
  z.strictObject({ stdin: z.string(), stdout: z.string(), ...part }),
  z.strictObject({ args: z.array(z.json()), expected: z.json(), ...part }),
]);

const OwnRow = z.strictObject({
  id: z.string().min(1),
  prompt: z.string().min(1),
  language: z.string().default("python"),
  /** The function that the tests call. */
  entry: z.string().exactOptional(),
  starter: z.string().exactOptional(),
  /** What decides: code, input and output, or arguments and result. */
  tests: z.array(OwnTest).min(1),
  /** What a solver may see. */
  visible: z.array(OwnTest).default([]),
  /** Run before the tests, in their process. */
  prelude: z.string().exactOptional(),
  reference: z.string().exactOptional(),
  cpuSeconds: z.number().positive().exactOptional(),
});

/** One problem of a private benchmark, as `assay bench add` writes it and a `.jsonl` file may hold it. */
export type OwnRow = z.input<typeof OwnRow>;

/** The shape of private benchmarks; any language, any kind of test. */
export const own: Pick<Benchmark<z.infer<typeof OwnRow>>, "parse" | "problem" | "paper" | "language"> & {
  id: string;
  title: string;
} = {
  id: "own",
  title: "a private benchmark",
  paper: "your own",
  language: "any",
  parse: (row) => checkedRow(OwnRow, row),
  problem: ({
    id,
    prompt,
    language,
    entry,
    starter,
    tests,
    visible,
    prelude,
    reference,
    cpuSeconds,
  }): Problem => ({
    task: {
      id,
      prompt,
      language,
      ...(entry !== undefined && { entry }),
      ...(starter !== undefined && { starter }),
      tests: visible.map(testOf),
    },
    suite: {
      tests: tests.map(testOf),
      ...(entry !== undefined && { entry }),
      ...(prelude !== undefined && { prelude }),
      ...(cpuSeconds !== undefined && { limits: { cpuSeconds } }),
    },
    ...(reference !== undefined && { reference }),
  }),
};

function testOf(test: z.infer<typeof OwnTest>): Test {
  if (typeof test === "string") return { kind: "code", code: test };
  if ("code" in test) return { kind: "code", ...test };
  return "stdin" in test ? { kind: "io", ...test } : { kind: "call", ...test };
}
