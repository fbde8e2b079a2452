import type { Samples } from "./samples.ts";

const javascript: Samples = {
  right: "function twice(x) { return x * 2; }\n",
  wrong: "function twice(x) { return x * 3; }\n",
  raises: "function twice(x) { throw new TypeError('no'); }\n",
  doesNotParse: "function twice(x) return x\n",
  exitsWithZero: "process.exit(0);\n",
  exitsWhenCalled: "function twice(x) { process.exit(0); }\n",
  loops: "function twice(x) { for (;;); }\n",
  fillsMemory:
    "function twice(x) { const keep = []; for (;;) keep.push(new Array(1e6).fill(keep.length)); }\n",
  ownMain:
    "function twice(x) { return x * 2; }\nif (require.main === module) { console.log(twice(3)); process.exit(0); }\n",
  unicode: "const twice = (x) => `é𝒳 ${x}`;\n",
  printsMuch: "function twice(x) { console.log('x'.repeat(1e7)); return x * 2; }\n",
  echo: "process.stdin.on('data', (text) => process.stdout.write(String(text).toUpperCase()));\n",
  test: "assert.deepStrictEqual(twice(2), 4);",
  otherTest: "assert.deepStrictEqual(twice(2), 6);",
  unicodeTest: "assert.deepStrictEqual(twice('ünï☃'), 'é𝒳 ünï☃');",
  doesNotCompileTest: "assert.equal(twice(2),",
  doesNotCompile: "fail",
  calls: true,
};

export default javascript;
