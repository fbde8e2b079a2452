import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { plainAnswer } from "./answers/plain.ts";
import { driverOf, parametersOf } from "./pareval/driver.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  name: z.string().min(1),
  parallelism_model: z.string().min(1),
  /** The beginning of a C++ file: comments, types, and the function's head with its brace. */
  prompt: z.string().regex(/\{\s*$/, "expected to end with an open brace"),
  /** The function without parallelism, and its name, where the released translations have it. */
  serial: z.string().optional(),
  entry: z.string().optional(),
});

type Row = z.infer<typeof Row>;

const Named = z.looseObject({ name: z.string() });
const Translation = z.object({
  name: z.string(),
  translation_src_model: z.string(),
  translation_src_example: z.string(),
  translation_function_name: z.string(),
});

const at =
  "https://raw.githubusercontent.com/parallelcodefoundry/ParEval/4c9877fcf3e50ad8ac2d898187122a2d9cfd8e47/prompts";

/** What each way to be parallel would need; the first two can be built here. */
const NEEDS: Record<string, string | undefined> = {
  serial: undefined,
  omp: undefined,
  mpi: "MPI",
  "mpi+omp": "MPI",
  kokkos: "Kokkos",
  cuda: "CUDA",
  hip: "HIP",
};

/** Programs are built without -fopenmp, so directives do nothing; what a program may ask of OpenMP has an answer. */
const ONE_THREAD = `#include <chrono>
extern "C" {
__attribute__((weak)) int omp_get_thread_num(void) noexcept { return 0; }
__attribute__((weak)) int omp_get_num_threads(void) noexcept { return 1; }
__attribute__((weak)) int omp_get_max_threads(void) noexcept { return 1; }
__attribute__((weak)) int omp_get_num_procs(void) noexcept { return 1; }
__attribute__((weak)) void omp_set_num_threads(int) noexcept {}
__attribute__((weak)) int omp_in_parallel(void) noexcept { return 0; }
}
`;

/**
 * ParEval: 420 C++ functions, each in seven ways to be parallel. The authors' drivers are not in these files: an answer is
 * compared with the released serial function on made-up values, where its parameters are of simple types. OpenMP runs on
 * one thread here, so what is judged is whether it is right, not whether it is fast.
 */
const pareval: Benchmark<Row> = {
  id: "pareval",
  title: "ParEval",
  paper: "Nichols et al. 2024, arXiv 2401.12554",
  language: "cpp",
  source: {
    file: "generation-prompts.json",
    alsoNamed: ["generation_prompts.jsonl.gz", "generation-prompts.jsonl"],
    url: `${at}/generation-prompts.json`,
    sha256: "a673109f3127a457b10d9c432dd32a6e95e1436898836e13a4e893a977e46edd",
    licence: "MIT",
  },
  beside: {
    translations: {
      file: "translation-prompts.json",
      alsoNamed: ["translation_prompts.jsonl.gz", "translation-prompts.jsonl"],
      url: `${at}/translation-prompts.json`,
      sha256: "81c6a100aef3ed0838720ce4eb2217e2de7e1afc1ce964fb207b6881d8917742",
      licence: "MIT",
    },
  },
  join(rows, { translations = [] }) {
    const serial = new Map(
      translations
        .map((row) => checkedRow(Translation, row))
        .filter((row) => row.translation_src_model === "serial")
        .map((row) => [row.name, row]),
    );
    return rows.map((row) => {
      const known = serial.get(checkedRow(Named, row).name);
      if (!known) return row;
      return {
        ...(row as object),
        serial: known.translation_src_example,
        entry: known.translation_function_name,
      };
    });
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const model = row.parallelism_model;
    const { prompt, serial = "", entry = "" } = row;
    const head =
      serial.split("\n").find((line) => new RegExp(`\\b${entry}\\(`).test(line) && /\{\s*$/.test(line)) ?? "";
    const parameters = entry === "" ? undefined : parametersOf(head, entry);
    const need = model in NEEDS ? NEEDS[model] : model;
    const missing = need ?? (parameters ? undefined : "a driver for a function of these parameters");
    // Types that the prompt defines must not be defined again in the reference's namespace.
    const plain = serial.slice(Math.max(0, serial.indexOf(head)));
    return {
      task: {
        id: `pareval/${model}/${row.name}`,
        prompt: `Complete this C++ function; answer with its body and closing brace, or with the whole function.\n\n${prompt}\n`,
        language: "cpp",
        starter: prompt,
        tests: [],
        ...(entry !== "" && { entry }),
      },
      suite: {
        tests: [
          {
            kind: "code",
            code: parameters ? driverOf(plain, head, entry, parameters) : "int main() { return 1; }",
          },
        ],
        limits: { cpuSeconds: 20 },
      },
      program: (answer) => {
        const text = plainAnswer(answer);
        if (text === "") return "";
        const whole = entry !== "" && new RegExp(`\\b${entry}\\s*\\([^;]*\\)\\s*\\{`).test(text);
        const before = whole ? prompt.slice(0, prompt.lastIndexOf("/*")) : prompt;
        return `#include <bits/stdc++.h>\n#include <cassert>\n${ONE_THREAD}${before}\n${text}\n`;
      },
      missing: async () => missing,
      ...(serial !== "" && { reference: plain }),
    };
  },
};

export default pareval;
