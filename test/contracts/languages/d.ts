import type { Samples } from "./samples.ts";

const twice = (body: string) => `import std.stdio;\n\nlong twice(long x)\n{\n    ${body}\n}\n`;
const test = (body: string) => `unittest\n{\n    alias candidate = twice;\n\n    ${body}\n}\nvoid main(){}\n`;

const d: Samples = {
  right: twice("return x * 2;"),
  wrong: twice("return x * 3;"),
  raises: twice('throw new Exception("no");'),
  doesNotParse: twice("return x * ;"),
  exitsWithZero: `import core.stdc.stdlib;\nshared static this() { exit(0); }\n${twice("return x;")}`,
  exitsWhenCalled: twice("import core.stdc.stdlib : exit; exit(0); return 0;"),
  loops: twice("while (true) {}"),
  fillsMemory: twice("ubyte[][] keep; while (true) { auto b = new ubyte[1 << 24]; b[] = 1; keep ~= b; }"),
  ownMain: `${twice("return x * 2;")}void main() { writeln(twice(3)); }\n`,
  unicode: 'string twice(string x) { return "é𝒳 " ~ x; }\n',
  printsMuch: twice('foreach (i; 0 .. 1_000_000) write("xxxxxxxxxx"); return x * 2;'),
  echo: "import std.stdio, std.string;\nvoid main() { foreach (line; stdin.byLineCopy) writeln(line.toUpper); }\n",
  test: test("assert(candidate(2L) == 4L);"),
  otherTest: test("assert(candidate(2L) == 6L);"),
  unicodeTest: test('assert(candidate("ünï☃") == "é𝒳 ünï☃");'),
  doesNotCompileTest: "void main()\n{\n    assert(twice(2L) == );\n}\n",
  calls: false,
  cheats: [
    "struct Same { bool opEquals(T)(T other) const { return true; } }\nSame twice(long x) { return Same(); }\n",
    "import core.stdc.stdlib;\nlong twice(long x) { _Exit(0); return 0; }\n",
  ],
};

export default d;
