import { runPortfolio } from "./portfolio/run.ts";
import { printJavaScript } from "./print/javascript.ts";
import { printPython, pythonLiteral } from "./print/python.ts";
import { settle } from "./search/ambiguity.ts";
import { bitsOfOutputs } from "./search/evidence.ts";
import { fromPlain } from "./search/plain.ts";
import { type Hints, readSpec } from "./spec/read.ts";
import type { Spec } from "./spec/spec.ts";

export interface SolveOptions extends Hints {
  /** Evaluations of each search. An answer is the same on every machine, unless `seconds` end first. */
  evaluations: number;
  /** Processor seconds of each search. */
  seconds: number;
  workers?: number;
  signal?: AbortSignal;
  /** The margin below which the solver abstains; -Infinity to offer whatever fits. */
  leastMargin?: number;
  /**
   * Runs a program on the examples where untrusted code runs; one that fails there is not offered. It is given
   * JavaScript for TypeScript.
   */
  check?(program: string, spec: Spec): Promise<boolean>;
  onProgress?(progress: Progress): void;
}

/** Told while the search goes on: the best program so far. */
export interface Progress {
  program: string;
  /** In bits: the lower the better. */
  score: number;
  evaluations: number;
}

/** A program that fits every example, and how sure that makes one. */
export interface Answer {
  program: string;
  score: number;
  cost: number;
}

export interface Solved {
  spec: Spec;
  /** Best first, each with another behaviour; empty when the solver abstains. */
  answers: Answer[];
  /** Programs that fit, when they say so much more than the examples that offering one would be guessing. */
  doubtful: Answer[];
  /** Behaviours among the programs found that fit: 1 when they all agree on every other input that was tried. */
  behaviours: number;
  /** The share of belief that the first behaviour has, from 0 to 1. */
  share: number;
  /** Bits that the results of the examples hold beyond the program's: below 0 the fit may be chance. */
  margin: number;
  /** The call whose result would settle most; null when nothing is open. */
  question: { call: string; results: string[] } | null;
  evaluations: number;
  seconds: number;
}

/** Programs that are run before the solver gives up: those that fit here but not where they are checked are rare. */
const MOST_CHECKS = 6;
/** Below this margin the solver abstains; measured on the odd-numbered tasks of HumanEval and MBPP (docs/solver.md). */
const LEAST_MARGIN = -4;
/** One truth value is met by every second test that there is. */
const LEAST_BITS = 2;

/**
 * Reads a task and searches a program for it, with no model.
 * @throws AssayError SOLVER_NO_EXAMPLES, SOLVER_CONTRADICTION, SOLVER_UNSUPPORTED: one clear sentence each.
 */
export async function solve(text: string, options: SolveOptions): Promise<Solved> {
  const started = performance.now();
  const hints: Hints = {
    ...(options.entry !== undefined && { entry: options.entry }),
    ...(options.language !== undefined && { language: options.language }),
  };
  const spec = readSpec(text, hints);
  const { evaluations, seconds, workers, signal, onProgress } = options;
  const { found, evaluations: spent } = await runPortfolio(text, hints, {
    evaluations,
    seconds,
    workers,
    signal,
    onFound:
      onProgress &&
      (({ program, score, at }) => onProgress({ program: print(program, spec), score, evaluations: at })),
  });
  const fitting = found.map(({ program, cost, score }) => ({
    node: fromPlain(program),
    plain: program,
    cost,
    score,
  }));
  const { ranked, share, question } = settle(spec, fitting);
  const answers: Answer[] = [];
  for (const { plain, cost, score } of ranked.slice(0, MOST_CHECKS)) {
    const program = print(plain, spec);
    const run = spec.language === "typescript" ? print(plain, untyped(spec)) : program;
    if (options.check !== undefined && !(await options.check(run, spec))) continue;
    answers.push({ program, cost, score });
  }
  const bits = bitsOfOutputs(spec);
  const margin = answers.length === 0 ? 0 : bits - answers[0]!.score;
  const sure = bits >= LEAST_BITS && margin >= (options.leastMargin ?? LEAST_MARGIN);
  return {
    spec,
    answers: sure ? answers : [],
    doubtful: sure ? [] : answers,
    behaviours: ranked.length,
    share,
    margin,
    question: question && {
      call: `${spec.entry}(${question.args.map((arg, index) => pythonLiteral(arg, spec.parameters[index]!.type)).join(", ")})`,
      results: question.results.map((value) =>
        value === undefined ? "an error" : pythonLiteral(value, spec.returns),
      ),
    },
    evaluations: spent,
    seconds: (performance.now() - started) / 1000,
  };
}

/** TypeScript is run as what it is without its types. */
function untyped({ signature: _, ...spec }: Spec): Spec {
  return { ...spec, language: "javascript" };
}

function print(plain: Parameters<typeof fromPlain>[0], spec: Spec): string {
  const node = fromPlain(plain);
  return spec.language === "python" ? printPython(node, spec) : printJavaScript(node, spec);
}

/** Why a task that was read has no answer, as the end of a sentence. */
export function abstention({ spec, doubtful, question }: Solved): string {
  const count = spec.examples.length === 1 ? "the one example" : `the ${spec.examples.length} examples`;
  if (doubtful.length === 0) return `no program found that fits ${count} of ${spec.entry} within the budget`;
  const open = `programs fit ${count} of ${spec.entry}, but any of them would be a guess`;
  return question === null ? `${open}; give more examples` : `${open}; say what ${question.call} gives`;
}
