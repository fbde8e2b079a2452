import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import type { Test } from "../core/task.ts";
import { checkedRow } from "./python/checked-row.ts";
import { humanEvalTask, withBody } from "./python/humaneval-task.ts";
import { pythonText } from "./python/text.ts";

const Row = z.object({
  task_id: z.string().min(1),
  prompt: z.string(),
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, "expected the name of a function"),
  /** Defines `generate_input(size, lid, cid)`, which draws from `random`. */
  input_generator: z.string(),
  /** The sizes of the levels, as numbers with spaces between. */
  input_levels: z.string().regex(/^[\d.e ]+$/, "expected sizes"),
  /** The body of an efficient solution written by an expert. */
  reference_solution: z.string(),
  /** Defines `__check(input, answer, output)`. */
  checker: z.string(),
});

type Row = z.infer<typeof Row>;

/** Inputs of a level; the first has an empty or otherwise special one among them. */
const CASES = 8;

const JUDGE = `
import copy, hashlib, heapq, itertools, math, random, re, string, sys
from collections import *
from typing import *
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
sys.setrecursionlimit(max(sys.getrecursionlimit(), 100000))

def rand_probably_prime(size):
    while True:
        number = random.randint(2, max(2, int(size)))
        if number < 4 or all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7, 11) if base % number):
            return number

def rand_primality(size, lid, cid):
    if cid % 2 == 0:
        return rand_probably_prime(size)
    root = max(2, int(size ** 0.5))
    return rand_probably_prime(root) * random.randint(2, root)

def _level(function, key, size, level, count, generator, reference, entry, checker, helpers):
    names = dict(globals())
    exec(helpers, names)
    exec(generator, names)
    exec(checker, names)
    right = dict(globals())
    exec(reference, right)
    random.seed(key)
    for case in range(count):
        given = names["generate_input"](size, level, case)
        answer = right[entry](*copy.deepcopy(given))
        output = function(*copy.deepcopy(given))
        assert names["__check"](given, answer, output), "input %d of size %d: another answer than the reference's" % (case, size)
`;

/**
 * ENAMEL: HumanEval's problems at growing sizes of input, against efficient solutions of an expert. The levels are parts:
 * a program that is right but slow runs out of time at the higher ones. The published inputs were drawn once and are not in the
 * repository; these are drawn from a fixed seed by the published generators. Two functions that generators call for random
 * primes are not published; ours draw a prime for even cases and a product for odd ones.
 */
const enamel: Benchmark<Row> = {
  id: "enamel",
  title: "ENAMEL",
  paper: "Qiu et al. 2024, arXiv 2406.06647",
  language: "python",
  source: {
    file: "enamel.jsonl.gz",
    alsoNamed: ["enamel.jsonl"],
    url: "https://raw.githubusercontent.com/q-rz/enamel/b97da79c779b98eaa8b2a1b17a13d2eb0b6d16a5/dataset/enamel.csv",
    sha256: "2f2514064eeffe04bcd49db699fb8344379e5afd0d296ac80b8e20d843c1772e",
    licence: "Apache-2.0",
  },
  stop: ["\nclass", "\ndef", "\n#", "\nif", "\nprint"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const reference = `${row.prompt.trimEnd()}\n${row.reference_solution}`;
    const sizes = row.input_levels.trim().split(/\s+/).map(Number);
    const tests = sizes.map((size, level): Test => {
      const texts = [row.input_generator, reference, row.entry_point, row.checker, withBody(row.prompt)]
        .map(pythonText)
        .join(", ");
      const code = `_level(${row.entry_point}, ${pythonText(`${row.task_id} ${level}`)}, ${size}, ${level}, ${CASES}, ${texts})`;
      return { kind: "code", part: `level-${level}`, code };
    });
    return {
      task: { ...humanEvalTask(row), id: `enamel/${row.task_id}` },
      suite: { entry: row.entry_point, prelude: JUDGE, tests, limits: { cpuSeconds: 60 } },
      reference,
    };
  },
};

export default enamel;
