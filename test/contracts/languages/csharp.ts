import type { Samples } from "./samples.ts";

const problem = (body: string, type = "long") =>
  `using System;\nusing System.Linq;\nusing System.Collections.Generic;\nclass Problem {\n    public static ${type} Twice(${type} x) {\n        ${body}\n`;
const test = (body: string) =>
  `    }\n    public static void Main(string[] args) {\n    ${body}\n    }\n\n}\n`;

const csharp: Samples = {
  right: problem("return x * 2;"),
  wrong: problem("return x * 3;"),
  raises: problem('throw new Exception("no");'),
  doesNotParse: problem("return x * ;"),
  exitsWithZero: problem("return x;").replace(
    "class Problem {",
    "class Problem {\n    static Problem() { Environment.Exit(0); }",
  ),
  exitsWhenCalled: problem("Environment.Exit(0); return 0;"),
  loops: problem("while (true) {}"),
  fillsMemory: problem(
    "var keep = new List<byte[]>(); while (true) { var b = new byte[1 << 24]; for (int i = 0; i < b.Length; i += 4096) b[i] = 1; keep.Add(b); }",
  ),
  ownMain: problem("return x * 2;").replace(
    "class Problem {",
    "class Other { static void Main() { Console.WriteLine(Problem.Twice(3)); } }\nclass Problem {",
  ),
  unicode: problem('return "é𝒳 " + x;', "string"),
  printsMuch: problem("Console.Write(new string('x', 10000000)); return x * 2;"),
  echo: "using System;\nclass Shout { static void Main() { string line; while ((line = Console.ReadLine()) != null) Console.WriteLine(line.ToUpper()); } }\n",
  test: test("Debug.Assert(Twice((2L)) == (4L));"),
  otherTest: test("Debug.Assert(Twice((2L)) == (6L));"),
  unicodeTest: test('Debug.Assert(Twice(("ünï☃")).Equals(("é𝒳 ünï☃")));'),
  doesNotCompileTest: test("Debug.Assert(Twice((2L)) == );"),
  calls: false,
  loadSeconds: 2,
  entry: "Twice",
  cheats: [
    `class Same { public override bool Equals(object o) { return true; } }\nclass Debug { public static void Assert(bool b) {} }\nclass Problem {\n    public static object Twice(long x) {\n        return new Same();\n`,
  ],
};

export default csharp;
