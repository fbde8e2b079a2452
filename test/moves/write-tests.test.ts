import { describe, expect, it } from "vitest";
import writeTests, { parseTests } from "../../src/moves/write-tests.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, DOUBLE } from "../doubles/tasks.ts";

describe("parseTests", () => {
  it("finds asserts that mention the entry, wherever they stand", () => {
    const text = `Tests:
1. assert add(1, 2) == 3
def test_add():
    assert add(0, 0) == 0, "zero"  # nothing
    result = add(1, 1)
    assert result == 2
assert add(1, 1) == 2; assert(add(2, 2) == 4)
assert adder(1) == 2 or address
asserting add(1)`;
    expect(parseTests(text, ADD)).toEqual([
      "assert add(1, 2) == 3",
      'assert add(0, 0) == 0, "zero"',
      "assert add(1, 1) == 2",
      "assert(add(2, 2) == 4)",
    ]);
  });

  it("puts a statement of many lines on one", () => {
    const text = "assert add(\n    1,  # first\n    2,\n) == 3\nassert add(1, 2) \\\n    == 3";
    expect(parseTests(text, ADD)).toEqual(["assert add( 1, 2, ) == 3", "assert add(1, 2) == 3"]);
  });

  it("is not fooled by what quotes hold", () => {
    expect(parseTests(`assert add("#;(", '\\'') == """)"""\n`, ADD)).toEqual([
      `assert add("#;(", '\\'') == """)"""`,
    ]);
  });

  it("leaves out what never ends", () => {
    expect(parseTests('assert add([1, 2\nassert add(1, 2) == 3\nassert add("a\n', ADD)).toEqual([
      "assert add(1, 2) == 3",
    ]);
    expect(parseTests("assert add(1, 2) == [3, ", ADD)).toEqual([]);
  });

  it("reads Node's assert in JavaScript", () => {
    const text = block(
      "const assert = require('assert');\nassert.strictEqual(double(2), 4);\nassert.throws(\n  () => double(),\n  { name: 'TypeError' },\n); // none\nassert(double(0) === 0)\nassert.ok(other());",
      "js",
    );
    expect(parseTests(text, DOUBLE)).toEqual([
      "assert.strictEqual(double(2), 4)",
      "assert.throws( () => double(), { name: 'TypeError' }, )",
      "assert(double(0) === 0)",
    ]);
  });
});

describe("writeTests", () => {
  const options = { style: "chat", completions: 2, testsPerCompletion: 2, temperature: 0.8 } as const;
  const list = block("assert add(1, 2) == 3\nassert add(1, 2) == 3\nassert add(2, 2) == 4");

  it("keeps the first of each list, repeats included, from one request", async () => {
    const kit = fakeKit(ADD, { replies: { tests: [list] } });
    expect(await writeTests(ADD, kit, options)).toEqual(Array(4).fill("assert add(1, 2) == 3"));
    expect(kit.asks).toMatchObject([{ purpose: "tests", n: 2, temperature: 0.8 }]);
    expect(kit.prompts()[0]).toContain("Write 2 tests of `add`");
  });

  it("continues CodeT's prompt with a base model", async () => {
    const kit = fakeKit(ADD, { replies: { tests: ["add(1, 2) == 3\nassert add(2, 2) == 4"] } });
    expect(await writeTests(ADD, kit, { ...options, style: "completion", completions: 1 })).toEqual([
      "assert add(1, 2) == 3",
      "assert add(2, 2) == 4",
    ]);
    expect(kit.prompts()).toEqual([`${ADD.starter}    pass\n\n# check the correctness of add\nassert `]);
  });

  it("asks nothing when there is nothing to assert about", async () => {
    const { entry: _, ...task } = ADD;
    const kit = fakeKit(task, { replies: {} });
    expect(await writeTests(task, kit, options)).toEqual([]);
    expect(kit.asks).toEqual([]);
  });
});
