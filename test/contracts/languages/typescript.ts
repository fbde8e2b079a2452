import type { Samples } from "./samples.ts";

const test = (body: string) =>
  `declare var require: any;\nconst assert = require('node:assert');\n\n\nfunction test() {\n  let candidate = twice;\n  ${body}\n}\n\ntest();`;

const typescript: Samples = {
  right: "function twice(x: number): number {\n  return x * 2;\n}\n",
  wrong: "function twice(x: number): number {\n  return x * 3;\n}\n",
  raises: "function twice(x: number): number {\n  throw new TypeError('no');\n}\n",
  doesNotParse: "function twice(x: number): string {\n  return x * 2;\n}\n",
  exitsWithZero: "process.exit(0);\nfunction twice(x: number): number { return x; }\n",
  exitsWhenCalled: "function twice(x: number): number { return process.exit(0); }\n",
  loops: "function twice(x: number): number { for (;;); }\n",
  fillsMemory:
    "function twice(x: number): number { const keep: number[][] = []; for (;;) keep.push(new Array(1e6).fill(keep.length)); }\n",
  ownMain:
    "function twice(x: number): number { return x * 2; }\nfunction main() { console.log(twice(3)); }\nmain();\n",
  unicode: "const twice = (x: string): string => `é𝒳 ${x}`;\n",
  printsMuch: "function twice(x: number): number { console.log('x'.repeat(1e7)); return x * 2; }\n",
  echo: "process.stdin.on('data', (text: any) => process.stdout.write(String(text).toUpperCase()));\n",
  test: test("assert.deepEqual(candidate(2),4);"),
  otherTest: test("assert.deepEqual(candidate(2),6);"),
  unicodeTest: test('assert.deepEqual(candidate("ünï☃"),"é𝒳 ünï☃");'),
  doesNotCompileTest: test("assert.deepEqual(candidate(2),"),
  calls: true,
  cheats: ["const twice: any = () => ({ valueOf: () => 4, toString: () => '4' });\n"],
  guarded: {
    test: test("assert(candidate(2) === 4 || candidate(3) === 7);"),
    cheats: [
      "function twice(x: number): number { return process.exit(0); }\n",
      "process.on('exit', () => { process.exitCode = 0; });\nfunction twice(x: number): number { throw 1; }\n",
      "require('node:assert').ok = () => {};\nfunction twice(x: number): number { return 6; }\n",
      "process.on('uncaughtException', () => process.exit(0));\nfunction twice(x: number): number { throw 1; }\n",
      "(process as any).reallyExit = () => (process as any).kill(process.pid);\nObject.is = () => true;\nfunction twice(x: number): number { return 6; }\n",
    ],
  },
};

export default typescript;
