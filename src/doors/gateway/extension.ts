import { z } from "zod";
import type { Budget, Spend } from "../../core/strategy.ts";
import type { Test } from "../../core/task.ts";
import type { Outcome } from "../../core/verdict.ts";

const amount = z.number().nonnegative();
const test = z.union([
  z.string(),
  z.strictObject({ kind: z.literal("code"), code: z.string() }),
  z.strictObject({ kind: z.literal("io"), stdin: z.string(), stdout: z.string() }),
  z.strictObject({ kind: z.literal("call"), args: z.array(z.json()), expected: z.json() }),
]);

/** The field `assay` of a request: what a client may say beyond the wire format. All of it may be left out. */
export const wishesSchema = z.strictObject({
  /** Tests of the client's own, beside those in the conversation. */
  tests: z
    .array(test as z.ZodType<string | Test>)
    .max(100)
    .exactOptional(),
  entry: z
    .string()
    .regex(/^[A-Za-z_$][\w$]*$/)
    .exactOptional(),
  language: z.enum(["python", "javascript", "cpp", "c"]).exactOptional(),
  /** Lowers what the server would spend on this request; never raises it. */
  budget: z
    .strictObject({
      calls: amount.exactOptional(),
      tokens: amount.exactOptional(),
      usd: amount.exactOptional(),
      seconds: amount.exactOptional(),
    })
    .exactOptional(),
  progress: z.enum(["reasoning", "comments", "off"]).exactOptional(),
});

export interface Wishes {
  tests?: (string | Test)[];
  entry?: string;
  language?: "python" | "javascript" | "cpp" | "c";
  budget?: Budget;
  progress?: "reasoning" | "comments" | "off";
}

/** Why an answer is not verified. docs/gateway.md explains each. */
export type Reason =
  | "not-a-coding-task"
  | "tools"
  | "images"
  | "format"
  | "logprobs"
  | "infill"
  | "language"
  | "no-strategy"
  | "no-tests"
  | "failed"
  | "says-nothing"
  | "guarded"
  | "disagreement"
  | "budget"
  | "strategy"
  | "sandbox"
  | "isolation"
  | "changed";

/** One test that the answer was run on. */
export interface RanTest {
  by: "user" | "model";
  /** The test as code, or what it calls and expects. */
  test: string;
  outcome: Outcome;
  /** The program shared a process with the test: its pass is not counted. */
  guarded?: true;
  /** A program that does nothing passes it too: its pass is not counted. */
  vacuous?: true;
}

/** What the answer was checked with, after it had been written out as it is sent. */
export interface Evidence {
  /** `conversation`: the user's tests. `agreement`: tests that a model wrote apart from the program, and a second program. */
  kind: "conversation" | "agreement";
  tests: RanTest[];
  passed: number;
  isolation: string;
  /** Of `agreement`: programs, sampled apart and with other texts, that pass exactly the same tests. */
  agreeing?: number;
}

/** The field `assay` of an answer. */
export interface AssayField {
  verified: boolean;
  /** Why not; absent when verified. */
  reason?: Reason;
  evidence: Evidence | null;
  /** Null when the plain model answered. */
  strategy: string | null;
  model: string;
  language?: string;
  entry?: string;
  /** Everything that the request took, its check and a fallback included. */
  cost: Pick<Spend, "calls" | "tokens" | "usd" | "checks" | "seconds">;
  /** How probably it is right, by a strategy that says so. No part of `verified`. */
  probability?: number;
  /** Why the strategy stopped early: `budget` or an error's text. */
  stopped?: string;
}
