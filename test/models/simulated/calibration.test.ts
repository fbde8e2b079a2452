import { beforeAll, describe, expect, test } from "vitest";
import { concentrationOf, fitBetaBinomial, fitBetaGeometric } from "../../../src/models/simulated/fit.ts";
import { openProfile, type Profile, profileIds } from "../../../src/models/simulated/profile.ts";
import { parseTests } from "../../../src/moves/write-tests.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";
import { missing } from "../../data.ts";
import {
  agreement,
  deviation,
  lineThrough,
  type MatrixRow,
  mean,
  type RunsRow,
  rankCorrelation,
  rowsOf,
} from "./records.ts";

const MATRIX = "codet-codegen16b-matrix/matrix.jsonl.gz";
const RUNS = "humaneval-results-gpt35-codellama34b";
const GPT = `${RUNS}/gpt-3.5-turbo.jsonl.gz`;
const LLAMA = `${RUNS}/codellama-34b-instruct.jsonl.gz`;
const DAVINCI = "multiple-davinci002-python-js/humaneval_python_davinci_t0.8.jsonl.gz";
const LDB = ["ldb-gpt/ldb_humaneval_gpt35_block.jsonl.gz", "ldb-gpt/ldb_mbpp_gpt35.jsonl.gz"];
const JUDGE = "ice-score-python-js/humaneval_python_grade.jsonl.gz";
const REFERENCES = "reflexion-python/humaneval_py_reflexion_gpt4.jsonl.gz";
const AGENTCODER = "agentcoder-humaneval/humaneval_gpt35_1106_5code_5tests.jsonl.gz";
const SAMPLES = "codet-codegen16b/HumanEval_codegen16B_temp0.8_topp0.95_num100_max300_code_solution.jsonl.gz";

let codegen: Profile;
let gpt: Profile;
let llama: Profile;
let davinci: Profile;
beforeAll(async () => {
  [codegen, gpt, llama, davinci] = (await Promise.all(
    ["codegen-16b", "gpt-3.5-turbo", "codellama-34b", "davinci-002"].map(openProfile),
  )) as [Profile, Profile, Profile, Profile];
});

/** Within `share` of the wanted value, or `least` apart. */
const near = (actual: number, wanted: number, share = 0.05, least = 0.02) =>
  expect(Math.abs(actual - wanted), `${actual} is not near ${wanted}`).toBeLessThanOrEqual(
    Math.max(share * Math.abs(wanted), least),
  );
const nearBeta = (actual: Profile["right"], wanted: Profile["right"], share = 0.05) => {
  near(actual.alpha, wanted.alpha, share, 0);
  near(actual.beta, wanted.beta, share, 0);
};

test("each number of a profile says where it is from", async () => {
  const apart = ["right", "temperature", "judge", "seconds"];
  for (const profile of await Promise.all(profileIds().map(openProfile))) {
    const { id: _, title: __, fitted, ...numbers } = profile;
    for (const [group, value] of Object.entries(numbers)) {
      const names =
        apart.includes(group) || group in fitted
          ? [group]
          : Object.keys(value).map((name) => `${group}.${name}`);
      for (const name of names)
        expect(fitted, profile.id).toHaveProperty([name], expect.stringMatching(/\S/));
    }
  }
});

/** Characters in a token, in every profile. */
const CHARACTERS = 3.5;

interface Reference {
  task_id: string;
  prompt: string;
  canonical_solution: string;
  entry_point: string;
}
const sizes = () =>
  new Map(
    rowsOf<Reference>(REFERENCES).map((row) => [
      row.task_id,
      row.prompt.length + row.canonical_solution.length,
    ]),
  );

/** ln of a program's tokens by ln of its reference's: the line, and the deviations between tasks and within. */
function lengthsOf(tasks: { id: string; tokens: number[] }[]): Profile["tokens"]["program"] {
  const size = sizes();
  const logs = tasks.flatMap(({ id, tokens }) => {
    const all = tokens.filter((each) => each > 0).map(Math.log);
    return all.length > 1 ? [{ at: Math.log(size.get(id)! / CHARACTERS), all }] : [];
  });
  const { first, slope } = lineThrough(logs.map(({ at, all }) => [at, mean(all)]));
  return {
    log: first,
    slope,
    betweenTasks: deviation(logs.map(({ at, all }) => mean(all) - first - slope * at)),
    withinTask: Math.sqrt(mean(logs.map(({ all }) => deviation(all) ** 2))),
  };
}
function nearLengths(actual: Profile["tokens"]["program"], wanted: Profile["tokens"]["program"]) {
  near(actual.log, wanted.log);
  near(actual.slope, wanted.slope);
  near(actual.betweenTasks, wanted.betweenTasks);
  near(actual.withinTask, wanted.withinTask);
}

