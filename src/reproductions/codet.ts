import { measurePools } from "../run/select/measure.ts";
import { selectionFigures, selectorsOf } from "../run/select.ts";
import { MEASURED } from "./recorded/figure.ts";
import { recordedMissing } from "./recorded/folders.ts";
import { recordedFiles } from "./recorded/siblings.ts";
import type { ReproducedRow, Reproduction, ReproductionPorts } from "./reproduction/reproduction.ts";

/** Samples and tests of one model lie in two files: `HumanEval_<model>_temp0.8_…_code_solution` and `…_test_case`. */
const FILES = { folder: /^codet/i, file: /(([^_]+)_(.+?)_temp.+)_(code_solution|test_case)/ };

/** Whose figures {@link TABLE} holds. */
const PUBLISHED = "codegen16B";

/** Expected pass@k in percent, as the released samples give it. Sampling has no execution of tests in it. */
const TABLE = [
  {
    name: "sampling",
    selector: "random",
    packed: false,
    tolerance: 0.1,
    published: [22.12, 30.79, 50.38, 73.78],
  },
  {
    name: "CodeT",
    selector: "dual-agreement",
    packed: false,
    tolerance: 0.3,
    published: [37.23, 45.16, 60.02],
  },
  {
    name: "CodeT, packed",
    selector: "dual-agreement",
    packed: true,
    tolerance: 0.3,
    published: [36.75, 44.74, 59.36],
  },
  { name: "B4, packed", selector: "b4", packed: true, tolerance: 0.3, published: [41.52, 46.49, 59.43] },
  {
    name: "most passed, packed",
    selector: "most-passed",
    packed: true,
    tolerance: 0.3,
    published: [20.7, 32.47, 57.47],
  },
];

const K = [1, 2, 10, 100];

/**
 * CodeT's table from its released samples: 16,400 programs and 8,331 distinct tests by CodeGen-16B. The program
 * released with the paper packs a task's tests into one function, so that a test which is illegal there loses the
 * task; one execution of every test on its own serves both views.
 */
const codet: Reproduction = {
  id: "codet",
  title: "CodeT with CodeGen-Mono-16B on HumanEval, and selectors on the same samples",
  paper: "Chen et al. 2022, arXiv 2207.10397; B4: Chen et al. 2024, arXiv 2409.08692",
  async *rows(ports) {
    const selectors = await selectorsOf([...new Set(TABLE.map((row) => row.selector))]);
    const pairs = await filePairs(ports);
    const onProgress = progressOf(ports);
    for (const pair of pairs) {
      const measured = await measurePools({
        ...pair,
        benchmark: "humaneval",
        data: ports.data,
        ...(ports.limit !== undefined && { limit: ports.limit }),
        sandbox: ports.sandbox,
        signal: ports.signal,
        onNotice: ports.onNotice,
        onProgress,
      });
      const { pairs: judged, pairsPerSecond, timeouts } = measured.cost;
      const cost = `${judged} pairs at ${Math.round(pairsPerSecond)} a second, ${timeouts} out of time`;
      const options = { k: K, seed: ports.seed };
      const [isolated, packed] = [false, true].map((packed) =>
        selectionFigures(measured, selectors, { ...options, packed }),
      );
      const own = pair.model === PUBLISHED;
      const rows = TABLE.flatMap(({ name, selector, packed: isPacked, tolerance, published }) =>
        published.map((figure, index): ReproducedRow => {
          const estimate = (isPacked ? packed : isolated)?.[selector]?.[`pass@${K[index]}`];
          const ours = 100 * (estimate?.value ?? Number.NaN);
          const row = { name: `${name}: pass@${K[index]}`, ours, tolerance };
          if (own) return { ...row, published: figure };
          return { ...row, name: `${pair.model}, ${row.name}`, published: ours, note: MEASURED };
        }),
      );
      const last = rows.at(-1)!;
      last.note = [last.note, cost].filter(Boolean).join("; ");
      yield* rows;
    }
  },
};

export default codet;

/** Each model whose samples and tests are both here, the published one first. Throws RECORDED_MISSING. */
async function filePairs({ data, onNotice }: ReproductionPorts) {
  const files = await recordedFiles(FILES, data);
  const found = files.flatMap(({ name, path, match }) => {
    const [, stem, set, model = "", kind] = match;
    if (kind !== "code_solution") return [];
    if (!/^(HumanEval|hmeval)$/.test(set!)) {
      onNotice(`${name}: not measured, only HumanEval's prompts lead to a task`);
      return [];
    }
    const tests = files.find((each) => each.name === `${stem}_test_case`);
    if (!tests) onNotice(`${name}: not measured, its ${stem}_test_case is not here`);
    return tests ? [{ model, samples: path, tests: tests.path }] : [];
  });
  if (found.length === 0) throw recordedMissing(`HumanEval_${PUBLISHED}_…_code_solution and …_test_case`);
  return found.sort((a, b) => Number(b.model === PUBLISHED) - Number(a.model === PUBLISHED));
}

/**
 * Judging and cross-checking as one scale: each is half of it, though a task's grid takes longer than its verdicts. How many
 * programs a model has is known only when it is its turn.
 */
function progressOf({ onProgress }: ReproductionPorts) {
  let before = 0;
  let judged = 0;
  return (done: number, items: number, stage: "judging" | "cross-checking"): void => {
    if (stage === "judging") judged = items;
    const equivalent = stage === "judging" ? done : judged + Math.round((judged * done) / items);
    onProgress({ done: before + equivalent, items: before + 2 * judged });
    if (equivalent === 2 * judged) before += equivalent;
  };
}
