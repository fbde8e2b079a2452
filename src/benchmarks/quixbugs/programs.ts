import { z } from "zod";
import type { Source } from "../../core/benchmark.ts";

export const Row = z.object({
  name: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  /** The program with one bug, its specification as a string behind it. */
  buggy_python: z.string(),
  correct_python: z.string(),
  /** Arguments and what they give; null where the programs take graphs. */
  json_tests: z.array(z.tuple([z.json(), z.json()])).nullable(),
  pytest: z.string(),
});

export type Row = z.infer<typeof Row>;

/** Programs, their specification and their tests. */
export const PROGRAMS: Source = {
  file: "quixbugs.jsonl",
  alsoNamed: ["quixbugs.jsonl.gz"],
  page: "https://github.com/jkoppel/QuixBugs/tree/4257f44b0ff1181dedaedee6a447e133219fcebf",
  licence: "MIT",
};

/** What the programs on graphs import. Lists as defaults are shared between nodes; none of the programs changes one. */
const NODE = `class Node:
    def __init__(self, value=None, successor=None, successors=[], predecessors=[], incoming_nodes=[], outgoing_nodes=[]):
        self.value = value
        self.successor = successor
        self.successors = successors
        self.predecessors = predecessors
        self.incoming_nodes = incoming_nodes
        self.outgoing_nodes = outgoing_nodes


`;

/** A row's two programs, with what they need, and what they are for. */
export function programsOf({ buggy_python, correct_python, pytest }: Row): {
  buggy: string;
  right: string;
  specification: string;
} {
  const [program = "", specification = ""] = buggy_python.split('"""');
  const usesNodes = /\bNode\(/.test(pytest);
  const withNode = (text: string) => `${usesNodes ? NODE : ""}${text.trim()}\n`;
  const right = withNode(correct_python.split('"""')[0] ?? "");
  return { buggy: withNode(program), right, specification: specification.trim() };
}
