import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { RunResult } from "../../../core/sandbox.ts";
import type { Test } from "../../../core/task.ts";
import extract from "../../../moves/extract.ts";
import { judgeOutput } from "../../../sandboxes/engine/output.ts";
import { within } from "../ceiling.ts";
import type { House } from "../door.ts";
import type { Benchmarks } from "./benchmarks.ts";
import { type Config, config, languageOf, limitsOf, type RunResponse, responseOf } from "./shapes.ts";

export const submission = z.looseObject({
  dataset: z.string(),
  id: z.union([z.string(), z.number()]),
  completion: z.string(),
  config,
});
export type Submission = z.output<typeof submission>;

interface Row {
  labels: Record<string, unknown>;
  test: unknown;
}

const stdio = z.array(
  z.looseObject({
    input: z.record(z.string(), z.string()),
    output: z.record(z.string(), z.string()),
  }),
);

/** Judges a completion: of a benchmark that is here by its id, or of a row sent along (`provided_data`). */
export async function submit(
  body: Submission,
  house: House,
  benchmarks: Benchmarks,
  signal: AbortSignal,
): Promise<object> {
  const { provided_data: provided, custom_extract_logic: logic } = body.config;
  if (logic)
    throw invalid(
      "custom_extract_logic",
      "code of a client is not run to extract programs",
      "extract it yourself",
    );
  if (provided === undefined || provided === null) return ofBenchmark(body, house, benchmarks, signal);
  const row = rowOf(provided, body.id);
  const type = body.config.dataset_type ?? "CommonOJDataset";
  if (type === "CommonOJDataset") return onlineJudge(body, row, house, signal);
  if (type === "AutoEvalDataset") return byCode(body, row, house, signal);
  throw invalid("dataset_type", `"${type}" is not judged here`, "known: CommonOJDataset, AutoEvalDataset");
}

async function ofBenchmark(body: Submission, house: House, benchmarks: Benchmarks, signal: AbortSignal) {
  const { task, suite } = await benchmarks.problem(body.dataset, body.id);
  const program = extract(body.completion, task, "first-fence");
  const limits = { ...suite.limits, ...asked(body.config) };
  const verdict = await house.sandbox.check(
    {
      language: task.language,
      program,
      suite: { ...suite, limits: within(house.ceiling, limits, "body.config") },
      all: true,
      trusted: true,
    },
    signal,
  );
  const tests = verdict.checks.map(({ outcome, output }) => testCase(outcome === "pass", output, null));
  return result(body, verdict.pass, program, tests);
}

/** Programs that read standard input, compared by standard output. */
async function onlineJudge(body: Submission, row: Row, house: House, signal: AbortSignal) {
  const language = await languageOf(nameOf(body.config, row), "body.config.language");
  const program = extract(body.completion, { ...BARE, language }, "first-fence");
  const read = stdio.safeParse(parsed(row.test));
  if (!read.success || read.data.length === 0)
    throw invalid(
      "provided_data.test",
      "a list of { input: { stdin }, output: { stdout } } is needed",
      "see docs/serve.md",
    );
  const limits = within(house.ceiling, asked(body.config), "body.config");
  const tests: object[] = [];
  let accepted = true;
  for (const info of read.data) {
    const { stdin, stdout, ...files } = { ...info.input, ...info.output };
    if (Object.keys(files).length > 0)
      throw invalid(
        "provided_data.test",
        "files beside standard input and output are not supported",
        "use stdin and stdout",
      );
    const test: Test & { kind: "io" } = { kind: "io", stdin: stdin ?? "", stdout: stdout ?? "" };
    const ran = await house.sandbox.run({ language, program, stdin: test.stdin, limits }, signal);
    house.counters.add("assay_outcomes_total", { outcome: ran.outcome });
    const passed = judgeOutput(test, ran).outcome === "pass";
    tests.push({ passed, exec_info: responseOf(ran, false), test_info: info });
    accepted = accepted && passed;
    if (!passed && body.config.extra["run_all_cases"] !== true) break;
  }
  return result(body, accepted, program, tests);
}

/** Programs judged by test code. Theirs appends it and believes the exit code; here it runs in a process of its own. */
async function byCode(body: Submission, row: Row, house: House, signal: AbortSignal) {
  if (typeof row.test !== "string")
    throw invalid("provided_data.test", "test code is needed", "send it as a text");
  const language = await languageOf(nameOf(body.config, row), "body.config.language");
  const program = extract(body.completion, { ...BARE, language }, "first-fence");
  const limits = within(house.ceiling, asked(body.config), "body.config");
  const verdict = await house.sandbox.check(
    { language, program, suite: { tests: [{ kind: "code", code: row.test }], limits } },
    signal,
  );
  const tests = verdict.checks.map(({ outcome, output }) => testCase(outcome === "pass", output, null));
  return { ...result(body, verdict.pass, program, tests), test_code: row.test };
}

const BARE = { id: "", prompt: "", tests: [] };

/** A check as their run result: it says no more than it knows. */
function testCase(passed: boolean, output: string, info: object | null): object {
  const ran: RunResult = {
    outcome: passed ? "pass" : "crash",
    exitCode: passed ? 0 : 1,
    signal: null,
    stdout: "",
    stderr: output,
    truncated: false,
    cpuSeconds: 0,
    wallSeconds: 0,
    memoryBytes: 0,
  };
  const response: RunResponse = responseOf(ran, false);
  response.run_result!.execution_time = null;
  return { passed, exec_info: response, test_info: info };
}

function result({ id }: Submission, accepted: boolean, program: string, tests: object[]) {
  return {
    id,
    accepted,
    extracted_code: program,
    full_code: null,
    test_code: null as string | null,
    tests,
    extracted_type: null,
    extra: null,
  };
}

/** One row, or the one of a list whose `id` is asked for. Nested values may be texts of JSON, as in their data. */
function rowOf(provided: NonNullable<Config["provided_data"]>, id: string | number): Row {
  const rows = (Array.isArray(provided) ? provided : [provided]) as Record<string, unknown>[];
  const found = rows.length === 1 ? rows[0] : rows.find((row) => String(row["id"]) === String(id));
  if (!found) throw invalid("provided_data", `no row has the id ${JSON.stringify(id)}`, "send the row");
  const labels = parsed(found["labels"] ?? {});
  return {
    labels: typeof labels === "object" && labels !== null ? (labels as Record<string, unknown>) : {},
    test: found["test"],
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function nameOf({ language }: Config, { labels }: Row): string {
  const name = language ?? labels["execution_language"] ?? labels["programming_language"];
  if (typeof name === "string" && name !== "") return name;
  throw invalid("config.language", "the language is missing", "name it");
}

function asked({ run_timeout: seconds }: Config) {
  return seconds === undefined || seconds === null ? {} : limitsOf(seconds);
}

function invalid(where: string, what: string, fix: string): AssayError {
  return new AssayError("REQUEST_INVALID", what, { where: `body.${where}`, fix });
}
