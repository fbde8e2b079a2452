import type { ProgramTests } from "../../core/language.ts";
import { C_OPERATORS, condition, pair } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import { CURLY } from "../tests/text.ts";

const FORMS = [
  condition(/\b(assert|assertTrue|check|require)\s*\(/),
  pair(/\bassertEquals\s*\(/, { expectedFirst: true, operators: C_OPERATORS }),
  pair(/\bassertNotEquals\s*\(/, { expectedFirst: true, how: "!" }),
];

/** Values are told with their class where Kotlin's equality does. An array equals only itself: it cannot be compared. */
const harness = (mark: string) => String.raw`
object M_${mark} {
    fun text(s: kotlin.String): kotlin.String {
        val out = java.lang.StringBuilder("\"")
        for (c in s) {
            if (c < ' ' || c == '"' || c == '\\') out.append(java.lang.String.format("\\u%04x", (c - ' ') + 32)) else out.append(c)
        }
        return out.append("\"").toString()
    }
    fun each(items: kotlin.collections.Iterable<*>): kotlin.String {
        val all = java.util.ArrayList<kotlin.String>()
        for (item in items) all.add(json(item))
        return "[" + java.lang.String.join(",", all) + "]"
    }
    fun number(v: kotlin.Double): kotlin.String = when {
        v.isNaN() -> "{\"\$float\":\"nan\"}"
        v.isInfinite() -> "{\"\$float\":\"" + (if (v > 0) "inf" else "-inf") + "\"}"
        else -> v.toString()
    }
    fun typed(v: kotlin.Any, json: kotlin.String): kotlin.String = "{\"\$type\":[\"" + v.javaClass.simpleName + "\"," + json + "]}"
    fun json(v: kotlin.Any?): kotlin.String = when (v) {
        null, is kotlin.Boolean, is kotlin.Int -> v.toString()
        is kotlin.String -> text(v)
        is kotlin.Unit -> typed(v, "null")
        is kotlin.Char, is java.math.BigDecimal -> typed(v, text(v.toString()))
        is kotlin.Double, is kotlin.Float -> typed(v, number((v as kotlin.Number).toDouble()))
        is kotlin.Long, is kotlin.Short, is kotlin.Byte, is java.math.BigInteger -> typed(v, v.toString())
        is kotlin.Pair<*, *> -> typed(v, "[" + json(v.first) + "," + json(v.second) + "]")
        is kotlin.Triple<*, *, *> -> typed(v, "[" + json(v.first) + "," + json(v.second) + "," + json(v.third) + "]")
        is kotlin.collections.Map<*, *> -> {
            val all = java.util.ArrayList<kotlin.String>()
            for (one in v.entries) all.add("[" + json(one.key) + "," + json(one.value) + "]")
            "{\"\$map\":[" + java.lang.String.join(",", all) + "]}"
        }
        is kotlin.collections.Set<*> -> "{\"\$set\":" + each(v) + "}"
        is kotlin.collections.List<*> -> each(v)
        is kotlin.ranges.IntRange -> typed(v, text(v.toString()))
        else -> "{\"\$opaque\":1}"
    }
    fun say(line: kotlin.String) {
        val bytes = ("\n${mark} " + line + "\n").toByteArray(kotlin.text.Charsets.UTF_8)
        System.out.write(bytes, 0, bytes.size)
        System.out.flush()
    }
    fun show(v: kotlin.Any?) = say(json(v))
    fun demand(how: kotlin.String, v: kotlin.Any?) = say("[\"" + how + "\"," + json(v) + "]")
    fun measure(v: kotlin.Number) = say(number(v.toDouble()))
    fun near(v: kotlin.Number, t: kotlin.Number) = say("[\"~\"," + number(v.toDouble()) + "," + number(t.toDouble()) + "]")
}
`;

const MAIN = /\bfun\s+main\s*\(/;
const IMPORT = /^[ \t]*import\s+[\w.*]+(\s+as\s+\w+)?;?[ \t]*$/gm;
const HEAD = /^[ \t]*(package\s+[\w.]+;?[ \t]*$|@file:.*$)/gm;
/** What an assertion says when it fails, as a block behind it. */
const MESSAGE = /\)\s*\{\s*"[^"\n]*"[^{}\n]*\}[ \t]*;?[ \t]*$/gm;

const runnable = (test: string) => (MAIN.test(test) ? test : `fun main() {\n${test}\n}\n`);

/** Imports come first, whoever makes them; a program's own main is a function like any other. */
function join(program: string, test: string): string {
  const imports = [...(program.match(IMPORT) ?? []), ...(test.match(IMPORT) ?? [])];
  const own = program.replace(HEAD, "").replace(IMPORT, "").replace(MAIN, "fun mainOfTheProgram(");
  return [...new Set(imports.map((line) => line.trim())), own, runnable(test.replace(IMPORT, ""))].join("\n");
}

/** Tests of Kotlin: a `main` whose statements are assertions, or the statements alone. */
export const kotlinTests: ProgramTests = {
  join,
  record: (test) => {
    // A value of the program's that the test kept in a variable of its own is only on the program's side.
    const calls = test.entry && new RegExp(`^[ \\t]*va[lr]\\b[^=\\n]*=\\s*${test.entry}\\s*\\(.*$`, "gm");
    const found = recorder({
      lexis: { ...CURLY, raw: [['"""', '"""']] },
      forms: FORMS,
      decides: /\b(assert\w*|check|require|error|TODO|exit\w*|halt|throw|[Rr]andom\w*|shuffle\w*|nanoTime)\b/,
      strip: (code) =>
        code
          .replace(HEAD, "")
          .replace(/^\s*import\s+kotlin\.test\..*$/gm, "")
          .replace(MESSAGE, ")"),
      show: ({ how, actual }, mark) => `M_${mark}.${how === "~" ? "measure" : "show"}(${actual});`,
      demand: ({ how, expected }, mark) =>
        how === "~"
          ? `M_${mark}.near(${expected.join(", ")});`
          : `M_${mark}.demand("${how}", ${expected[0]});`,
      whole: (text, mark) => `${runnable(text)}\n${harness(mark)}`,
      alone: (text) => (calls ? text.replace(calls, "") : text),
    })({ ...test, prelude: "" });
    return found && { ...found, expected: join(test.prelude, found.expected) };
  },
};
