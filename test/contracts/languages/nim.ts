import type { Samples } from "./samples.ts";

const twice = (body: string) => `proc twice(x: int): int =\n  ${body}\n`;

const nim: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('raise newException(ValueError, "no")'),
  doesNotParse: "proc twice(x: int: int =\n  x * 2\n",
  exitsWithZero: `quit(0)\n${twice("x")}`,
  exitsWhenCalled: twice("quit(0)"),
  loops: twice("while true: discard"),
  fillsMemory: twice('var keep: seq[string]\n  while true: keep.add(repeat("x", 10_000_000))').replace(
    /^/,
    "import strutils\n",
  ),
  ownMain: `${twice("x * 2")}when isMainModule:\n  echo twice(3)\n`,
  unicode: 'proc twice(x: string): string =\n  "é𝒳 " & x\n',
  printsMuch: twice('for i in 1 .. 1_000_000: stdout.write("xxxxxxxxxx")\n  x * 2'),
  echo: "import strutils\nfor line in stdin.lines: echo line.toUpperAscii\n",
  test: "assert twice(2) == 4\n",
  otherTest: "doAssert(twice(2) == 6)\n",
  unicodeTest: 'assert twice("ünï☃") == "é𝒳 ünï☃"\n',
  doesNotCompileTest: "assert twice(2 == 4\n",
  calls: false,
  cheats: [
    "proc `==`(a, b: int): bool = true\nproc twice(x: int): int = 6\n",
    "import std/exitprocs\nproc twice(x: int): int =\n  addExitProc(proc() {.noconv.} = setProgramResult(0))\n  6\n",
  ],
};

export default nim;
