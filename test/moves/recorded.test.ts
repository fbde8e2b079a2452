import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/task.ts";
import extract from "../../src/moves/extract.ts";
import { fenced } from "../../src/moves/text/fences.ts";
import { parseTests } from "../../src/moves/write-tests.ts";
import { missing } from "../data.ts";
import { rowsOf } from "./recorded/data.ts";

/** What real models wrote, against what the published programs took out of it. Nothing is run. */
const SCRIPT: Task = { id: "", prompt: "", language: "python", tests: [] };

interface Published {
  responses: string[];
  source_codes: string[];
}

describe.each([
  ["ChatGPT__HumanEval__ChatGPT-CoT-Python3-0-1", 164, 164],
  ["ChatGPT__APPS__ChatGPT-CoT-APPS-Python3-0-1", 150, 150],
  ["ChatGPT__APPS__ChatGPT-Direct-APPS-Python3-0-1", 150, 150],
  ["ChatGPT__xCodeEval__ChatGPT-Direct-XCode-Python3-0-1", 106, 106],
  ["ChatGPT__xCodeEval__ChatGPT-SelfPlanning-XCode-Python3-0-1", 106, 106],
  // Here a block in a list was never closed: the published program took the example instead of the answer.
  ["ChatGPT__HumanEval__ChatGPT-Analogical-Python3-0-1", 159, 164],
])("%s", (name, same, total) => {
  const file = `mapcoder-chatgpt/${name}.jsonl.gz`;

  it(`takes ${same} of ${total} programs as published`, (ctx) => {
    const reason = missing(file);
    if (reason !== undefined) ctx.skip(reason);
    const agree = rowsOf<Published>(file).map(({ responses, source_codes }) => {
      const taken = extract(responses.at(-1) ?? "", SCRIPT, "last-fence");
      return taken.trim() === source_codes.at(-1)?.trim();
    });
    expect(agree).toHaveLength(total);
    expect(agree.filter(Boolean)).toHaveLength(same);
  });
});

it("rebuilds each HumanEval reference from its body, and from the bare function", (ctx) => {
  interface Row {
    prompt: string;
    entry_point: string;
    canonical_solution: string;
  }
  const file = "humaneval/HumanEval.jsonl.gz";
  const reason = missing(file);
  if (reason !== undefined) ctx.skip(reason);
  for (const { prompt, entry_point: entry, canonical_solution: body } of rowsOf<Row>(file)) {
    const task = { ...SCRIPT, prompt, starter: prompt, entry };
    const bare = prompt.slice(prompt.search(new RegExp(`^def ${entry}\\b`, "m")));
    expect(extract(body, task, "stop-strings").trim()).toBe((prompt + body).trim());
    expect(extract(fenced(body, "python"), task, "first-fence").trim()).toBe((prompt + body).trim());
    const rebuilt = extract(fenced(bare + body, "python"), task, "first-fence");
    expect(withoutBlanks(rebuilt)).toBe(withoutBlanks(prompt + body));
  }
});

it("takes a program that loads from chat replies in JavaScript when they define the entry", (ctx) => {
  interface Row {
    prompt: string;
    gpt_solution: string;
  }
  const files = ["multipl-e-a/humaneval-js.jsonl.gz", "multipl-e-a/mbpp-js.jsonl.gz"];
  const reason = missing(...files);
  if (reason !== undefined) ctx.skip(reason);
  let named = 0;
  for (const { prompt, gpt_solution } of files.flatMap((file) => rowsOf<Row>(file))) {
    const entry = [...prompt.matchAll(/^function (\w+)/gm)].at(-1)?.[1] ?? "";
    if (!new RegExp(`function ${entry}\\b`).test(gpt_solution)) continue;
    named++;
    const task = { ...SCRIPT, language: "js", prompt, starter: prompt, entry };
    expect(() => new Script(extract(gpt_solution, task, "fence-or-def"))).not.toThrow();
  }
  expect(named).toBe(549);
});

it("joins recorded completions as the program that was judged", (ctx) => {
  interface Row {
    prompt: string;
    completions: string[];
  }
  const file = "multiple-davinci002-python-js/humaneval_js_davinci_t0.8.jsonl.gz";
  const reason = missing(file);
  if (reason !== undefined) ctx.skip(reason);
  for (const { prompt, completions } of rowsOf<Row>(file)) {
    const entry = [...prompt.matchAll(/^function (\w+)/gm)].at(-1)?.[1] ?? "";
    const task = { ...SCRIPT, language: "js", prompt, starter: prompt, entry };
    for (const completion of completions)
      expect(extract(completion, task, "stop-strings")).toBe(prompt + completion);
  }
});

it("finds nearly all tests that CodeT took from its completions", (ctx) => {
  const published = "codet-codegen16b-matrix/matrix.jsonl.gz";
  const recorded = "codet-codegen16b/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_test_case.jsonl.gz";
  const reason = missing(published) ?? missing(recorded);
  if (reason !== undefined) ctx.skip(reason);

  const completions = new Map<string, string[]>();
  for (const { prompt, samples } of rowsOf<{ prompt: string; samples: string[] }>(recorded)) {
    const entry = /correctness of (\w+)/.exec(prompt)?.[1] ?? "";
    completions.set(entry, [...(completions.get(entry) ?? []), ...samples]);
  }
  const found = new Set<string>();
  for (const [entry, samples] of completions) {
    const task = { ...SCRIPT, entry };
    for (const sample of samples)
      for (const test of parseTests(`assert ${sample}`, task).slice(0, 5)) found.add(flat(test));
  }
  const tests = rowsOf<{ tests: string[] }>(published).flatMap((row) => row.tests.map(flat));
  const share = tests.filter((test) => found.has(test)).length / tests.length;
  // The rest have text behind the assertion that CodeT keeps (imports of whatever the model wrote next).
  expect(share).toBeGreaterThan(0.97);
});

function withoutBlanks(text: string): string {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .join("\n");
}

/** A test with its line breaks and the space after `assert` evened out. */
function flat(test: string): string {
  return test
    .replace(/^assert\s+/, "assert ")
    .replace(/\s*\\?\n\s*/g, " ")
    .trim();
}
