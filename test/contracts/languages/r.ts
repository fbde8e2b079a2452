import type { Samples } from "./samples.ts";

const twice = (body: string) => `twice <- function(x) {\n  ${body}\n}\n`;
const test = (body: string) =>
  `test_humaneval <- function() {\n    candidate <- twice\n    ${body}\n}\ntest_humaneval()\n`;
const equal = (pair: string) => test(`stopifnot(isTRUE(all.equal(${pair})))`);

const r: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('stop("no")'),
  doesNotParse: "twice <- function(x {\n  x * 2\n}\n",
  exitsWithZero: 'quit("no", 0)\n',
  exitsWhenCalled: twice('quit("no", 0)'),
  loops: twice("repeat {}"),
  fillsMemory: twice("s <- c(1)\n  repeat { s <- c(s, s) }"),
  ownMain: `${twice("x * 2")}main <- function() print(twice(3))\nif (!interactive()) main()\n`,
  unicode: twice('paste("é𝒳", x)'),
  printsMuch: twice("cat(strrep('x', 10000000))\n  x * 2"),
  echo: 'cat(toupper(readLines(file("stdin"), warn = FALSE)), sep = "\\n")\n',
  test: equal("candidate(2), 4"),
  otherTest: equal("candidate(2), 6"),
  unicodeTest: equal('candidate("ünï☃"), "é𝒳 ünï☃"'),
  doesNotCompileTest: equal("candidate(2, 4"),
  calls: false,
  loadSeconds: 2,
  cheats: [
    `all.equal <- function(...) TRUE\nidentical <- function(...) TRUE\nstopifnot <- function(...) NULL\n${twice("x * 3")}`,
    `reg.finalizer(globalenv(), function(e) quit("no", 0), onexit = TRUE)\n${twice("stop('no')")}`,
  ],
  guarded: {
    test: test("y <- candidate(2)\n    if (y < 3.9 || y > 4.1) quit('no', 1)"),
    cheats: [
      twice('quit("no", 0)'),
      `quit <- function(...) NULL\n${twice("x * 3")}`,
      `all.equal <- function(...) TRUE\n${twice("stop('no')")}`,
    ],
  },
};

export default r;
