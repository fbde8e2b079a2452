import type { Samples } from "./samples.ts";

const twice = (body: string) => `function twice(x)\n    ${body}\nend\n`;
const test = (body: string) => `using Test\n\n@testset begin\n\ncandidate = twice;\n\t@test(${body})\nend\n`;

const julia: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('error("no")'),
  doesNotParse: "function twice(x\n    x * 2\nend\n",
  exitsWithZero: "exit(0)\n",
  exitsWhenCalled: twice("exit(0)"),
  loops: twice("while true end"),
  fillsMemory: twice("keep = []; while true push!(keep, zeros(UInt8, 10_000_000)) end"),
  ownMain: `${twice("x * 2")}println(twice(3))\n`,
  unicode: twice('"é𝒳 $x"'),
  printsMuch: twice('print("x"^10_000_000); x * 2'),
  echo: "print(uppercase(read(stdin, String)))\n",
  test: test("candidate(2) == 4"),
  otherTest: test("candidate(2) == 6"),
  unicodeTest: test('candidate("ünï☃") == "é𝒳 ünï☃"'),
  doesNotCompileTest: test("candidate(2 == 4"),
  calls: false,
};

export default julia;
