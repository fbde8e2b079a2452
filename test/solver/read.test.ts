import { describe, expect, it } from "vitest";
import { readLiteral } from "../../src/solver/spec/literal.ts";
import { readSpec } from "../../src/solver/spec/read.ts";
import { stems } from "../../src/solver/spec/words.ts";

const read = (text: string) => {
  const spec = readSpec(text);
  return spec.examples.map(({ args, output }) => [...args, output]);
};

describe("examples are read from", () => {
  it.each([
    [
      "doctests",
      "def f(x):\n    '''Doubles.\n    >>> f(2)\n    4\n    >>> f(-1)\n    -2\n    '''",
      [
        [2, 4],
        [-1, -2],
      ],
    ],
    [
      "equations",
      "def f(x):\n    '''f(2) == 4, f(3) => 6 and f(4) ➞ 8.'''",
      [
        [2, 4],
        [3, 6],
        [4, 8],
      ],
    ],
    [
      "sentences",
      "def f(x):\n    '''f(2) returns 4. f(3) should be 6'''",
      [
        [2, 4],
        [3, 6],
      ],
    ],
    ["asserts", "assert f(2) == 4\nassert f([1])\nassert not f('')", [[{ any: 2 }, 4]]],
    ["sums", "def f(x):\n    '''f([1, 2]) == 1 + 4 = 5'''", [[[1, 2], 5]]],
    ["blocks", "def f(n):\n    '''\n    Input: n = 5\n    Output: 1\n    '''", [[5, 1]]],
    ["named values", "def f(lst):\n    '''For lst = [1,2] the output should be 5'''", [[[1, 2], 5]]],
    ["close numbers", "assert math.isclose(f(2), 3.5, rel_tol=0.001)", [[2, 3.5]]],
    [
      "JavaScript",
      "function f(x) {\n}\nassert.deepEqual(f([1]), [2]); // f([2]) => [3]",
      [
        [[1], [2]],
        [[2], [3]],
      ],
    ],
  ])("%s", (name, text, wanted) => {
    if (name === "asserts") expect(readSpec(text).examples).toHaveLength(3);
    else expect(read(text)).toEqual(wanted);
  });

  it("lists over several lines, sets compared as sets, and strings with escapes", () => {
    expect(read("def f(x):\n    '''\n    >>> f(1)\n    [1,\n     2]\n    '''")).toEqual([[1, [1, 2]]]);
    expect(read("assert set(f((3, 4))) == set((4, 3))")).toEqual([
      [
        [3, 4],
        [3, 4],
      ],
    ]);
    expect(readLiteral("'a\\n\\'b'").literal.value).toBe("a\n'b");
  });
});

describe("types", () => {
  const types = (text: string) => {
    const { parameters, returns } = readSpec(text);
    return [...parameters.map(({ type }) => type.text), returns.text];
  };
  it("come from the values, and from hints where these say more", () => {
    expect(types("assert f([1, 2.5], 'a') == {'a': (1, True)}")).toEqual([
      "list[float]",
      "str",
      "dict[str,tuple[int,bool]]",
    ]);
    expect(types("def f(x: float) -> float:\n    '''f(2) == 4'''")).toEqual(["float", "float"]);
    expect(types("assert f([]) == 0\nassert f(['a']) == 1")).toEqual(["list[str]", "int"]);
    expect(types("assert f([1, 'a']) == 1")).toEqual(["list[any]", "int"]);
    expect(types("assert f((1, 2, 3)) == 1\nassert f((1, 2)) == 1")).toEqual(["row[int]", "int"]);
  });
});

describe("bad input gets one clear sentence", () => {
  it.each([
    ["", "SOLVER_NO_EXAMPLES"],
    ["Write a poem.", "SOLVER_NO_EXAMPLES"],
    ["def f(x):\n    '''Solves the halting problem.'''", "SOLVER_NO_EXAMPLES"],
    ["assert f(1) == 2\nassert f(1) == 3", "SOLVER_CONTRADICTION"],
    ["assert f(1) == 2\nassert f(1, 2) == 3", "SOLVER_UNSUPPORTED"],
    ["Write a Haskell program.\nassert f(1) == 2", "SOLVER_UNSUPPORTED"],
  ])("%j", (text, code) => {
    expect(() => readSpec(text)).toThrow(expect.objectContaining({ name: "AssayError", code }));
  });
});

it("words are compared by their stems, and words that every task has say nothing", () => {
  expect(stems("sorts Sorted sorting")).toEqual(["sort", "sort", "sort"]);
  expect(stems("countVowels_in the_given list")).toEqual(["count", "vowel", "list"]);
});

it("constants come from the text and not from its examples", () => {
  const { constants } = readSpec("Multiples of three below 50 joined by '-'.\n>>> f(77)\n'88-99'");
  expect(constants.map(({ value }) => value)).toEqual(expect.arrayContaining([50, "-", 3]));
  expect(constants.map(({ value }) => value)).not.toContain(77);
  expect(constants.map(({ value }) => value)).not.toContain("88-99");
});
