import { AssayError } from "../../../core/errors.ts";
import type { SelectReport } from "../../../run/select.ts";
import type { CliCommand } from "../program/command.ts";
import { benchmarkIds, idsIn, kList, nameList, option } from "../program/options.ts";
import { withSandbox } from "../program/sandbox.ts";
import type { Screen } from "../program/screen.ts";
import { countText, scoreText, secondsText } from "../show/numbers.ts";
import { startProgress } from "../show/progress.ts";
import { tableText } from "../show/table.ts";

interface Options {
  tests?: string;
  benchmark?: string;
  selector: string[];
  k: number[];
  limit?: number;
  data: string[];
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "select",
  summary: "Compare selectors on recorded programs and recorded generated tests",
  arguments: [{ name: "<samples>", help: "recorded programs, as for score" }],
  options: [
    { flags: "--tests <file>", help: "recorded generated tests" },
    { flags: "--benchmark <id>", help: "whose hidden tests decide", values: benchmarkIds },
    {
      flags: "--selector <list>",
      help: 'selectors, separated by commas; see "assay list selectors"',
      parse: nameList,
      preset: ["most-passed", "dual-agreement", "b4"],
      values: () => idsIn("selectors"),
    },
    { ...option.k, parse: kList, preset: [1, 2, 10] },
    option.limit,
    option.data,
    option.json,
  ],
  details:
    "Every distinct program meets every distinct test of its task once, each pair on its own with 0.1\nprocessor seconds. pass@k is the expected one: ties are broken at random.\nRows marked packed put a task's tests into one function, as CodeT's released program does.",
  examples: [
    [
      "select programs.jsonl --tests tests.jsonl --benchmark humaneval",
      "the usual three against plain sampling",
    ],
    [
      "select programs.jsonl --tests tests.jsonl --benchmark humaneval --selector b4 --k 1 --json",
      "one, for a script",
    ],
  ],
  async action(invocation) {
    const { args, options, screen, signal } = invocation;
    const { tests, benchmark, selector, k, limit, data, seed } = options;
    const missing = tests === undefined ? "--tests" : benchmark === undefined ? "--benchmark" : null;
    if (tests === undefined || benchmark === undefined) {
      throw new AssayError("MISSING_OPTION", `${missing} is needed`, {
        fix: "assay select SAMPLES --tests TESTS --benchmark ID",
      });
    }
    const { selectRun } = await import("../../../run/select.ts");
    let [stage, progress] = ["", startProgress(screen, benchmark)];
    const onProgress = (done: number, items: number, now: string) => {
      if (now !== stage) {
        progress.clear();
        [stage, progress] = [now, startProgress(screen, `${benchmark} ${now}`)];
      }
      progress.update({ done, items });
    };
    const report = await withSandbox(invocation, (sandbox) =>
      selectRun({
        samples: args[0] ?? "",
        tests,
        benchmark,
        data,
        selectors: selector,
        k,
        ...(limit !== undefined && { limit }),
        seed,
        sandbox,
        signal,
        onNotice: (text) => screen.note(`notice: ${text}`),
        onProgress,
      }),
    ).finally(() => progress.clear());
    if (options.json) screen.json(report);
    else screen.out(selectText(screen, report, k));
    return 0;
  },
};

function selectText(screen: Screen, report: SelectReport, k: number[]): string {
  const { dim, bold } = screen.color;
  const row = ([id, values]: [string, SelectReport["selectors"][string]], mark = "") => [
    id === "random" ? "random (plain sampling)" : `${id}${mark}`,
    ...k.map((each) => scoreText(values[`pass@${each}`]?.value ?? Number.NaN)),
  ];
  const packed = Object.entries(report.packed ?? {}).filter(([id]) => id !== "random");
  const rows = [
    ...Object.entries(report.selectors).map((entry) => row(entry)),
    ...packed.map((entry) => row(entry, ", packed")),
  ];
  const { grid } = report;
  const without =
    report.tasksWithoutTests > 0 ? `, ${report.tasksWithoutTests} tasks without a usable test` : "";
  return [
    `${bold(report.benchmark)}  ${countText(report.tasks)} tasks, ${countText(report.samples)} programs (${countText(report.programs)} distinct), ${countText(report.tests)} distinct tests${without}`,
    "",
    tableText(screen, ["selector", ...k.map((each) => `>pass@${each}`)], rows),
    "",
    `${dim("grid")}      ${countText(grid.pairs)} pairs in ${secondsText(grid.seconds)}, ${countText(grid.pairsPerSecond)} pairs/s`,
    `${dim("limits")}    ${countText(grid.timeouts)} pairs ran out of time; ${secondsText(grid.limitSeconds)} of processor time went there`,
    `${dim("judging")}   ${countText(report.programs)} programs in ${secondsText(report.judgingSeconds)}`,
    `${dim("run")}       isolation ${report.isolation}, ${report.workers} workers, seed ${report.seed}`,
  ].join("\n");
}

export default command;
