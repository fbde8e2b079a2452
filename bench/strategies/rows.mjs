import { roomIds } from "../../dist/core/room.js";

/** The simulated programmers, weak to strong. */
export const PROFILES = ["codegen-16b", "davinci-002", "codellama-34b", "gpt-35-turbo"];

const random = (samples) => ({
  strategy: "best-of",
  options: { selector: "random", filter: false, samples, testCompletions: 0 },
});
const tested = (selector, filter = false) => ({ strategy: "best-of", options: { selector, filter } });
const auto = (stopAt) => ({ strategy: "auto", options: { stopAt } });

/** What `npm run bench -- calibrate` printed for each programmer alone. */
const OWN = {
  "codegen-16b": [-0.272, 1.157, 0.223, 0.158, -0.155],
  "davinci-002": [0.522, 0.932, 0.115, 0.038, -0.153],
  "codellama-34b": [-0.443, 1.316, -0.474, 2.879, 3.5],
  "gpt-35-turbo": [1.18, 1.164, -0.611, 1.197, 1.48],
};
const own = (stopAt) => ({
  strategy: "auto",
  options: (profile) => ({ stopAt, weights: OWN[profile] }),
});

/** What the table shows: a name, a strategy, and the options that are not its defaults. */
export const ROWS = {
  direct: { strategy: "direct", options: {} },
  "random of 2": random(2),
  "random of 15": random(15),
  "self-debugging, 3 turns": { strategy: "self-debugging", options: { maxTurns: 3 } },
  "self-debugging, 10 turns": { strategy: "self-debugging", options: {} },
  "most tests passed, 10 + 10": tested("most-passed"),
  "CodeT, 10 + 10": { strategy: "codet", options: {} },
  "B4, 10 + 10": tested("b4"),
  "B4, filtered, 10 + 10": tested("b4", true),
  "PageRank, 10 + 10": tested("page-rank"),
  "AlphaCode, 5": { strategy: "alphacode", options: { samples: 5 } },
  "AlphaCode, 15": { strategy: "alphacode", options: { samples: 15 } },
  "MBR-Exec, 15": { strategy: "mbr-exec", options: { samples: 15 } },
  "functional consensus, 15": { strategy: "functional-consensus", options: { samples: 15 } },
  "auto, until 0.6": auto(0.6),
  "auto, until 0.8": auto(0.8),
  "auto, until 0.9": auto(0.9),
  "auto, until 0.95": auto(0.95),
  "auto, until 0.9, its own weights": own(0.9),
};

/** Every strategy of the room by its id, as it is by default. */
export function everyStrategy() {
  const ids = roomIds(new URL("../../dist/strategies/", import.meta.url));
  return Object.fromEntries(ids.map((id) => [id, { strategy: id, options: {} }]));
}
