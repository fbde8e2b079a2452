import { z } from "zod";
import { mean } from "../metrics/problems/mean.ts";
import { vulnerableAtK } from "../metrics/secure-at-k.ts";
import { grouped, type KeptFigure, keptRows } from "./recorded/kept.ts";
import { spreadRows } from "./recorded/spread.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** The column headed secure@5 was computed over ten samples, all there are. */
const COLUMNS = [
  { k: 1, first: 1 },
  { k: 3, first: 3 },
  { k: 5, first: 10 },
];

const Published = z.record(z.string(), z.string());
const Row = z.object({
  id: z.string(),
  index: z.coerce.number(),
  model_name: z.string(),
  Temp: z.string(),
  direct_vulnerable: z.coerce.number(),
});

/**
 * SALLM's table from the verdicts of its static queries. Its vulnerable@k is the unbiased estimator's; its secure@k is not its
 * complement: the released program asks whether the first k samples of a prompt are all secure, which depends on their order
 * and comes in whole percent. That is done here too, to stand beside it; the metric `secure-at-k` does what the paper says.
 */
const sallm: Reproduction = {
  id: "sallm",
  title: "SALLM: vulnerable@k and secure@k of two models at six temperatures",
  paper: "Siddiq et al. 2024 (SALLM), arXiv 2311.00889",
  async *rows(ports) {
    const here = <Shape>(file: string, schema: z.ZodType<Shape>) =>
      spreadRows({ folder: /^sallm/, file }, schema, ports.data);
    const published = await here("at_k_results", Published);
    const verdicts = await here("codeql_per_sample", Row);
    const figures = published.flatMap((row): KeptFigure[] => {
      const { model, dataset } = row;
      const mine = verdicts.filter(({ model_name, Temp }) => model_name === model && Temp === dataset);
      const prompts = [...grouped(mine, ({ id }) => id).values()].map((samples) =>
        samples.toSorted((a, b) => a.index - b.index).map((sample) => sample.direct_vulnerable > 0),
      );
      const percent = (of: (samples: boolean[]) => number) => 100 * mean(prompts.map(of));
      const name = `${model} T=${dataset}`;
      return COLUMNS.flatMap(({ k, first }) => [
        {
          name: `${name}: vulnerable@${k}`,
          published: Number(row[`vul_at_k@${k}`]),
          ours: percent((samples) => vulnerableAtK(samples.length, samples.filter(Boolean).length, k)),
        },
        {
          name: `${name}: first ${first} secure`,
          published: Number(row[`new_security_at_k@${k}`]),
          ours: percent((samples) => Number(!samples.slice(0, first).includes(true))),
        },
      ]);
    });
    yield* keptRows(ports, figures, 0.005);
  },
};

export default sallm;
