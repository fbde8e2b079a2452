import { againstFirst } from "./study/against-first.ts";
import { settingsOf } from "./study/settings.ts";
import type { Study } from "./study/study.ts";

/** What quantisation costs: the first run is the full model, each other a quantised one. */
const quantised: Study = {
  id: "quantised",
  title: "Quantised against full models",
  paper: "Giagnorio et al. 2025, arXiv 2503.07103",
  runs: "the full model's run first, then the quantised ones' on the same tasks",
  least: 2,
  write: async (runs, { seed }) => [
    againstFirst(runs, seed, {
      heading: "What quantisation changes",
      text: [
        'The study found four bits close to full precision and losses below. "No difference found" is not "no difference": look at the interval, and at what these tasks would see.',
      ],
    }),
    settingsOf(runs),
  ],
};

export default quantised;
