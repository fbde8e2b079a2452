import type { Constraint } from "./constraints.ts";

/** A task in CodeIF's manner, written for Assay: an instruction, constraints in an order of their own, and a text that meets them. */
export interface CodeifRow {
  id: string;
  instruction: string;
  constraints: Constraint[];
  /** For a constraint (by place), those that must be met for it to count. */
  needs: Record<string, number[]>;
  reference: string;
}

const loops = { nodes: ["For", "While", "AsyncFor"], say: "for or while loop" };
const comprehension = {
  nodes: ["ListComp", "SetComp", "DictComp", "GeneratorExp"],
  say: "comprehension or generator expression",
};

export const ROWS: CodeifRow[] = [
  {
    id: "sum-of-digits",
    instruction: "Write a function that adds up the decimal digits of a whole number.",
    constraints: [
      { kind: "function", name: "digit_sum", parameters: 1 },
      { kind: "recursive" },
      { kind: "without", ...loops },
      { kind: "annotated" },
      { kind: "lines", most: 6 },
    ],
    needs: { 1: [0], 3: [0] },
    reference:
      "def digit_sum(number: int) -> int:\n    if number < 10:\n        return number\n    return number % 10 + digit_sum(number // 10)\n",
  },
  {
    id: "word-lengths",
    instruction: "Write a function that gives the length of each word of a text.",
    constraints: [
      { kind: "function", name: "word_lengths", parameters: 1 },
      { kind: "with", ...comprehension },
      { kind: "without", ...loops },
      { kind: "modules", only: [] },
      { kind: "docstrings" },
    ],
    needs: { 4: [0] },
    reference:
      'def word_lengths(text):\n    """Length of each word."""\n    return {word: len(word) for word in text.split()}\n',
  },
  {
    id: "safe-division",
    instruction: "Write a function that divides two numbers and refuses zero.",
    constraints: [
      { kind: "function", name: "divide", parameters: 2 },
      { kind: "raises", name: "ValueError" },
      { kind: "without", nodes: ["Try"], say: "try statement" },
      { kind: "depth", most: 1 },
      { kind: "no-comments" },
    ],
    needs: { 1: [0] },
    reference:
      'def divide(a, b):\n    if b == 0:\n        raise ValueError("no division by zero")\n    return a / b\n',
  },
  {
    id: "stack",
    instruction: "Write a stack with push, pop and a way to tell whether it is empty.",
    constraints: [
      { kind: "class", name: "Stack" },
      { kind: "functions", least: 4 },
      { kind: "docstrings" },
      { kind: "variables", style: "snake" },
      { kind: "line-length", most: 60 },
    ],
    needs: { 1: [0], 2: [0] },
    reference:
      'class Stack:\n    def __init__(self):\n        """Empty."""\n        self.items = []\n\n    def push(self, item):\n        """Puts an item on top."""\n        self.items.append(item)\n\n    def pop(self):\n        """Takes the top item."""\n        return self.items.pop()\n\n    def is_empty(self):\n        """Whether nothing is left."""\n        return not self.items\n',
  },
  {
    id: "read-numbers",
    instruction: "Write a function that reads a file of one number a line and gives their mean.",
    constraints: [
      { kind: "function", name: "mean_of_file", parameters: 1 },
      { kind: "with", nodes: ["With"], say: "with statement" },
      { kind: "modules", only: ["statistics"] },
      { kind: "without-call", name: "sum" },
      { kind: "variable", name: "numbers" },
    ],
    needs: { 1: [0], 4: [0] },
    reference:
      "from statistics import mean\n\n\ndef mean_of_file(path):\n    with open(path) as file:\n        numbers = [float(line) for line in file]\n    return mean(numbers)\n",
  },
  {
    id: "running-total",
    instruction: "Write a generator of running totals.",
    constraints: [
      { kind: "function", name: "runningTotals", parameters: 1 },
      { kind: "with", nodes: ["Yield", "YieldFrom"], say: "yield" },
      { kind: "variables", style: "camel" },
      { kind: "comments", least: 1 },
      { kind: "lines", most: 8 },
    ],
    needs: { 1: [0] },
    reference:
      "def runningTotals(numbers):\n    # One total for each number.\n    totalSoFar = 0\n    for number in numbers:\n        totalSoFar += number\n        yield totalSoFar\n",
  },
  {
    id: "retry",
    instruction: "Write a decorator that calls a function again, up to three times, when it raises.",
    constraints: [
      { kind: "function", name: "retry", parameters: 1 },
      { kind: "call", name: "wraps" },
      { kind: "with", nodes: ["Try"], say: "try statement" },
      { kind: "functions", least: 2 },
      { kind: "modules", only: ["functools"] },
    ],
    needs: { 1: [4], 2: [0] },
    reference:
      "from functools import wraps\n\n\ndef retry(function):\n    @wraps(function)\n    def again(*args, **named):\n        for attempt in range(3):\n            try:\n                return function(*args, **named)\n            except Exception:\n                if attempt == 2:\n                    raise\n\n    return again\n",
  },
  {
    id: "flatten",
    instruction: "Write a function that flattens lists within lists, however deep.",
    constraints: [
      { kind: "function", name: "flatten", parameters: 1 },
      { kind: "call", name: "isinstance" },
      { kind: "recursive" },
      { kind: "annotated" },
      { kind: "depth", most: 2 },
      { kind: "modules", only: [] },
    ],
    needs: { 2: [0], 3: [0] },
    reference:
      "def flatten(items: list) -> list:\n    flat = []\n    for item in items:\n        if isinstance(item, list):\n            flat.extend(flatten(item))\n        else:\n            flat.append(item)\n    return flat\n",
  },
];
