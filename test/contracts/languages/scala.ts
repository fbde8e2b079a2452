import type { Samples } from "./samples.ts";

const twice = (body: string, type = "Long") =>
  `import scala.math._\nimport scala.collection.mutable._\nobject Problem {\n    def twice(x: ${type}): ${type} = {\n        ${body}\n`;
const test = (body: string) => `    }\n    def main(args: Array[String]) = {\n    ${body}\n    }\n\n}\n`;

const scala: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('throw new RuntimeException("no")'),
  doesNotParse: twice("x * )"),
  exitsWithZero: twice("x").replace("object Problem {", "object Problem {\n    System.exit(0)"),
  exitsWhenCalled: twice("System.exit(0); 0"),
  loops: twice("while (true) {}; x"),
  fillsMemory: twice(
    "val keep = new ArrayBuffer[Array[Byte]](); while (true) keep += Array.fill[Byte](1 << 24)(1); x",
  ),
  ownMain: twice("x * 2").replace(
    "object Problem {",
    "object Other extends App { println(Problem.twice(3)) }\nobject Problem {",
  ),
  unicode: twice('"é𝒳 " + x', "String"),
  printsMuch: twice('for (i <- 1 to 1000) print("x" * 10000); x * 2'),
  echo: "object Shout extends App { for (line <- io.Source.stdin.getLines) println(line.toUpperCase) }\n",
  test: test("assert(twice((2l)) == (4l));"),
  otherTest: test("assert(twice((2l)) == (6l));"),
  unicodeTest: test('assert(twice(("ünï☃")).equals(("é𝒳 ünï☃")));'),
  doesNotCompileTest: test("assert(twice((2l)) == );"),
  calls: false,
  loadSeconds: 2,
  cheats: [
    "class Same { override def equals(o: Any) = true }\nobject Problem {\n    def twice(x: Long): Same = {\n        new Same\n",
    twice("x * 3").replace("object Problem {", "object Problem {\n    def assert(b: Boolean) = ()"),
  ],
};

export default scala;
