import type { ProgramTests, TestText } from "../../core/language.ts";
import { condition, pair } from "../tests/assertions.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

const LUA: Lexis = {
  lineComments: ["--"],
  blockComments: [["--[[", "]]"]],
  quotes: ['"', "'"],
  raw: [["[[", "]]"]],
};

const OPERATORS = {
  equal: /==/,
  differ: /~=/,
  absolute: /^math\.abs\(/,
  not: /^not\b/,
  yes: "true",
  no: "false",
};

const FORMS = [
  pair(/\blu\w*\.assert_?(Items)?Equals\s*\(/i),
  pair(/\blu\w*\.assert_?NotEquals\s*\(/i, { how: "!" }),
  condition(/(?<![\w.:])assert\s*\(/, OPERATORS),
  condition(/\blu\w*\.assert_?(Is)?True\s*\(/i, OPERATORS),
];

const LIBRARY = /^[ \t]*(local\s+)?\w+\s*=\s*require\s*\(?\s*['"]luaunit['"]\s*\)?.*$/gm;
const RUN = /^[ \t]*os\.exit\s*\(\s*lu\w*\.LuaUnit\.run\s*\(.*$|^[ \t]*lu\w*\.LuaUnit\.run\s*\(.*$/gm;

/** Prints values for the judge. A table with the keys 1 to n is a list, as long as it is empty too. */
const harness = (mark: string) => String.raw`
local ${mark} = {}
function ${mark}.text(s)
  return '"' .. string.gsub(s, '[%c"\\]', function(c) return string.format("\\u%04x", string.byte(c)) end) .. '"'
end
function ${mark}.json(v, deep)
  deep = deep or 0
  local kind = type(v)
  if kind == "nil" then return "null" end
  if kind == "boolean" then return tostring(v) end
  if kind == "string" then return ${mark}.text(v) end
  if kind == "number" then
    if v ~= v then return '{"$float":"nan"}' end
    if v == math.huge or v == -math.huge then return '{"$float":"' .. (v > 0 and "inf" or "-inf") .. '"}' end
    if v == math.floor(v) and math.abs(v) < 1e18 then return string.format("%d", v) end
    return string.format("%.17g", v)
  end
  if kind ~= "table" or deep > 60 then return '{"$opaque":1}' end
  local count, list, map = 0, {}, {}
  for k, x in next, v do
    count = count + 1
    map[count] = "[" .. ${mark}.json(k, deep + 1) .. "," .. ${mark}.json(x, deep + 1) .. "]"
  end
  for i = 1, count do
    local x = rawget(v, i)
    if x == nil then return '{"$map":[' .. table.concat(map, ",") .. "]}" end
    list[i] = ${mark}.json(x, deep + 1)
  end
  return "[" .. table.concat(list, ",") .. "]"
end
function ${mark}.say(line)
  io.stdout:write("\n${mark} " .. line .. "\n")
  io.stdout:flush()
end
function ${mark}.show(v) ${mark}.say(${mark}.json(v)) end
`;

/** Stands in for luaunit's runner: global functions and tables whose names begin with "test". */
const RUNNER = `
do
  local names = {}
  for name, value in pairs(_G) do
    if type(name) == "string" and name:lower():find("^test") then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local value = _G[name]
    if type(value) == "function" then value() end
    if type(value) == "table" then
      local methods = {}
      for method in pairs(value) do
        if type(method) == "string" and method:lower():find("^test") then methods[#methods + 1] = method end
      end
      table.sort(methods)
      for _, method in ipairs(methods) do value[method](value) end
    end
  end
end
`;

const strip = (code: string) => code.replace(LIBRARY, "").replace(RUN, RUNNER);

/** Tests share the program's process: \`assert\` and luaunit's names are ours, count, and can be turned round. */
function guard({ code, mark }: TestText): string {
  return String.raw`
${harness(mark)}
local lu, assert
do
  local word, turn, count = nil, 0, 0
  local write, exit, err = io.write, os.exit, io.stderr
  function ${mark}.check(holds, words)
    count = count + 1
    if count == turn then holds = not holds end
    if holds then return holds end
    ${mark}.say("fail")
    err:write(tostring(words or "an assertion does not hold"), "\n")
    exit(1)
  end
  function ${mark}.begin()
    ${mark}.say("begin")
    local line = io.read("l") or ""
    word, turn = line:match("^(%w+) (%d+)$")
    turn = tonumber(turn)
  end
  function ${mark}.finish()
    if turn > 0 then ${mark}.check(true) end
    ${mark}.say("end " .. tostring(word) .. " " .. math.max(1, count))
    exit(0)
  end
  local check = ${mark}.check
  local function same(a, b) return ${mark}.json(a) == ${mark}.json(b) end
  assert = function(v, m) check(v, m) return v end
  local names = {
    equals = function(a, e) check(rawequal(a, e) or a == e and type(a) == type(e) or same(a, e), ${mark}.json(a) .. " is not " .. ${mark}.json(e)) end,
    notequals = function(a, e) check(not same(a, e)) end,
    almostequals = function(a, e, d) check(type(a) == "number" and math.abs(a - e) <= (d or 1e-12)) end,
    ["true"] = function(v) check(v == true) end,
    ["false"] = function(v) check(v == false) end,
    ["nil"] = function(v) check(v == nil) end,
    notnil = function(v) check(v ~= nil) end,
    error = function(f, ...) check(not pcall(f, ...)) end,
  }
  lu = setmetatable({}, { __index = function(_, name)
    return names[name:lower():gsub("_", ""):gsub("^assert", ""):gsub("^is", "")]
  end })
end
${mark}.begin()
${strip(code)}
${mark}.finish()
`;
}

const NOTATION = {
  nothing: "nil",
  list: (items: string[]) => `{${items.join(", ")}}`,
  map: (entries: [string, string][]) =>
    `{${entries.map(([key, value]) => `[${key}] = ${value}`).join(", ")}}`,
};

export const luaTests: ProgramTests = {
  record: recorder({
    lexis: LUA,
    forms: FORMS,
    strip,
    show: ({ actual }, mark) => `${mark}.show((${actual}))`,
    demand: ({ how, expected }, mark) =>
      `${mark}.say('["${how}",' .. ${expected.map((value) => `${mark}.json((${value}))`).join(" .. ',' .. ")} .. ']')`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
  guard,
  call: (entry, args, { mark }) =>
    `${harness(mark)}${mark}.show((${entry}(${args.map((arg) => literal(arg, NOTATION)).join(", ")})))\n`,
};
