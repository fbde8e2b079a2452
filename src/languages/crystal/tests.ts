import type { ProgramTests } from "../../core/language.ts";
import { type Form, pair } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import { HASH } from "../tests/text.ts";

/** Lines of a specification: `twice(2).should eq(4)`. */
const should: Form = ({ text, masked }) =>
  [
    ...masked.matchAll(
      /^([ \t]*)(\S.*?)\.(should|should_not)[ \t]+(eq[ \t(]|be_true|be_false|be_nil)(.*)$/gm,
    ),
  ].map((match) => {
    const start = match.index + match[1]!.length;
    const end = match.index + match[0].length;
    const value = text.slice(end - match[5]!.length, end).trim();
    const expected = /^eq/.test(match[4]!)
      ? match[4]!.endsWith("(")
        ? `(${value}`
        : value
      : match[4]!.slice("be_".length);
    return {
      start,
      end,
      actual: text.slice(start, start + match[2]!.length),
      how: match[3] === "should" ? ("=" as const) : ("!" as const),
      expected: [expected],
    };
  });

const FORMS = [should, pair(/\bassert_equal\(/, { expectedFirst: true })];

const harness = (mark: string) => String.raw`
module M_${mark}
  def self.text(s : ::String)
    out = ::String::Builder.new
    out << '"'
    s.each_char do |c|
      if c.ord < 32 || c == '"' || c == '\\'
        out << "\\u" << c.ord.to_s(16).rjust(4, '0')
      else
        out << c
      end
    end
    out << '"'
    out.to_s
  end
  def self.each(items)
    all = [] of ::String
    items.each { |item| all << json(item) }
    "[" + all.join(",") + "]"
  end
  def self.json(v : ::Nil)
    "null"
  end
  def self.json(v : ::Bool | ::Int)
    v.to_s
  end
  def self.json(v : ::Float)
    return "{\"$float\":\"nan\"}" if v.nan?
    return "{\"$float\":\"#{v > 0 ? "inf" : "-inf"}\"}" if v.infinite?
    v.to_s
  end
  def self.json(v : ::String)
    text(v)
  end
  def self.json(v : ::Char | ::Symbol)
    "{\"$type\":[\"#{v.class}\",#{text(v.to_s)}]}"
  end
  def self.json(v : ::Array)
    each(v)
  end
  def self.json(v : ::Tuple)
    "{\"$type\":[\"Tuple\",#{each(v)}]}"
  end
  def self.json(v : ::Set)
    "{\"$set\":#{each(v)}}"
  end
  def self.json(v : ::Hash)
    all = [] of ::String
    v.each { |key, value| all << "[" + json(key) + "," + json(value) + "]" }
    "{\"$map\":[" + all.join(",") + "]}"
  end
  def self.json(v)
    "{\"$opaque\":1}"
  end
  def self.say(line)
    ::STDOUT << "\n${mark} " << line << "\n"
    ::STDOUT.flush
  end
end
`;

/** Tests of Crystal: examples of a specification, in groups or alone. */
export const crystalTests: ProgramTests = {
  record: recorder({
    lexis: HASH,
    forms: FORMS,
    strip: (code) =>
      code
        .replace(/^\s*require\s+"(spec|minitest.*)"\s*$/gm, "")
        .replace(
          /^([ \t]*)(describe|context|it)\b[^\n]*\bdo[ \t]*$/gm,
          (_line, space: string) => `${space}1.times do`,
        ),
    show: ({ actual }, mark) => `M_${mark}.say(M_${mark}.json(${actual}))`,
    demand: ({ how, expected: [value] }, mark) =>
      `M_${mark}.say("[\\"${how}\\"," + M_${mark}.json(${value}) + "]")`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
};