describe("codegen-16b", () => {
  const why = missing(MATRIX, SAMPLES, REFERENCES);
  const isRight = (row: MatrixRow, index: number) => row.ground_truth[index] === 1;
  const testsRight = (row: MatrixRow) => {
    const right = row.matrix.filter(
      (passes, index): passes is string => isRight(row, index) && passes !== null,
    );
    return right.length === 0
      ? undefined
      : row.tests.map((_, at) => right.filter((passes) => passes[at] === "1").length * 2 > right.length);
  };
  const share = (row: MatrixRow) =>
    row.solution_freq.reduce((sum, count, index) => sum + (isRight(row, index) ? count : 0), 0);

  test("programs", (context) => {
    if (why) context.skip(why);
    const rows = rowsOf<MatrixRow>(MATRIX);
    nearBeta(codegen.right, fitBetaBinomial(rows.map((row) => ({ k: share(row), n: 100 }))));
    const wrong = rows.map((row) =>
      row.matrix.flatMap((passes, index) =>
        isRight(row, index) ? [] : [{ key: passes ?? "", count: row.solution_freq[index]! }],
      ),
    );
    const some = wrong.map((each) => each.filter(({ key }) => key.includes("1")));
    near(codegen.mistakes.concentration, concentrationOf(agreement(some)));
    const count = (each: typeof wrong) => each.flat().reduce((sum, program) => sum + program.count, 0);
    near(
      codegen.mistakes.broken,
      count(wrong.map((each) => each.filter(({ key }) => key === ""))) / count(wrong),
    );
  });

  test("tests", (context) => {
    if (why) context.skip(why);
    const told = rowsOf<MatrixRow>(MATRIX).flatMap((row) => {
      const right = testsRight(row);
      const n = row.test_freq.reduce((sum, count) => sum + count, 0);
      if (!right || n === 0) return [];
      return [
        { k: row.test_freq.reduce((sum, count, at) => sum + (right[at] ? 0 : count), 0), n, p: share(row) },
      ];
    });
    nearBeta(codegen.tests.wrong, fitBetaBinomial(told));
    const kept = rowsOf<MatrixRow>(MATRIX).map((row) => row.test_freq.reduce((sum, count) => sum + count, 0));
    near(codegen.tests.perReply, mean(kept) / 100);
    const rank = rankCorrelation(
      told.map(({ p }) => p),
      told.map(({ k, n }) => k / n),
    );
    // A Gaussian copula with correlation r has this rank correlation.
    near(codegen.tests.withPrograms, -2 * Math.sin((Math.PI / 6) * rank));
  });

  test("lengths", (context) => {
    if (why) context.skip(why);
    const rows = rowsOf<{ samples: string[] }>(SAMPLES);
    const tasks = rows.map(({ samples }, index) => ({
      id: `HumanEval/${index}`,
      tokens: samples.map(({ length }) => length / CHARACTERS),
    }));
    nearLengths(codegen.tokens.program, lengthsOf(tasks));
  });
});

describe.each([
  ["gpt-3.5-turbo", GPT, () => gpt],
  ["codellama-34b", LLAMA, () => llama],
] as const)("%s", (_, file, profile) => {
  test("programs and lengths", (context) => {
    const why = missing(file, REFERENCES);
    if (why) context.skip(why);
    const rows = rowsOf<RunsRow>(file);
    nearBeta(
      profile().right,
      fitBetaBinomial(rows.map(({ passing_runs, runs }) => ({ k: passing_runs, n: runs.length }))),
    );
    const wrong = rows.map(({ runs }) =>
      runs.flatMap(({ passed, code }) => (passed ? [] : [{ key: code, count: 1 }])),
    );
    near(profile().mistakes.concentration, concentrationOf(agreement(wrong)));
    const { tokens, seconds } = profile();
    const size = (run: RunsRow["runs"][number]) => run.completion_tokens ?? run.code.length / CHARACTERS;
    nearLengths(
      tokens.program,
      lengthsOf(
        rows.map(({ task_id, runs }) => ({
          id: task_id,
          tokens: runs.map(size),
        })),
      ),
    );
    const timed = rows.flatMap(({ runs }) =>
      runs.flatMap((run) => (run.duration_s ? [[size(run), run.duration_s] as const] : [])),
    );
    const line = lineThrough(timed);
    near(seconds.first, line.first);
    near(seconds.perToken, line.slope, 0.05, 0);
    near(seconds.spread, line.spread);
  });
});

