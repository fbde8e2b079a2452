import type { ProgramTests } from "../../core/language.ts";
import { C_OPERATORS, condition } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import { HASH } from "../tests/text.ts";

const OPERATORS = { ...C_OPERATORS, not: /^not\b/ };
const FORMS = [
  condition(/\b(?:doA|a)ssert[ \t]+/, OPERATORS),
  condition(/\b(?:doA|a)ssert\(/, OPERATORS),
  condition(/\bcheck[ \t]+/, OPERATORS),
];

/** Its procedures are chosen by type where they are called; a type that has none is opaque. */
const harness = (mark: string) => String.raw`
import std/tables as ${mark}tables
import std/sets as ${mark}sets
import std/strutils as ${mark}strutils
import std/options as ${mark}options
proc ${mark}text(s: string): string =
  result = "\""
  for c in s:
    if c < ' ' or c == '"' or c == '\\': result.add("\\u" & ${mark}strutils.toHex(system.ord(c), 4))
    else: result.add(c)
  result.add("\"")
proc ${mark}json[T](v: T): string =
  when T is bool: (if v: "true" else: "false")
  elif T is SomeInteger: $v
  elif T is SomeFloat:
    if v != v: "{\"$float\":\"nan\"}"
    elif v > 1.7e308: "{\"$float\":\"inf\"}"
    elif v < -1.7e308: "{\"$float\":\"-inf\"}"
    else: ${mark}strutils.formatFloat(float(v), ${mark}strutils.ffDefault, 17)
  elif T is char: ${mark}text($v)
  elif T is string: ${mark}text(v)
  elif T is (seq or array or openArray):
    var all = "["
    for x in v:
      if all.len > 1: all.add(",")
      all.add(${mark}json(x))
    all & "]"
  elif T is Option:
    (if v.isSome: "[" & ${mark}json(v.get) & "]" else: "null")
  elif T is (Table or OrderedTable or CountTable):
    var all = ""
    for k, x in v:
      if all.len > 0: all.add(",")
      all.add("[" & ${mark}json(k) & "," & ${mark}json(x) & "]")
    "{\"$map\":[" & all & "]}"
  elif T is (HashSet or OrderedSet or set):
    var all = ""
    for x in v:
      if all.len > 0: all.add(",")
      all.add(${mark}json(x))
    "{\"$set\":[" & all & "]}"
  elif T is tuple:
    var all = "["
    for x in v.fields:
      if all.len > 1: all.add(",")
      all.add(${mark}json(x))
    all & "]"
  else: "{\"$opaque\":1}"
proc ${mark}say(line: string) =
  stdout.write("\n${mark} " & line & "\n")
  stdout.flushFile()
proc ${mark}show[T](v: T) = ${mark}say(${mark}json(v))
proc ${mark}demand[T](how: string, v: T) = ${mark}say("[\"" & how & "\"," & ${mark}json(v) & "]")
proc ${mark}near[T](v: T, tolerance: float) =
  ${mark}say("[\"~\"," & ${mark}json(v) & "," & ${mark}json(tolerance) & "]")
`;

export const nimTests: ProgramTests = {
  record: recorder({
    lexis: { ...HASH, blockComments: [["#[", "]#"]], quotes: ['"'] },
    forms: FORMS,
    strip: (code) => code.replace(/^import\s+(std\/)?unittest\s*$/gm, ""),
    show: ({ actual }, mark) => `${mark}show(${actual})`,
    demand: ({ how, expected }, mark) =>
      how === "~" ? `${mark}near(${expected.join(", ")})` : `${mark}demand("${how}", ${expected[0]})`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
};
