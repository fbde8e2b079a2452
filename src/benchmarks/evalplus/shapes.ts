/**
 * MBPP+ is published as JSON, in which tuples, sets and complex numbers are lists and texts. What each argument is, for
 * the first and for the others: `t` a tuple, `l` a list, `s` a set, `d` a dictionary, each followed by what its elements are; `*` tuples
 * at every depth, `c` complex, `f` float, `.` as it stands. Read off the release that writes inputs as Python
 * (MbppPlus-OriginFmt) and tested against it.
 */
const SHAPES: [first: string, others: string, tasks: number[]][] = [
  [
    "t.",
    "t.",
    [
      2, 116, 132, 143, 222, 261, 273, 394, 399, 421, 424, 429, 470, 560, 579, 596, 616, 630, 726, 740, 744,
      809,
    ],
  ],
  ["lt.", "lt.", [63, 64, 70, 94, 120, 237, 272, 299, 400, 409, 417, 438, 473, 614, 780]],
  ["lt.", ".", [75, 413, 444, 753]],
  [".", "t.", [106, 750]],
  ["ls", ".", [115]],
  ["f", "c", [124]],
  ["t.", ".", [250, 307, 405, 446, 617, 720, 763, 808]],
  ["tt.", "tt.", [259, 401, 445]],
  ["tt.", ".", [278]],
  ["dt.", ".", [722]],
  ["c", "c", [252]],
  ["*", "*", [580, 615, 791]],
];

const byTask = new Map(
  SHAPES.flatMap(([first, others, tasks]) => tasks.map((task) => [task, [first, others] as const] as const)),
);

/** The shapes of a task's first and other arguments. */
export function shapesOf(task: number): readonly [string, string] {
  return byTask.get(task) ?? [".", "."];
}
