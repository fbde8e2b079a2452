import type { Samples } from "./samples.ts";

const twice = (body: string) => `proc twice {x} {\n    ${body}\n}\n`;
const refusing = (condition: string) => `if {${condition}} { error "Test failed!" }\n`;

const tcl: Samples = {
  right: twice("return [expr {$x * 2}]"),
  wrong: twice("return [expr {$x * 3}]"),
  raises: twice('error "no"'),
  doesNotParse: "proc twice {x} {\n    return [expr {$x * 2}]\n",
  exitsWithZero: "exit 0\n",
  exitsWhenCalled: twice("exit 0"),
  loops: twice("while 1 {}"),
  fillsMemory: twice("set s xxxxxxxx\n    while 1 { append s $s }"),
  ownMain: `${twice("return [expr {$x * 2}]")}proc main {} { puts [twice 3] }\nmain\n`,
  unicode: twice('return "é𝒳 $x"'),
  printsMuch: twice("puts -nonewline [string repeat x 10000000]\n    return [expr {$x * 2}]"),
  echo: "puts -nonewline [string toupper [read stdin]]\n",
  test: refusing("[twice 2] != 4"),
  otherTest: refusing("[twice 2] != 6"),
  unicodeTest: refusing('[twice "ünï☃"] ne "é𝒳 ünï☃"'),
  doesNotCompileTest: 'if {[twice 2] != 4} { error "Test failed!"\n',
  calls: false,
  cheats: [
    "rename if old_if\nproc if {args} {}\nproc twice {x} { return 6 }\n",
    `proc error {args} {}\nrename exit old_exit\nproc exit {args} { old_exit 0 }\n${twice("return 6")}`,
  ],
};

export default tcl;
