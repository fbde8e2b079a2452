import type { ProgramTests } from "../../core/language.ts";
import { condition } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import { type Lexis, mask } from "../tests/text.ts";

const LEXIS: Lexis = {
  lineComments: ["//"],
  blockComments: [
    ["{", "}"],
    ["(*", "*)"],
  ],
  quotes: [],
  raw: [["'", "'"]],
};

const FORMS = [
  condition(/\bassert\s*\(/i, {
    equal: /(?<![<>:])=/,
    differ: /<>/,
    absolute: /^abs\(/i,
    not: /^not\b/i,
    yes: "true",
    no: "false",
  }),
];

/** Pascal knows a value's type where it is compiled: each that is plain data has a procedure of the same name. */
function harness(mark: string): string {
  const types: [type: string, json: string][] = [
    ["int64", "m_digits(v)"],
    ["qword", "m_unsigned(v)"],
    ["extended", "m_number(v)"],
    ["boolean", "m_truth(v)"],
    ["ansistring", "m_text(v)"],
    ["widestring", "m_text(utf8encode(v))"],
  ];
  const json = types.map(
    ([type, one]) => `function m_json(const v: ${type}): ansistring; overload; begin m_json := ${one}; end;`,
  );
  return `
function m_digits(v: int64): ansistring; var s: shortstring; begin str(v, s); m_digits := s; end;
function m_unsigned(v: qword): ansistring; var s: shortstring; begin str(v, s); m_unsigned := s; end;
function m_truth(v: boolean): ansistring; begin if v then m_truth := 'true' else m_truth := 'false'; end;
function m_number(v: double): ansistring; var s: shortstring;
begin
  if v <> v then m_number := '{"$float":"nan"}'
  else if v > 1.7976931348623157e308 then m_number := '{"$float":"inf"}'
  else if v < -1.7976931348623157e308 then m_number := '{"$float":"-inf"}'
  else begin str(v:24, s); while (length(s) > 0) and (s[1] = ' ') do delete(s, 1, 1); m_number := s; end;
end;
function m_text(const v: ansistring): ansistring; var i: longint; s: ansistring; const hex: array[0..15] of char = '0123456789abcdef';
begin
  s := '"';
  for i := 1 to length(v) do
    if (v[i] < ' ') or (v[i] = '"') or (v[i] = '\\') then s := s + '\\u00' + hex[ord(v[i]) div 16] + hex[ord(v[i]) mod 16]
    else s := s + v[i];
  m_text := s + '"';
end;
${json.join("\n")}
procedure m_say(const line: ansistring); begin writeln(output); writeln(output, '${mark} ', line); flush(output); end;
`.replace(/\bm_/g, `m_${mark}_`);
}

const USES = /^\s*uses\s+([^;]+);/im;
const HEAD = /^\s*(program|unit)\s+\w+\s*(\([^)]*\))?\s*;/im;

/** The units that a source uses, and the rest of it. */
function parts(source: string): { units: string[]; rest: string } {
  const units = (USES.exec(mask(source, LEXIS))?.[1] ?? "").split(",").map((name) => name.trim());
  return { units: units.filter(Boolean), rest: source.replace(HEAD, "").replace(USES, "") };
}

/** A program's own statements become a procedure that nobody calls. */
function withoutMain(source: string): string {
  const masked = mask(source, LEXIS);
  const end = /\bend\s*\.\s*$/i.exec(masked);
  if (!end) return source;
  let depth = 1;
  const words = [...masked.slice(0, end.index).matchAll(/\b(begin|case|try|asm|end)\b/gi)].reverse();
  for (const word of words) {
    depth += word[0].toLowerCase() === "end" ? 1 : -1;
    if (depth === 0)
      return `${source.slice(0, word.index)}procedure MainOfTheProgram;\n${source.slice(word.index, end.index)}end;\n`;
  }
  return source;
}

function runnable(rest: string): string {
  return /\bend\s*\.\s*$/i.test(rest) ? rest : `begin\n${rest}\nend.\n`;
}

function join(program: string, test: string): string {
  const [own, other] = [parts(program), parts(test)];
  const units = [
    ...new Map([...own.units, ...other.units].map((name) => [name.toLowerCase(), name])).values(),
  ];
  const uses = units.length > 0 ? `uses ${units.join(", ")};\n` : "";
  return `${uses}${withoutMain(own.rest)}\n${runnable(other.rest)}`;
}

/** Tests of Pascal: `begin assert(f(2) = 4); … end.`, or the statements alone. */
export const pascalTests: ProgramTests = {
  join,
  record: (test) => {
    const found = recorder({
      lexis: LEXIS,
      forms: FORMS,
      decides: /\b(assert|halt|exit|raise|runerror|random\w*|now|gettickcount\w*)\b/i,
      show: ({ actual }, mark) => `m_${mark}_say(m_${mark}_json(${actual}));`,
      demand: ({ how, expected }, mark) =>
        `m_${mark}_say('["${how}"' + ${expected.map((one) => `',' + m_${mark}_json(${one})`).join(" + ")} + ']');`,
      whole: (text, mark) => {
        const { units, rest } = parts(text);
        return `${units.length > 0 ? `uses ${units.join(", ")};\n` : ""}${harness(mark)}${runnable(rest)}`;
      },
    })({ ...test, prelude: "" });
    return found && { ...found, expected: join(test.prelude, found.expected) };
  },
};
