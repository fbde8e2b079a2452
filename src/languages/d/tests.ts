import type { ProgramTests } from "../../core/language.ts";
import { C_OPERATORS, condition } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import { CURLY } from "../tests/text.ts";

const MAIN = /\b(void|int)\s+main\s*\(/g;

/** In a struct of its own, with imports of its own: a program may define any name again. */
const harness = (mark: string) => String.raw`
struct M_${mark} {
  static string text(const(char)[] s) {
    import std.array : appender;
    import std.format : format;
    auto o = appender!string;
    o.put('"');
    foreach (char c; s) if (c < 32 || c == '"' || c == '\\') o.put(format("\\u%04x", cast(int) c)); else o.put(c);
    o.put('"');
    return o.data;
  }
  static string json(T)(T v) {
    import std.array : join;
    import std.conv : to;
    import std.format : format;
    import std.traits;
    import std.typecons : isTuple, Nullable;
    static if (is(T == typeof(null))) return "null";
    else static if (isBoolean!T) return v ? "true" : "false";
    else static if (isSomeChar!T) return text(v.to!string);
    else static if (isIntegral!T) return format("%d", v);
    else static if (isFloatingPoint!T)
      return v != v ? "{\"$float\":\"nan\"}" : v == T.infinity ? "{\"$float\":\"inf\"}" : v == -T.infinity ? "{\"$float\":\"-inf\"}" : format("%.17g", v);
    else static if (isSomeString!T) return text(v.to!string);
    else static if (is(T == void[])) return "[]";
    else static if (isArray!T) {
      string[] all;
      foreach (x; v) all ~= json(x);
      return "[" ~ all.join(",") ~ "]";
    }
    else static if (isAssociativeArray!T) {
      string[] all;
      foreach (k, x; v) all ~= "[" ~ json(k) ~ "," ~ json(x) ~ "]";
      return "{\"$map\":[" ~ all.join(",") ~ "]}";
    }
    else static if (isTuple!T) {
      string[] all;
      foreach (x; v.expand) all ~= json(x);
      return "[" ~ all.join(",") ~ "]";
    }
    else static if (is(T : Nullable!U, U)) return v.isNull ? "null" : "[" ~ json(v.get) ~ "]";
    else return "{\"$opaque\":1}";
  }
  static void say(string line) {
    import std.stdio : stdout;
    stdout.write("\n${mark} ", line, "\n");
    stdout.flush();
  }
  static void show(T)(T v) { say(json(v)); }
  static void demand(T...)(string how, T v) {
    string line = "[\"" ~ how ~ "\"";
    foreach (x; v) line ~= "," ~ json(x);
    say(line ~ "]");
  }
}
`;

/** Tests are unittest blocks, or the body of `main`. */
function runnable(text: string, mark: string): string {
  let count = 0;
  const functions = text
    .replace(/\bvoid\s+main\s*\(\s*\)\s*\{\s*\}/g, "")
    .replace(/\bunittest\b/g, () => `void ${mark}_${++count}()`);
  if (count === 0) return text.search(MAIN) >= 0 ? text : `void main() {\n${text}\n}\n`;
  const calls = Array.from({ length: count }, (_, at) => `${mark}_${at + 1}();`);
  return `${functions}\nvoid main() { ${calls.join(" ")} }\n`;
}

export const dTests: ProgramTests = {
  join: (program, test) =>
    `${program.replace(MAIN, "$1 mainOfTheProgram(")}\n${test.search(MAIN) >= 0 ? test : runnable(test, "tests")}`,
  record: recorder({
    lexis: { ...CURLY, raw: [["`", "`"]] },
    forms: [condition(/\bassert\s*\(/, C_OPERATORS)],
    show: ({ actual }, mark) => `M_${mark}.show(${actual});`,
    demand: ({ how, expected }, mark) => `M_${mark}.demand("${how}", ${expected.join(", ")});`,
    whole: (text, mark) => `${harness(mark)}${runnable(text, mark)}`,
    alone: (text) => text.replace(/\balias\s+candidate\s*=[^;]*;/g, ""),
    opening: "import std;\n",
  }),
};
