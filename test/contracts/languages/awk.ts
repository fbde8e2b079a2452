import type { Samples } from "./samples.ts";

const twice = (body: string) => `function twice(x,    s) {\n    ${body}\n}\n`;
const refusing = (condition: string) =>
  `BEGIN {\n    if (${condition}) { print "Test failed!"; exit 1 }\n}\n`;

const awk: Samples = {
  right: twice("return x * 2"),
  wrong: twice("return x * 3"),
  raises: twice("getline s < x\n    exit 2"),
  doesNotParse: "function twice(x {\n    return x * 2\n}\n",
  exitsWithZero: "BEGIN { exit 0 }\nfunction twice(x) { return x * 3 }\n",
  exitsWhenCalled: twice("exit 0"),
  loops: twice("while (1) s = 1"),
  fillsMemory: twice('s = "xxxxxxxx"\n    while (1) s = s s'),
  ownMain: `${twice("return x * 2")}BEGIN { print twice(3) }\n`,
  unicode: twice('return "é𝒳 " x'),
  printsMuch: twice('s = sprintf("%10000000s", "x")\n    printf "%s", s\n    return x * 2'),
  echo: "{ print toupper($0) }\n",
  test: refusing("twice(2) != 4"),
  otherTest: refusing("twice(2) != 6"),
  unicodeTest: refusing('twice("ünï☃") != "é𝒳 ünï☃"'),
  doesNotCompileTest: refusing("twice(2 != 4"),
  calls: false,
  cheats: ["END { exit 0 }\nfunction twice(x) { exit 1 }\n", `${twice("return 6")}BEGIN { exit 0 }\n`],
};

export default awk;
