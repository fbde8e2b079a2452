import type { Facts } from "./facts.ts";

/** One demand that a Python text meets or does not. */
export type Constraint =
  | { kind: "function"; name: string; parameters?: number }
  | { kind: "class"; name: string }
  | { kind: "functions"; least: number }
  | { kind: "without"; nodes: string[]; say: string }
  | { kind: "with"; nodes: string[]; say: string }
  | { kind: "recursive" }
  | { kind: "modules"; only: string[] }
  | { kind: "call"; name: string }
  | { kind: "without-call"; name: string }
  | { kind: "raises"; name: string }
  | { kind: "docstrings" }
  | { kind: "annotated" }
  | { kind: "comments"; least: number }
  | { kind: "no-comments" }
  | { kind: "lines"; most: number }
  | { kind: "line-length"; most: number }
  | { kind: "depth"; most: number }
  | { kind: "variables"; style: "snake" | "camel" }
  | { kind: "variable"; name: string };

const SNAKE = /^_*[a-z0-9]+(_[a-z0-9]+)*$|^[A-Z0-9_]+$/;
const CAMEL = /^_*[a-z]+([A-Z][a-z0-9]*)*\d*$/;

/** Each kind's sentence, as the solver reads it, and whether a text meets it. */
const KINDS: {
  [Kind in Constraint["kind"]]: {
    say(constraint: Extract<Constraint, { kind: Kind }>): string;
    met(constraint: Extract<Constraint, { kind: Kind }>, facts: Facts): boolean;
  };
} = {
  function: {
    say: ({ name, parameters }) =>
      `There is a function ${name}${parameters === undefined ? "" : ` with ${parameters} parameters`}.`,
    met: ({ name, parameters }, facts) =>
      facts.functions.includes(name) && (parameters === undefined || facts.parameters[name] === parameters),
  },
  class: {
    say: ({ name }) => `There is a class ${name}.`,
    met: ({ name }, { classes }) => classes.includes(name),
  },
  functions: {
    say: ({ least }) => `There are at least ${least} functions or methods.`,
    met: ({ least }, { functions }) => functions.length >= least,
  },
  without: {
    say: ({ say }) => `There is no ${say}.`,
    met: ({ nodes }, { kinds }) => nodes.every((node) => !kinds[node]),
  },
  with: {
    say: ({ say }) => `There is a ${say}.`,
    met: ({ nodes }, { kinds }) => nodes.some((node) => (kinds[node] ?? 0) > 0),
  },
  recursive: { say: () => "Some function calls itself.", met: (_, { recursive }) => recursive },
  modules: {
    say: ({ only }) =>
      only.length === 0 ? "Nothing is imported." : `Nothing but ${only.join(", ")} is imported.`,
    met: ({ only }, { modules }) => modules.every((name) => only.includes(name)),
  },
  call: {
    say: ({ name }) => `${name} is called.`,
    met: ({ name }, { calls }) => calls.some((call) => isCall(call, name)),
  },
  "without-call": {
    say: ({ name }) => `${name} is not called.`,
    met: ({ name }, { calls }) => !calls.some((call) => isCall(call, name)),
  },
  raises: {
    say: ({ name }) => `${name} is raised somewhere.`,
    met: ({ name }, { raises }) => raises.includes(name),
  },
  docstrings: { say: () => "Every function has a docstring.", met: (_, { docstrings }) => docstrings },
  annotated: {
    say: () => "Every parameter and every result has a type.",
    met: (_, { annotated }) => annotated,
  },
  comments: {
    say: ({ least }) => `At least ${least} lines are comments.`,
    met: ({ least }, { comments }) => comments >= least,
  },
  "no-comments": { say: () => "No line is a comment.", met: (_, { comments }) => comments === 0 },
  lines: {
    say: ({ most }) => `At most ${most} lines are not empty.`,
    met: ({ most }, { lines }) => lines <= most,
  },
  "line-length": {
    say: ({ most }) => `No line is longer than ${most} characters.`,
    met: ({ most }, { longest }) => longest <= most,
  },
  depth: {
    say: ({ most }) => `Loops and conditions are nested at most ${most} deep.`,
    met: ({ most }, { depth }) => depth <= most,
  },
  variables: {
    say: ({ style }) => `Variables are written in ${style === "snake" ? "snake_case" : "camelCase"}.`,
    met: ({ style }, { stored }) => stored.every((name) => (style === "snake" ? SNAKE : CAMEL).test(name)),
  },
  variable: {
    say: ({ name }) => `A variable is called ${name}.`,
    met: ({ name }, { stored }) => stored.includes(name),
  },
};

const isCall = (call: string, name: string) => call === name || call.endsWith(`.${name}`);

/** The sentence that a solver reads. */
export const sayConstraint = (constraint: Constraint): string =>
  KINDS[constraint.kind].say(constraint as never);

/** Whether a text with these facts meets the constraint. */
export const isMet = (constraint: Constraint, facts: Facts): boolean =>
  KINDS[constraint.kind].met(constraint as never, facts);
