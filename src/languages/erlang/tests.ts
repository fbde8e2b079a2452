import type { ProgramTests } from "../../core/language.ts";
import { condition, type Form, pair } from "../tests/assertions.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

const ERLANG: Lexis = { lineComments: ["%"], blockComments: [], quotes: ['"', "'"] };

const operators = (equal: RegExp, differ: RegExp) => ({
  equal,
  differ,
  absolute: /^abs\(/,
  not: /^not\b/,
  yes: "true",
  no: "false",
});

/** To `==` a float may equal an integer; to a match it may not. */
const loose =
  (form: Form): Form =>
  (reading) =>
    form(reading).map((one) => ({ ...one, expected: [one.expected[0]!, "loose"] }));

const FORMS = [
  pair(/\?assertEqual\s*\(/, { expectedFirst: true }),
  pair(/\?assertNotEqual\s*\(/, { expectedFirst: true, how: "!" }),
  condition(/\?assert\s*\((?!.*[^=]==[^=])/, operators(/=:=/, /=\/=/)),
  loose(condition(/\?assert\s*\((?=.*[^=]==[^=])/, operators(/==/, /\/=/))),
];

function strip(code: string): string {
  const names = [...code.matchAll(/^\s*(\w+_test)\s*\(\s*\)\s*->/gm)].map(([, name]) => `${name}()`);
  const plain = code.replace(/^\s*-(include_lib|include|module|compile|export)\b[^\n]*$/gm, "");
  return `${plain}\nassay_tests() -> ${[...names, "ok"].join(", ")}.\n`;
}

const harness = (mark: string) => String.raw`
${mark}_text(S) ->
  Escaped = [if C < 32; C =:= 34; C =:= 92 -> io_lib:format("\\u~4.16.0b", [C]); true -> C end || C <- S],
  ["\"", Escaped, "\""].
${mark}_typed(Kind, Json) -> ["{\"$type\":[\"", Kind, "\",", Json, "]}"].
${mark}_each(Items, Loose) -> ["[", lists:join(",", [${mark}_json(I, Loose) || I <- Items]), "]"].
${mark}_json(true, _) -> "true";
${mark}_json(false, _) -> "false";
${mark}_json(V, _) when is_integer(V) -> integer_to_list(V);
${mark}_json(V, true) when is_float(V) -> io_lib:format("~p", [V]);
${mark}_json(V, false) when is_float(V) -> ${mark}_typed("float", ["\"", io_lib:format("~p", [V]), "\""]);
${mark}_json(V, _) when is_atom(V) -> ${mark}_typed("atom", ${mark}_text(atom_to_list(V)));
${mark}_json(V, Loose) when is_tuple(V) -> ${mark}_typed("tuple", ${mark}_each(tuple_to_list(V), Loose));
${mark}_json(V, _) when is_binary(V) ->
  case unicode:characters_to_list(V) of
    S when is_list(S) -> ${mark}_text(S);
    _ -> ${mark}_typed("binary", ${mark}_each(binary_to_list(V), false))
  end;
${mark}_json(V, Loose) when is_map(V) -> ["{\"$map\":", ${mark}_each([[K, X] || {K, X} <- maps:to_list(V)], Loose), "}"];
${mark}_json(V, Loose) when is_list(V) ->
  case length(V) of _ -> ${mark}_each(V, Loose) end;
${mark}_json(_, _) -> "{\"$opaque\":1}".
${mark}_say(Line) -> io:put_chars(["\n${mark} ", Line, "\n"]).
${mark}_show(V, Loose) -> ${mark}_say(${mark}_json(V, Loose)).
${mark}_demand(How, V, Loose) -> ${mark}_say(["[\"", How, "\",", ${mark}_json(V, Loose), "]"]).
`;

const NOTATION = {
  nothing: "null",
  text: (value: string) => `<<${JSON.stringify(value)}/utf8>>`,
  list: (items: string[]) => `[${items.join(", ")}]`,
  map: (entries: [string, string][]) =>
    `#{${entries.map(([key, value]) => `${key} => ${value}`).join(", ")}}`,
};

export const erlangTests: ProgramTests = {
  record: recorder({
    lexis: ERLANG,
    forms: FORMS,
    strip,
    show: ({ actual, expected }, mark) => `${mark}_show(${actual}, ${expected[1] === "loose"})`,
    demand: ({ how, expected: [value, manner] }, mark) =>
      `${mark}_demand("${how}", ${value}, ${manner === "loose"})`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
  call: (entry, args, { mark }) =>
    `${harness(mark)}assay_tests() -> ${mark}_show(${entry}(${args.map((arg) => literal(arg, NOTATION)).join(", ")}), true).\n`,
};