test("davinci-002: programs and lengths", (context) => {
  const why = missing(DAVINCI, REFERENCES);
  if (why) context.skip(why);
  const rows = rowsOf<{ name: string; completions: string[]; status: string[] }>(DAVINCI);
  const counts = rows.map(({ status }) => ({
    k: status.filter((each) => each === "OK").length,
    n: status.length,
  }));
  nearBeta(davinci.right, fitBetaBinomial(counts));
  const wrong = rows.flatMap(({ status }) => status.filter((each) => each !== "OK"));
  const unusable = wrong.filter((each) => each === "SyntaxError" || each === "Timeout");
  near(davinci.mistakes.broken, unusable.length / wrong.length, 0.05, 0.002);
  nearLengths(
    davinci.tokens.program,
    lengthsOf(
      rows.map(({ name, completions }) => ({
        id: `HumanEval/${Number(name.split("_")[1])}`,
        tokens: completions.map(({ length }) => length / CHARACTERS),
      })),
    ),
  );
});

test("gpt-3.5-turbo: repairs", (context) => {
  const why = missing(...LDB);
  if (why) context.skip(why);
  const rows = LDB.flatMap((file) =>
    rowsOf<{ debug_iter: number; is_passing: boolean; is_solved: boolean; implementations: string[] }>(file),
  );
  const tried = rows.filter((row) => row.debug_iter > 0);
  const runs = tried.map((row) => ({ tries: row.debug_iter, solved: row.is_passing && row.is_solved }));
  nearBeta(gpt.repair.right!, fitBetaGeometric(runs));
  const steps = rows.flatMap(({ implementations: all }) =>
    all.slice(1).map((text, index) => text.trim() === all[index]!.trim()),
  );
  near(gpt.repair.stuck, steps.filter(Boolean).length / steps.length);
});

test("gpt-3.5-turbo: judgements", (context) => {
  const why = missing(JUDGE);
  if (why) context.skip(why);
  const seen = rowsOf<Record<string, unknown>>(JUDGE).flatMap((row) =>
    Object.keys(row).flatMap((name) => {
      const sample = /^grade-(.*)$/.exec(name)?.[1];
      if (sample === undefined) return [];
      const grade = row[name];
      const { execution } = (typeof grade === "string" ? JSON.parse(grade.replaceAll("'", '"')) : grade) as {
        execution: 0 | 1;
      };
      return [{ right: execution === 1, approved: String(row[`gpt35_nsnr-${sample}`]) === "4" }];
    }),
  );
  const shareOf = (right: boolean, approved: boolean) => {
    const these = seen.filter((each) => each.right === right);
    return these.filter((each) => each.approved === approved).length / these.length;
  };
  near(gpt.judge.sensitivity, shareOf(true, true));
  near(gpt.judge.specificity, shareOf(false, false));
});

test("gpt-3.5-turbo: tests", { timeout: 120_000 }, async (context) => {
  const why = missing(AGENTCODER);
  if (why) context.skip(why);
  interface Row extends Reference {
    test_case_list: string[];
  }
  const rows = rowsOf<Row>(AGENTCODER);
  const sandbox = await openSandbox({ isolation: "auto" });
  try {
    const counted = await Promise.all(
      rows.map(async (row) => {
        const task = { id: "", prompt: "", language: "python", entry: row.entry_point, tests: [] };
        const tests = row.test_case_list.flatMap((text) => parseTests(text, task));
        if (tests.length === 0) return { k: 0, n: 0, invalid: 0 };
        const program = row.prompt + row.canonical_solution;
        const on = { language: "python", programs: [program], tests, entry: row.entry_point, cpuSeconds: 1 };
        const { rows: passes, tests: state } = await sandbox.grid(on);
        const valid = tests.map((_, index) => state[index]!.compiles);
        const n = valid.filter(Boolean).length;
        return {
          k: valid.filter((ok, at) => ok && !passes[0]!.passes[at]).length,
          n,
          invalid: tests.length - n,
        };
      }),
    );
    nearBeta(gpt.tests.wrong, fitBetaBinomial(counted), 0.1);
    const sum = (of: (row: (typeof counted)[number]) => number) =>
      counted.reduce((total, row) => total + of(row), 0);
    near(gpt.tests.perReply, sum((row) => row.n + row.invalid) / (5 * rows.length));
    near(gpt.tests.invalid, sum((row) => row.invalid) / sum((row) => row.n + row.invalid));
  } finally {
    await sandbox.close();
  }
});
