import { againstFirst } from "./study/against-first.ts";
import { settingsOf } from "./study/settings.ts";
import type { Study } from "./study/study.ts";

/** Whether examples in the prompt help: the first run is without, each other with some. */
const shots: Study = {
  id: "shots",
  title: "Few-shot against zero-shot",
  paper: "Yuan et al. 2023, arXiv 2308.01240",
  runs: "the zero-shot run first, then runs that differ in their examples",
  least: 2,
  write: async (runs, { seed }) => [
    againstFirst(runs, seed, {
      heading: "What the examples change",
      text: [
        "The study found that examples help generation and can harm classification, and that their choice and order matter: a run is one choice.",
      ],
    }),
    settingsOf(runs),
  ],
};

export default shots;
