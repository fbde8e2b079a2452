import type { ProgramTests } from "../../core/language.ts";
import { condition } from "../tests/assertions.ts";
import { comparedBy } from "../tests/methods.ts";
import { recorder } from "../tests/recorder.ts";
import { CURLY } from "../tests/text.ts";

const MAIN = /\bstatic\s+(void|int)\s+Main\s*\(/;

const ASSERT = /\bDebug\.Assert\s*\(/;
const FORMS = [comparedBy(ASSERT, /Equals|SequenceEqual/), condition(ASSERT)];

const harness = (mark: string) => String.raw`
static class M_${mark} {
  static string Text(string s) {
    var o = new global::System.Text.StringBuilder("\"");
    foreach (char c in s) if (c < 32 || c == '"' || c == '\\') o.Append("\\u" + ((int) c).ToString("x4")); else o.Append(c);
    return o.Append('"').ToString();
  }
  static string Each(global::System.Collections.IEnumerable items) {
    var all = new global::System.Collections.Generic.List<string>();
    foreach (var item in items) all.Add(Json(item));
    return "[" + string.Join(",", all) + "]";
  }
  static string Json(object v) {
    if (v == null) return "null";
    if (v is bool) return (bool) v ? "true" : "false";
    if (v is string || v is char) return Text(v.ToString());
    if (v is float || v is double) {
      double x = global::System.Convert.ToDouble(v);
      if (double.IsNaN(x) || double.IsInfinity(x)) return "{\"$float\":\"" + (double.IsNaN(x) ? "nan" : x > 0 ? "inf" : "-inf") + "\"}";
      return x.ToString("R", global::System.Globalization.CultureInfo.InvariantCulture);
    }
    if (v is decimal) return ((decimal) v).ToString(global::System.Globalization.CultureInfo.InvariantCulture);
    if (v is sbyte || v is byte || v is short || v is ushort || v is int || v is uint || v is long || v is ulong || v is global::System.Numerics.BigInteger)
      return v.ToString();
    var type = v.GetType();
    if (v is global::System.Collections.IDictionary) {
      var all = new global::System.Collections.Generic.List<string>();
      foreach (global::System.Collections.DictionaryEntry e in (global::System.Collections.IDictionary) v) all.Add("[" + Json(e.Key) + "," + Json(e.Value) + "]");
      return "{\"$map\":[" + string.Join(",", all) + "]}";
    }
    if (type.FullName.StartsWith("System.Tuple") || type.FullName.StartsWith("System.ValueTuple")) {
      var all = new global::System.Collections.Generic.List<object>();
      for (int at = 1; at < 8; at++) {
        var property = type.GetProperty("Item" + at);
        var field = type.GetField("Item" + at);
        if (property != null) all.Add(property.GetValue(v, null));
        else if (field != null) all.Add(field.GetValue(v));
      }
      return Each(all);
    }
    if (v is global::System.Collections.IEnumerable) {
      bool set = false;
      foreach (var i in type.GetInterfaces()) set |= i.FullName != null && i.FullName.StartsWith("System.Collections.Generic.ISet");
      var items = Each((global::System.Collections.IEnumerable) v);
      return set ? "{\"$set\":" + items + "}" : items;
    }
    return "{\"$opaque\":1}";
  }
  static void Say(string line) {
    global::System.Console.Out.Flush();
    var bytes = new global::System.Text.UTF8Encoding(false).GetBytes("\n${mark} " + line + "\n");
    using (var stream = global::System.Console.OpenStandardOutput()) { stream.Write(bytes, 0, bytes.Length); stream.Flush(); }
  }
  public static void Show(object v) { Say(Json(v)); }
  public static void Demand(string how, params object[] all) {
    string line = "[\"" + how + "\"";
    foreach (var v in all) line += "," + Json(v);
    Say(line + "]");
  }
}
`;

const USING = /^[ \t]*using\s+(static\s+)?[\w.]+(\s*=\s*[^;]+)?;[ \t]*$/gm;

function runnable(test: string): string {
  if (MAIN.test(test)) return test;
  const uses = (test.match(USING) ?? []).join("\n");
  return `${uses}\nclass TestsOfTheProgram { static void Main() {\n${test.replace(USING, "")}\n} }`;
}

/** Tests of C#: what closes the program's class with a Main at its end, a class of their own, or statements. */
export const csharpTests: ProgramTests = {
  join: (program, test) => {
    const tests = runnable(test);
    const uses = ["using System.Diagnostics;", ...(tests.match(USING) ?? [])].join("\n");
    const own = program.replace(MAIN, "static $1 MainOfTheProgram(");
    return `${uses}\n${own}\n${tests.replace(USING, "")}`;
  },
  record: recorder({
    lexis: CURLY,
    forms: FORMS,
    show: ({ actual }, mark) => `M_${mark}.Show(${actual});`,
    demand: ({ how, expected }, mark) => `M_${mark}.Demand("${how}", ${expected.join(", ")});`,
    whole: (text, mark) => `${runnable(text)}\n${harness(mark)}`,
    // A test that closes the program's class finds one open.
    alone: (text) =>
      `using System;\nusing System.Numerics;\nusing System.Linq;\nusing System.Collections.Generic;\nusing System.Text;\n${/^\s*\}/.test(text) ? "class Problem { static void Open() {\n" : ""}${text}`,
  }),
};
