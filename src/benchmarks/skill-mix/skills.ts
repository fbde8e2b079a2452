import type { Facts } from "../codeif/facts.ts";

/** A way of writing Python that a text shows or does not. */
export interface Skill {
  name: string;
  shown(facts: Facts): boolean;
  /** A text that shows it alone. */
  example: string;
}

const has =
  (...nodes: string[]) =>
  (facts: Facts) =>
    nodes.some((node) => (facts.kinds[node] ?? 0) > 0);

export const SKILLS: Skill[] = [
  {
    name: "recursion",
    shown: (facts) => facts.recursive,
    example: "def depth(n):\n    return 0 if n < 1 else 1 + depth(n - 1)\n",
  },
  { name: "a generator", shown: has("Yield", "YieldFrom"), example: "def each(n):\n    yield n\n" },
  {
    name: "a decorator",
    shown: (facts) => facts.decorators > 0,
    example: "@str\ndef named():\n    return 1\n",
  },
  { name: "a list comprehension", shown: has("ListComp"), example: "squares = [n * n for n in range(3)]\n" },
  { name: "a dict comprehension", shown: has("DictComp"), example: "table = {n: n for n in range(3)}\n" },
  { name: "a lambda", shown: has("Lambda"), example: "twice = lambda n: 2 * n\n" },
  {
    name: "a closure",
    shown: (facts) => facts.closure,
    example: "def adder(a):\n    def add(b):\n        return a + b\n    return add\n",
  },
  { name: "inheritance", shown: (facts) => facts.bases > 0, example: "class Own(Exception):\n    pass\n" },
  {
    name: "a context manager",
    shown: has("With"),
    example: "import io\nwith io.StringIO() as text:\n    text.write('a')\n",
  },
  {
    name: "exception handling",
    shown: has("Try"),
    example: "try:\n    number = int('1')\nexcept ValueError:\n    number = 0\n",
  },
  { name: "a formatted string", shown: has("JoinedStr"), example: "line = f'{1 + 1}'\n" },
  { name: "slicing", shown: has("Slice"), example: "rest = [1, 2, 3][1:]\n" },
  { name: "a conditional expression", shown: has("IfExp"), example: "sign = 1 if True else -1\n" },
  {
    name: "an assignment expression",
    shown: has("NamedExpr"),
    example: "if (size := 3) > 2:\n    print(size)\n",
  },
  { name: "argument unpacking", shown: (facts) => facts.starred, example: "print(*[1, 2])\n" },
  { name: "an annotated variable", shown: has("AnnAssign"), example: "count: int = 1\n" },
];

export const TOPICS = [
  "weather",
  "chess",
  "library",
  "garden",
  "train",
  "kitchen",
  "music",
  "harbour",
  "budget",
  "forest",
];
