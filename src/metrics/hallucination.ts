import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { errorName } from "./outcomes/errors.ts";
import { meanPerSample } from "./text/per-sample.ts";

/** CodeHalu's eight kinds, under its four types. */
export const HALLUCINATIONS = [
  "mapping/data-compliance",
  "mapping/structural-access",
  "naming/identity",
  "naming/external-source",
  "resource/physical-constraint",
  "resource/computational-boundary",
  "logic/deviation",
  "logic/breakdown",
] as const;

export type Hallucination = (typeof HALLUCINATIONS)[number];

/** Which error speaks for which kind: Python's as published, those of JavaScript and the JVM that mean the same. */
const BY_ERROR: Readonly<Record<string, Hallucination>> = {
  TypeError: "mapping/data-compliance",
  ValueError: "mapping/data-compliance",
  ZeroDivisionError: "mapping/data-compliance",
  ArithmeticException: "mapping/data-compliance",
  ClassCastException: "mapping/data-compliance",
  NumberFormatException: "mapping/data-compliance",
  NullPointerException: "mapping/data-compliance",
  IndexError: "mapping/structural-access",
  KeyError: "mapping/structural-access",
  ArrayIndexOutOfBoundsException: "mapping/structural-access",
  StringIndexOutOfBoundsException: "mapping/structural-access",
  IndexOutOfBoundsException: "mapping/structural-access",
  NameError: "naming/identity",
  AttributeError: "naming/identity",
  UnboundLocalError: "naming/identity",
  ReferenceError: "naming/identity",
  ImportError: "naming/external-source",
  ModuleNotFoundError: "naming/external-source",
  ClassNotFoundException: "naming/external-source",
  NoClassDefFoundError: "naming/external-source",
  RecursionError: "resource/physical-constraint",
  MemoryError: "resource/physical-constraint",
  OutOfMemoryError: "resource/physical-constraint",
  StackOverflowError: "resource/physical-constraint",
  OverflowError: "resource/computational-boundary",
  StopIteration: "resource/computational-boundary",
};

/**
 * Which kind a judged program shows, by how it ended; null for a right one and for endings that the taxonomy has no place
 * for (a syntax error, a timeout, an assertion of its own). It is a taxonomy of errors: one that the tests' data caused
 * counts too, and only a run's first error is seen. Tian et al. 2024 (CodeHalu), arXiv 2405.00253, section 3
 *
 * @param longest programs of more words are a breakdown; the paper counts 1,300 tokens of a tokenizer of its own.
 */
export function hallucinationOf(record: SampleRecord, longest = 1300): Hallucination | null {
  const { outcome, program } = record;
  if (outcome === "pass") return null;
  if (program.split(/\s+/).length > longest) return "logic/breakdown";
  if (outcome === "memory") return "resource/physical-constraint";
  const error = errorName(record);
  if (error !== null && error !== "AssertionError") return BY_ERROR[error] ?? null;
  return outcome === "fail" ? "logic/deviation" : null;
}

/** `hallucination-rate` is the share of samples of any kind. */
const metric: Metric = {
  id: "hallucination",
  title: "Hallucination rate and its kinds, by execution",
  paper: "Tian et al. 2024 (CodeHalu), arXiv 2405.00253",
  needs: ["checks", "programs"],
  of: (records, { seed }) =>
    meanPerSample(records, seed, (record) => {
      const found = hallucinationOf(record);
      return {
        "hallucination-rate": Number(found !== null),
        ...Object.fromEntries(
          HALLUCINATIONS.map((kind) => [`hallucination-${kind}`, Number(found === kind)]),
        ),
      };
    }),
};

export default metric;
