import type { ProgramTests } from "../../core/language.ts";
import { C_OPERATORS, condition } from "../tests/assertions.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";
import { CURLY } from "../tests/text.ts";

const named = (mark: string) => mark[0]!.toUpperCase() + mark.slice(1);

const harness = (mark: string) => String.raw`
class ${named(mark)} {
  static String text(s) {
    def out = new StringBuilder('"')
    for (char c : s.toString().toCharArray()) {
      if (c < 32 || c == 34 || c == 92) out.append(String.format('\\u%04x', (int) c)) else out.append(c)
    }
    out.append('"').toString()
  }
  static String each(items) { '[' + items.collect { json(it) }.join(',') + ']' }
  static String json(v) {
    if (v == null || v instanceof Boolean) return String.valueOf(v)
    if (v instanceof Double && (v.isNaN() || v.isInfinite())) return '{"$float":"' + (v.isNaN() ? 'nan' : v > 0 ? 'inf' : '-inf') + '"}'
    if (v instanceof Number) return new BigDecimal(v.toString()).stripTrailingZeros().toPlainString()
    if (v instanceof CharSequence || v instanceof Character) return text(v)
    if (v instanceof Map) return '{"$map":' + each(v.collect { k, x -> [k, x] }) + '}'
    if (v instanceof Set) return '{"$set":' + each(v) + '}'
    if (v instanceof Iterable || v.getClass().isArray()) return each(v)
    '{"$opaque":1}'
  }
  static void say(String line) {
    def bytes = ("\n${mark} " + line + "\n").getBytes("UTF-8")
    System.out.write(bytes, 0, bytes.length)
    System.out.flush()
  }
  static void show(v) { say(json(v)) }
  static void demand(String how, Object... v) { say('["' + how + '",' + v.collect { json(it) }.join(',') + ']') }
}
`;

const NOTATION = {
  nothing: "null",
  text: (value: string) => JSON.stringify(value).replace(/\$/g, "\\$"),
  list: (items: string[]) => `[${items.join(", ")}]`,
  map: (entries: [string, string][]) =>
    `[${entries.map(([key, value]) => `(${key}): ${value}`).join(", ") || ":"}]`,
};

export const groovyTests: ProgramTests = {
  record: recorder({
    lexis: CURLY,
    forms: [condition(/\bassert[ \t]+/, C_OPERATORS), condition(/\bassert\(/, C_OPERATORS)],
    show: ({ actual }, mark) => `${named(mark)}.show(${actual});`,
    demand: ({ how, expected }, mark) => `${named(mark)}.demand('${how}', ${expected.join(", ")});`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
  call: (entry, args, { mark }) =>
    `${harness(mark)}${named(mark)}.show(${entry}(${args.map((arg) => literal(arg, NOTATION)).join(", ")}))\n`,
};
