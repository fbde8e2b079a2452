import { beforeAll, describe, expect, it } from "vitest";
import apiMisuse, { apiUses } from "../../../src/metrics/api-misuse.ts";
import { loadGrammars } from "../../../src/metrics/code/tree.ts";
import { recordOf } from "../doubles.ts";

beforeAll(() => loadGrammars(["java", "python"]));

describe("uses", () => {
  it.each([
    ["java", "Iterator<String> it = list.iterator();\nString s = it.next();", "java/next", true],
    [
      "java",
      "Iterator<String> it = list.iterator();\nwhile (it.hasNext()) { use(it.next()); }",
      "java/next",
      false,
    ],
    [
      "java",
      "Iterator<String> it = list.iterator();\nif (it.hasNext()) { use(it.next()); }",
      "java/next",
      false,
    ],
    ["java", 'void make() { File f = new File("x"); f.createNewFile(); }', "java/createNewFile", true],
    [
      "java",
      'void make() { try { new File("x").createNewFile(); } catch (IOException e) { } }',
      "java/createNewFile",
      false,
    ],
    ["java", "class A { void f() { PrintWriter w = open(); w.write(1); } }", "java/write", true],
    ["java", "class A { void f() { PrintWriter w = open(); w.write(1); w.close(); } }", "java/write", false],
    ["python", "f = open('x')\nprint(f.read())", "python/open", true],
    ["python", "f = open('x')\nf.close()", "python/open", false],
    ["python", "with open('x') as f:\n    print(f.read())", "python/open", false],
  ])("%s: %j", (language, program, rule, misused) => {
    expect(apiUses(program, language)).toMatchObject([{ rule, misused }]);
  });

  it("needs the API to be there, and a program that parses", () => {
    expect(apiUses("int x = scanner.next();", "java")).toEqual([]);
    expect(apiUses("void broken( {", "java")).toBeNull();
    expect(apiUses("x", "cobol")).toBeNull();
  });
});

it("the rate leaves out programs without such a call, and counts them as parsable", () => {
  const programs = ["f = open('x')", "x = 1", "with open('x') as f:\n    pass", "def ("];
  const records = programs.map((program, index) => ({ ...recordOf(`t${index}`, 0, 1), program }));
  const values = apiMisuse.of(records, { k: [1], seed: 1 });
  expect(values["api-misuse-rate"]).toMatchObject({ value: 0.5, n: 2 });
  expect(values["api-parsable"]).toMatchObject({ value: 0.75, n: 4 });
});
