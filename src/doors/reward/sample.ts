import { AssayError } from "../../core/errors.ts";
import type { RewardSample } from "../../core/reward.ts";
import type { Json, Test } from "../../core/task.ts";
import { withoutThinking } from "../../moves/extract.ts";
import { fences } from "../../moves/text/fences.ts";

/** Tests in one of the forms that data sets have them in, with what they say about the task. */
export interface GroundTruth {
  tests: Test[];
  entry?: string;
  language?: string;
  reference?: string;
  original?: string;
}

/**
 * Reads a ground truth: our own `{ tests, entry, … }`; `{ inputs, outputs, fn_name? }` as verl and APPS have it; a list of
 * tests; test code. A text may be any of these as JSON. Throws REQUEST_INVALID for anything else: a shape that was not
 * understood must not become a reward of 0.
 */
export function readGroundTruth(given: unknown, where: string): GroundTruth {
  const value = typeof given === "string" ? parsed(given) : given;
  if (typeof value === "string") return { tests: value.trim() === "" ? [] : [{ kind: "code", code: value }] };
  if (value === null || value === undefined) return { tests: [] };
  if (Array.isArray(value))
    return { tests: value.map((test, index) => readTest(test, `${where}[${index}]`)) };
  if (typeof value !== "object") throw wrong(where, "tests are needed");
  const { tests, inputs, outputs, fn_name: name, entry = name, ...rest } = value as Record<string, unknown>;
  const about = {
    ...text("entry", entry),
    ...text("language", rest.language),
    ...text("reference", rest.reference),
    ...text("original", rest.original),
  };
  if (inputs !== undefined || outputs !== undefined)
    return { tests: pairs(inputs, outputs, about.entry !== undefined, where), ...about };
  return { ...readGroundTruth(tests ?? [], `${where}.tests`), ...about };
}

/** The program in an answer: its last code block, of the language if one is labelled so; all of it when there is none. */
export function programIn(completion: string, language: string): string {
  const said = withoutThinking(completion);
  const blocks = fences(said);
  const own = blocks.filter(({ label }) => label === language || LABELS[label] === language);
  return (own.at(-1) ?? blocks.at(-1))?.code ?? said;
}

/** A completion as text: some trainers send the messages of a conversation. */
export function completionText(given: unknown, where: string): string {
  if (typeof given === "string") return given;
  if (Array.isArray(given)) {
    const last = given.findLast(
      (message: { role?: unknown }) => message?.role === undefined || message.role === "assistant",
    ) as { content?: unknown } | undefined;
    if (typeof last?.content === "string") return last.content;
  }
  throw wrong(where, "a text is needed, or messages");
}

/** One sample from an answer and its ground truth. */
export function sampleOf(completion: string, truth: GroundTruth, language = "python"): RewardSample {
  const { language: own = language, ...rest } = truth;
  return { language: own, completion, program: programIn(completion, own), ...rest };
}

const LABELS: Record<string, string> = {
  py: "python",
  python3: "python",
  js: "javascript",
  ts: "typescript",
  "c++": "cpp",
  rs: "rust",
  sh: "bash",
};

function parsed(given: string): unknown {
  try {
    const value: unknown = JSON.parse(given);
    // `42` and `true` are JSON too, and no tests: as code they are.
    return typeof value === "object" && value !== null ? value : given;
  } catch {
    return given;
  }
}

function readTest(given: unknown, where: string): Test {
  if (typeof given === "string") return { kind: "code", code: given };
  const test = given as Partial<Record<string, unknown>> | null;
  if (test?.kind === "code" && typeof test.code === "string") return { kind: "code", code: test.code };
  if (test?.kind === "io" && typeof test.stdin === "string" && typeof test.stdout === "string")
    return { kind: "io", stdin: test.stdin, stdout: test.stdout };
  if (test?.kind === "call" && Array.isArray(test.args) && test.expected !== undefined)
    return { kind: "call", args: test.args as Json[], expected: test.expected as Json };
  throw wrong(where, 'a test is code, or {"kind": "code" | "io" | "call", …}');
}

function pairs(inputs: unknown, outputs: unknown, called: boolean, where: string): Test[] {
  if (!Array.isArray(inputs) || !Array.isArray(outputs) || inputs.length !== outputs.length)
    throw wrong(where, "inputs and outputs must be lists of one length");
  return inputs.map((input: unknown, index): Test => {
    const output: unknown = outputs[index];
    if (called) return { kind: "call", args: argumentsOf(input), expected: jsonOrText(output) };
    if (typeof input !== "string" || typeof output !== "string")
      throw wrong(`${where}.inputs[${index}]`, "a text is needed");
    return { kind: "io", stdin: input, stdout: output };
  });
}

/** Arguments as a list, or as one JSON value a line (LiveCodeBench). */
function argumentsOf(input: unknown): Json[] {
  if (Array.isArray(input)) return input as Json[];
  return typeof input === "string" ? input.split("\n").filter(Boolean).map(jsonOrText) : [input as Json];
}

function jsonOrText(given: unknown): Json {
  if (typeof given !== "string") return given as Json;
  try {
    return JSON.parse(given) as Json;
  } catch {
    return given;
  }
}

function text<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  return (typeof value === "string" ? { [name]: value } : {}) as { [key in Name]?: string };
}

function wrong(where: string, what: string): AssayError {
  return new AssayError("REQUEST_INVALID", what, { where });
}
