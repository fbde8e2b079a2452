import { measurePools } from "../run/select/measure.ts";
import { selectionFigures, selectorsOf } from "../run/select.ts";
import { findRecorded } from "./recorded/find.ts";
import type { ReproducedRow, Reproduction, ReproductionPorts } from "./reproduction/reproduction.ts";

const SAMPLES = "HumanEval_codegen16B_temp0.8_topp0.95_num100_max300";

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
    const measured = await measurePools({
      samples: await findRecorded(`codet-codegen16b/${SAMPLES}_code_solution.jsonl.gz`, ports.data),
      tests: await findRecorded(`codet-codegen16b/${SAMPLES}_test_case.jsonl.gz`, ports.data),
      benchmark: "humaneval",
      data: ports.data,
      ...(ports.limit !== undefined && { limit: ports.limit }),
      sandbox: ports.sandbox,
      signal: ports.signal,
      onNotice: ports.onNotice,
      onProgress: progressOf(ports),
    });
    const { pairs, pairsPerSecond, timeouts } = measured.cost;
    const cost = `${pairs} pairs at ${Math.round(pairsPerSecond)} a second, ${timeouts} out of time`;
    const options = { k: K, seed: ports.seed };
    const [isolated, packed] = [false, true].map((packed) =>
      selectionFigures(measured, selectors, { ...options, packed }),
    );
    const rows = TABLE.flatMap(({ name, selector, packed: isPacked, tolerance, published }) =>
      published.map((figure, index): ReproducedRow => {
        const estimate = (isPacked ? packed : isolated)?.[selector]?.[`pass@${K[index]}`];
        const ours = 100 * (estimate?.value ?? Number.NaN);
        return { name: `${name}: pass@${K[index]}`, published: figure, ours, tolerance };
      }),
    );
    rows.at(-1)!.note = cost;
    yield* rows;
  },
};

export default codet;

/** Judging and cross-checking as one scale: each is half of it, though a task's grid takes longer than its verdicts. */
function progressOf({ onProgress }: ReproductionPorts) {
  let judged = 0;
  return (done: number, items: number, stage: "judging" | "cross-checking"): void => {
    if (stage === "judging") judged = items;
    const equivalent = stage === "judging" ? done : judged + Math.round((judged * done) / items);
    onProgress({ done: equivalent, items: 2 * judged });
  };
}
