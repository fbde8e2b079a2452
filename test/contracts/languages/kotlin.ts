import type { Samples } from "./samples.ts";

const twice = (body: string) => `fun twice(x: Int): Int {\n    ${body}\n}\n`;
const test = (value: string, expected: string) =>
  `fun main() {\n    var x0 = twice(${value});\n    var v0 = ${expected};\n    assert(x0 == v0) { "wrong: " + x0 }\n}\n`;

const kotlin: Samples = {
  right: twice("return x * 2"),
  wrong: twice("return x * 3"),
  raises: twice('throw RuntimeException("no")'),
  doesNotParse: twice("return x * "),
  exitsWithZero: `val early: Int = run { System.exit(0); 1 }\n${twice("return early")}`,
  exitsWhenCalled: twice("System.exit(0); return 0"),
  loops: twice("while (true) {}"),
  fillsMemory: twice("val keep = ArrayList<ByteArray>(); while (true) keep.add(ByteArray(1 shl 24, { 1 }))"),
  ownMain: `${twice("return x * 2")}fun main() { println(twice(3)) }\n`,
  unicode: 'fun twice(x: String): String = "é𝒳 " + x\n',
  printsMuch: twice('for (i in 1..1000) print("x".repeat(10000)); return x * 2'),
  echo: "fun main() { generateSequence(::readLine).forEach { println(it.toUpperCase()) } }\n",
  test: test("2", "4"),
  otherTest: test("2", "6"),
  unicodeTest: 'fun main() {\n    assert(twice("ünï☃") == "é𝒳 ünï☃")\n}\n',
  doesNotCompileTest: "fun main() {\n    assert(twice(2) == )\n}\n",
  calls: false,
  loadSeconds: 2,
  cheats: [
    "class Any2 { override fun equals(other: Any?) = true }\nfun twice(x: Int): Any2 = Any2()\n",
    "fun assert(b: Boolean) {}\nfun twice(x: Int): Int { Runtime.getRuntime().halt(0); return 6 }\n",
  ],
};

export default kotlin;
