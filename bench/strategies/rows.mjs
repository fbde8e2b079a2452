import { roomIds } from "../../dist/core/room.js";

/** The simulated programmers, weak to strong. */
export const PROFILES = ["codegen-16b", "davinci-002", "codellama-34b", "gpt-35-turbo"];

const random = (samples) => ({
  strategy: "best-of",
  options: { selector: "random", filter: false, samples, testCompletions: 0 },
});
const tested = (selector, filter = false) => ({ strategy: "best-of", options: { selector, filter } });
const auto = (stopAt) => ({ strategy: "auto", options: { stopAt } });

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
};

/** Every strategy of the room by its id, as it is by default. */
export function everyStrategy() {
  const ids = roomIds(new URL("../../dist/strategies/", import.meta.url));
  return Object.fromEntries(ids.map((id) => [id, { strategy: id, options: {} }]));
}
