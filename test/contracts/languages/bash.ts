import type { Samples } from "./samples.ts";

const test = (body: string) =>
  `candidate() {\n    twice "$@"\n}\n\nset -e\nrun_test() {\n    ${body}\n}\n\nrun_test\n`;

const bash: Samples = {
  right: "twice() {\n  echo $(($1 * 2))\n}\n",
  wrong: "twice() {\n  echo $(($1 * 3))\n}\n",
  raises: "twice() {\n  return 1\n}\n",
  doesNotParse: "twice() {\n  echo $(($1 * 2)\n",
  exitsWithZero: "exit 0\n",
  exitsWhenCalled: "twice() {\n  exit 0\n}\n",
  loops: "twice() {\n  while :; do :; done\n}\n",
  fillsMemory: "twice() {\n  local x=xxxxxxxx\n  while :; do x=$x$x; done\n}\n",
  ownMain: 'twice() {\n  echo $(($1 * 2))\n}\n[ "$0" = never ] && twice 3\n',
  unicode: 'twice() {\n  echo "é𝒳 $1"\n}\n',
  printsMuch:
    "twice() {\n  head -c 10000000 /dev/zero | tr '\\0' x >&2\n  echo $(($1 * 2))\n}\nhead -c 10000000 /dev/zero | tr '\\0' x\n",
  echo: "tr a-z A-Z\n",
  test: test('[[ $(candidate "2") = "4" ]]'),
  otherTest: test('[[ $(candidate "2") = "6" ]]'),
  unicodeTest: test('[[ $(candidate "ünï☃") = "é𝒳 ünï☃" ]]'),
  doesNotCompileTest: test('[[ $(candidate "2") = "4"'),
  calls: false,
  cheats: [
    "twice() {\n  echo 6\n}\n[[() { :; }\nset() { exit 0; }\n",
    "trap 'exit 0' EXIT ERR\ntwice() {\n  kill $$\n}\n",
  ],
  guarded: {
    test: test('[[ $(candidate "2") -eq 4 ]]'),
    cheats: [
      "twice() {\n  kill -9 $$\n}\n",
      "trap 'exit 0' EXIT ERR\ntwice() {\n  echo 6\n}\n",
      "test() { true; }\nset() { true; }\nexit() { true; }\ntwice() {\n  echo 6\n}\n",
      "twice() { echo 6; }\nexit 0\n",
    ],
  },
};

export default bash;
