import type { Strategy } from "../core/strategy.ts";
import { wordsOf } from "../moves/shots/bm25.ts";
import { highest } from "../moves/shots/pick.ts";
import { cosine, vectorsOf } from "../moves/shots/vectors.ts";
import { withNotes } from "../moves/text/describe.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import { writeSeveral } from "../moves/write.ts";

/** One API of a library: how it is called, and what it does. */
export interface Api {
  signature: string;
  description: string;
}

export interface PrivateLibraryOptions {
  /** The library: each with its signature and description. */
  apis: Api[];
  /** The rows that the paper reports: the APIs found, those known to be right, or none. */
  shown: "found" | "oracle" | "none";
  /** How many are found. */
  top: number;
  /** The signatures that the task needs, for `oracle`; or those that a person ticked. */
  oracle: string[];
  /** Programs asked for in one request. */
  samples: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Finds the APIs of a library that a task may need by their descriptions, and lists them in a comment above it.
 * APIFinder is a trained pair of encoders; here weighted words are compared. Calls: one `program`.
 */
const privateLibrary: Strategy<PrivateLibraryOptions> = {
  id: "private-library",
  title: "APIFinder and APICoder: an unknown library's APIs, listed above the task",
  paper: "Zan et al. 2023, arXiv 2307.15370",
  calls: "program",
  options: { apis: [], shown: "found", top: 5, oracle: [], samples: 1, temperature: 0, maxTokens: null },
  choices: { shown: ["found", "oracle", "none"] },
  solve(task, kit, { apis, shown, top, oracle, samples, ...wording }) {
    const chosen = {
      found: () => find(task.prompt, apis, top),
      oracle: () => apis.filter(({ signature }) => oracle.includes(signature)),
      none: () => [],
    }[shown]();
    const { comment } = syntaxOf(task.language);
    const lines = chosen.map((api) => `${comment} ${api.signature}: ${api.description}`);
    const block = [`${comment} Please use the following APIs, or do not:`, ...lines].join("\n");
    const notes = chosen.length === 0 ? [] : [block];
    return writeSeveral(task, kit, withNotes(task, ...notes), { ...wording, n: samples });
  },
};

/** The APIs whose descriptions are most like a text, the most alike first. */
export function find(text: string, apis: readonly Api[], top: number): Api[] {
  const vectors = vectorsOf([text, ...apis.map(({ description }) => description)].map(wordsOf));
  const [query, ...described] = vectors;
  return highest(
    described.map((vector) => cosine(query!, vector)),
    top,
  ).map((place) => apis[place]!);
}

export default privateLibrary;
