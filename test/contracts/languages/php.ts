import type { Samples } from "./samples.ts";

const twice = (body: string, before = "") => `<?php\n${before}function twice($x) {\n    ${body}\n}\n`;
const test = (body: string) =>
  `function candidate(...$args) {\n    return twice(...$args);\n}\n\nfunction test(): void {\n    ${body}\n}\n\ntest();\n`;
const refusing = (condition: string) => test(`if (${condition}) { throw new Exception("Test failed!"); }`);

const php: Samples = {
  right: twice("return $x * 2;"),
  wrong: twice("return $x * 3;"),
  raises: twice('throw new Exception("no");'),
  doesNotParse: "<?php\nfunction twice($x {\n    return $x * 2;\n}\n",
  exitsWithZero: "<?php\nexit(0);\n",
  exitsWhenCalled: twice("exit(0);"),
  loops: twice("while (true) {}"),
  fillsMemory: twice("$s = 'x';\n    while (true) { $s .= $s; }"),
  ownMain: `${twice("return $x * 2;")}if (basename(__FILE__) == 'never') { echo twice(3); }\necho "main\\n";\n?>\n`,
  unicode: twice('return "é𝒳 $x";'),
  printsMuch: twice("echo str_repeat('x', 10000000);\n    return $x * 2;"),
  echo: "<?php\necho strtoupper(stream_get_contents(STDIN));\n",
  test: refusing("candidate(2) !== 4"),
  otherTest: refusing("candidate(2) !== 6"),
  unicodeTest: refusing('candidate("ünï☃") !== "é𝒳 ünï☃"'),
  doesNotCompileTest: refusing("candidate(2 !== 4"),
  calls: true,
  cheats: [
    twice("exit(0);", "register_shutdown_function(function () { exit(0); });\n"),
    `${twice("return 6;")}__halt_compiler();\n`,
  ],
  guarded: {
    test: refusing("candidate(2) != 4"),
    cheats: [
      twice("exit(0);"),
      twice("return 6;", "set_exception_handler(function () { exit(0); });\n"),
      "<?php\nclass Like { function __toString() { return '4'; } }\nfunction twice($x) { return new Like; }\nfunction assert_options() {}\nexit(0);\n",
    ],
  },
};

export default php;
