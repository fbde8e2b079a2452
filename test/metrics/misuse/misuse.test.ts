import { beforeAll, describe, expect, it } from "vitest";
import apiMisuse, { apiUses } from "../../../src/metrics/api-misuse.ts";
import { loadGrammars } from "../../../src/metrics/code/tree.ts";
import { recordOf } from "../doubles.ts";

beforeAll(() => loadGrammars(["java", "python"]));

describe("uses", () => {
  it.each([
    ["java", "Iterator<String> it = list.iterator();\nString s = it.next();", "java/Iterator.next", true],
    [
      "java",
      "Iterator<String> it = list.iterator();\nwhile (it.hasNext()) { use(it.next()); }",
      "java/Iterator.next",
      false,
    ],
    [
      "java",
      "Iterator<String> it = list.iterator();\nif (it.hasNext()) { use(it.next()); }",
      "java/Iterator.next",
      false,
    ],
    ["java", 'void make() { File f = new File("x"); f.createNewFile(); }', "java/File.createNewFile", true],
    [
      "java",
      'void make() { try { new File("x").createNewFile(); } catch (IOException e) { } }',
      "java/File.createNewFile",
      false,
    ],
    ["java", "class A { void f() { PrintWriter w = open(); w.write(1); } }", "java/PrintWriter.write", true],
    [
      "java",
      "class A { void f() { PrintWriter w = open(); w.write(1); w.close(); } }",
      "java/PrintWriter.write",
      false,
    ],
    ["java", 'File f = new File("x"); f.mkdir();', "java/File.mkdir", true],
    ["java", 'File f = new File("x"); f.mkdirs();', "java/File.mkdirs", false],
    ["java", "List<String> a = all(); String s = a.get(0);", "java/List.get", true],
    [
      "java",
      "List<String> a = all(); for (int i = 0; i < a.size(); i++) use(a.get(i));",
      "java/List.get",
      false,
    ],
    ["java", 'Map<String, List<A>> m = all(); use(m.get("x"));', "java/Map.get", true],
    ["java", 'Map<String, A> m = all(); A a = m.get("x"); if (a != null) use(a);', "java/Map.get", false],
    ["java", 'Map<String, A> m = all(); if (m.get("x") == null) use(m);', "java/Map.get", false],
    ["java", 'if (x) { } String s = "é"; byte[] b = s.getBytes();', "java/String.getBytes", true],
    ["java", 'byte[] b = "é".getBytes(UTF_8);', "java/String.getBytes", false],
    ["java", "void f(JsonElement e) { use(e.getAsString()); }", "java/JsonElement.getAsString", true],
    [
      "java",
      "void f(JsonElement e) { if (e != null) { use(e.getAsString()); } }",
      "java/JsonElement.getAsString",
      false,
    ],
    ["java", "void f(SQLiteDatabase d) { Cursor c = d.query(a); }", "java/SQLiteDatabase.query", true],
    [
      "java",
      "void f(SQLiteDatabase d) { Cursor c = d.query(a); c.close(); }",
      "java/SQLiteDatabase.query",
      false,
    ],
    [
      "java",
      "class A extends Activity { void f() { setContentView(1); } }",
      "java/Activity.setContentView",
      true,
    ],
    [
      "java",
      "class A extends Activity { void f(Bundle b) { super.onCreate(b); setContentView(1); } }",
      "java/Activity.setContentView",
      false,
    ],
    [
      "java",
      "void f(TypedArray t) { use(t.getString(1)); t.recycle(); }",
      "java/TypedArray.getString",
      false,
    ],
    [
      "java",
      "void f(RandomAccessFile r) { try { r.write(b); } catch (E e) { } }",
      "java/RandomAccessFile.write",
      true,
    ],
    ["java", "void f(ProgressDialog p) { p.dismiss(); }", "java/ProgressDialog.dismiss", true],
    ["python", "f = open('x')\nprint(f.read())", "python/open", true],
    ["python", "f = open('x')\nf.close()", "python/open", false],
    ["python", "with open('x') as f:\n    print(f.read())", "python/open", false],
  ])("%s: %j", (language, program, rule, misused) => {
    expect(apiUses(program, language)).toMatchObject([{ rule, misused }]);
  });

  it("needs the API to be there, and a program that parses", () => {
    expect(apiUses("int x = scanner.next();", "java")).toEqual([]);
    // A list of another name, and what a call gives: neither says what it is.
    expect(apiUses("List<String> a = all(); use(other.get(0), more().get(1));", "java")).toEqual([]);
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
