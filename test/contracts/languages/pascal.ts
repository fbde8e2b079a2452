import type { Samples } from "./samples.ts";

const twice = (body: string, uses = "") =>
  `${uses}function twice(x: integer): integer;\nbegin\n  ${body}\nend;\n`;
const test = (body: string) => `begin\n  ${body}\nend.\n`;

const pascal: Samples = {
  right: twice("twice := x * 2;"),
  wrong: twice("twice := x * 3;"),
  raises: twice("raise Exception.Create('no');", "uses sysutils;\n"),
  doesNotParse: twice("twice := x * ;"),
  exitsWhenCalled: twice("halt(0);"),
  loops: twice("while true do;"),
  fillsMemory: twice("while true do fillchar(getmem(16000000)^, 16000000, 1);"),
  ownMain: `program demo;\n${twice("twice := x * 2;")}begin\n  if twice(1) = 2 then begin writeln(twice(3)); end;\nend.\n`,
  unicode: "function twice(x: string): string;\nbegin\n  twice := 'é𝒳 ' + x;\nend;\n",
  printsMuch: twice("while x < 1000000 do begin write('xxxxxxxxxx'); x := x + 1; end;\n  twice := 4;"),
  echo: "uses sysutils;\nvar line: string;\nbegin\n  while not eof do begin readln(line); writeln(uppercase(line)); end;\nend.\n",
  test: test("assert(twice(2) = 4);"),
  otherTest: test("assert(twice(2) = 6);"),
  unicodeTest: test("assert(twice('ünï☃') = 'é𝒳 ünï☃');"),
  doesNotCompileTest: test("assert(twice(2) = );"),
  calls: false,
  cheats: [
    "type any = record n: integer; end;\noperator = (a: any; b: integer) r: boolean;\nbegin\n  r := true;\nend;\nfunction twice(x: integer): any;\nbegin\n  twice.n := 6;\nend;\n",
    "procedure assert(b: boolean);\nbegin\nend;\nprocedure leave;\nbegin\n  exitcode := 0;\nend;\nfunction twice(x: integer): integer;\nbegin\n  addexitproc(@leave);\n  twice := 6;\nend;\n",
  ],
};

export default pascal;
