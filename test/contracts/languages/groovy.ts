import type { Samples } from "./samples.ts";

const twice = (body: string) => `def twice(x) {\n    ${body}\n}\n`;

const groovy: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice("throw new RuntimeException('no')"),
  doesNotParse: "def twice(x {\n    x * 2\n}\n",
  exitsWithZero: "System.exit(0)\n",
  exitsWhenCalled: twice("System.exit(0)"),
  loops: twice("while (true) {}"),
  fillsMemory: twice("def keep = []\n    while (true) { keep << new byte[10000000] }"),
  ownMain: `${twice("x * 2")}def main() { println twice(3) }\nmain()\n`,
  unicode: twice('"é𝒳 ${x}"'),
  printsMuch: twice("System.out.write(('x' * 10000000).bytes, 0, 10000000)\n    x * 2"),
  echo: "print System.in.text.toUpperCase()\n",
  test: "assert twice(2) == 4\n",
  otherTest: "assert twice(2) == 6\n",
  unicodeTest: 'assert twice("ünï☃") == "é𝒳 ünï☃"\n',
  doesNotCompileTest: "assert twice(2 == 4\n",
  calls: true,
  loadSeconds: 2,
  cheats: [
    "class Like { boolean equals(Object o) { true } }\ndef twice(x) { new Like() }\n",
    "Integer.metaClass.equals = { o -> true }\nRuntime.runtime.addShutdownHook(new Thread({ Runtime.runtime.halt(0) }))\ndef twice(x) { x * 3 }\n",
  ],
};

export default groovy;
