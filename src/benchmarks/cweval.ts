import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { buildFirst, missingToBuild } from "./answers/built.ts";
import { decided } from "./answers/decided.ts";
import { importedModules, missingLibraries } from "./answers/libraries.ts";
import { plainAnswer } from "./answers/plain.ts";
import { testResults, verdictOfTests } from "./pytest/tests.ts";
import { checkedRow } from "./python/checked-row.ts";

const Row = z.object({
  /** Such as `py/cwe_022_0`. */
  id: z.string().min(1),
  lang: z.enum(["py", "js", "c", "cpp", "go"]),
  /** The secure program; what is asked for stands before `BEGIN SOLUTION`. */
  task: z.string().regex(/BEGIN SOLUTION/, "expected a BEGIN SOLUTION mark"),
  /** The pytest file, each test marked functionality or security. */
  test: z.string(),
  /** A program that works and is not secure; Python's stand in the test file. */
  unsafe: z.string().optional(),
});

type Row = z.infer<typeof Row>;

const Published = z.object({ lang: z.string(), file: z.string(), kind: z.string(), content: z.string() });

const LANGUAGE = { py: "python", js: "javascript", c: "c", cpp: "cpp", go: "go" } as const;

/**
 * CWEval: programs that must work and be secure; the parts are `functionality` and `security`. The published file here has
 * Python and JavaScript; one with C, C++ or Go opens by its path.
 */
const cweval: Benchmark<Row> = {
  id: "cweval",
  title: "CWEval",
  paper: "Peng et al. 2025, arXiv 2501.08200",
  language: "python",
  source: {
    file: "cweval_core.jsonl",
    alsoNamed: ["cweval_core.jsonl.gz"],
    page: "https://github.com/Co1lin/CWEval/tree/e9a2a124c8c53679b6d8d27adfd2f6c40e7576d7/benchmark/core",
    licence: "Apache-2.0",
  },
  join(rows) {
    const whole = new Map<string, Record<string, string>>();
    for (const row of rows) {
      const { lang, file, kind, content } = checkedRow(Published, row);
      const id = `${lang}/${file.replace(/(_(?:js|c|cpp|go))?_(task|test|unsafe)\.\w+$/, "")}`;
      whole.set(id, { ...whole.get(id), id, lang, [kind]: content });
    }
    return [...whole.values()];
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const [given = "", entrypoint] = row.task.split(/^[^\n]*BEGIN SOLUTION[^\n]*$/m);
    const prompt = given.replace(/^[^\n]*BEGIN PROMPT[^\n]*\n/m, "").trimEnd();
    const begin = /^[^\n]*BEGIN ENTRYPOINT[\s\S]*/m.exec(entrypoint ?? "")?.[0] ?? "";
    const reference = row.task.slice(0, row.task.length - begin.length);
    const libraries = librariesOf(row);
    return {
      task: {
        id: `cweval/${row.id}`,
        prompt: `Complete this function, and give the whole implementation.\n\n${prompt}\n`,
        language: LANGUAGE[row.lang],
        starter: `${prompt}\n`,
        tests: [],
      },
      suite: { tests: [] },
      judge: {
        key: { test: row.test, entrypoint: begin },
        async verdict(answer, sandbox, signal) {
          const program = plainAnswer(answer);
          if (program === "") return decided([{ pass: false, why: "no program" }]);
          const files = cwevalFiles(row, `${program}\n${begin}`);
          const results = await testResults(files, sandbox, signal);
          const own =
            typeof results === "string" ? results : results.filter(({ name }) => !/unsafe/.test(name));
          return verdictOfTests(own, ({ marks }) =>
            marks.find((mark) => /^(functionality|security)$/.test(mark)),
          );
        },
      },
      missing: async (sandbox) =>
        /third_party\/(\S+?)["' ]/.exec(row.test)?.[1]?.concat(" is not shipped with its tests") ??
        (await missingLibraries(sandbox, "python", libraries.python)) ??
        (await missingLibraries(sandbox, "javascript", libraries.javascript)) ??
        missingToBuild(sandbox, row.lang, `${row.task}\n${row.unsafe ?? ""}`),
      reference,
    };
  },
};

/** The files of a task with this program as the answer. */
export function cwevalFiles(row: Pick<Row, "id" | "lang" | "task" | "test" | "unsafe">, program: string) {
  const name = row.id.split("/").at(-1)! + (row.lang === "py" ? "" : `_${row.lang}`);
  const files = {
    [`${name}_task.${row.lang}`]: program,
    [`${name}_test.py`]: buildFirst(row.lang, `${row.task}\n${row.unsafe ?? ""}`) + row.test,
    ...(row.unsafe !== undefined && { [`${name}_unsafe.${row.lang}`]: row.unsafe }),
  };
  const built = row.lang !== "py" && row.lang !== "js";
  return { files, test: `${name}_test`, seconds: 20, ...(built && { cpuSeconds: 180 }) };
}

function librariesOf({ lang, id, task, test, unsafe = "" }: Row): { python: string[]; javascript: string[] } {
  const own = ["pytest", "wrapt_timeout_decorator", `${id.split("/").at(-1)}_task`];
  const programs = `${task}\n${unsafe}`;
  if (lang !== "py" && lang !== "js") return { python: importedModules(test, own), javascript: [] };
  if (lang === "py") return { python: importedModules(`${programs}\n${test}`, own), javascript: [] };
  const required = [...programs.matchAll(/require\(['"]([^'"./][^'"]*)['"]\)/g)].map(([, name]) => name!);
  return { python: importedModules(test, own), javascript: [...new Set(required)].sort() };
}

export default cweval;
