import type { Samples } from "./samples.ts";

const twice = (body: string) => `local function twice(x)\n  ${body}\nend\n`;
const test = (body: string) =>
  `lu = require('luaunit')\n\nfunction test_humaneval()\nlocal candidate = twice\n    ${body}\nend\n\nos.exit(lu.LuaUnit.run())\n`;

const lua: Samples = {
  right: twice("return x * 2"),
  wrong: twice("return x * 3"),
  raises: twice("error('no')"),
  doesNotParse: "local function twice(x\n  return x * 2\nend\n",
  exitsWithZero: "os.exit(0)\n",
  exitsWhenCalled: twice("os.exit(0)"),
  loops: twice("while true do end"),
  fillsMemory: twice("local s = 'xxxxxxxx'\n  while true do s = s .. s end"),
  ownMain: `${twice("return x * 2")}local function main() print(twice(3)) end\nmain()\n`,
  unicode: twice('return "é𝒳 " .. x'),
  printsMuch: twice("io.write(string.rep('x', 10000000))\n  return x * 2"),
  echo: "io.write(io.read('a'):upper())\n",
  test: test("lu.assertEquals(candidate(2), 4)"),
  otherTest: test("lu.assertEquals(candidate(2), 6)"),
  unicodeTest: test('lu.assertEquals(candidate("ünï☃"), "é𝒳 ünï☃")'),
  doesNotCompileTest: test("lu.assertEquals(candidate(2), 4"),
  calls: true,
  cheats: [
    twice("return setmetatable({}, { __eq = function() return true end })"),
    `package.loaded.luaunit = { assertEquals = function() end, LuaUnit = { run = function() return 0 end } }\n${twice("return 6")}`,
  ],
  guarded: {
    test: test("lu.assertAlmostEquals(candidate(2), 4, 0.1)"),
    cheats: [
      twice("os.exit(0)"),
      `math.abs = function() return 0 end\nos.exit = function() end\n${twice("os.exit(0)\n  error('no')")}`,
      `assert = function() return true end\nerror = function() end\n${twice("return {}")}`,
    ],
  },
};

export default lua;
