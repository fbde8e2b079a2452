import type { ProgramTests } from "../../core/language.ts";
import { condition } from "../tests/assertions.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

const ELIXIR: Lexis = { lineComments: ["#"], blockComments: [], quotes: ['"', "'"], raw: [['"""', '"""']] };

const OPERATORS = {
  equal: /==(?!=)/,
  differ: /!=(?!=)/,
  absolute: /^abs\(/,
  not: /^(!(?!=)|not\b)/,
  yes: "true",
  no: "false",
};

/** Test cases without ExUnit: functions that are called one after another. */
function strip(code: string): string {
  const names: string[] = [];
  const kind = /\bdefmodule\s+([\w.]+)\s+do\s+use\s+ExUnit\.Case/.exec(code)?.[1];
  const plain = code
    .replace(/^[ \t]*(ExUnit\.start|use\s+ExUnit\.Case).*$/gm, "")
    .replace(/^([ \t]*)describe\s+"[^"]*"\s+do\b/gm, "$1if true do")
    .replace(/^([ \t]*)test\s+["'][^"']*["'](\s*,\s*[^\n]*?)?\s+do\b/gm, (_, indent: string) => {
      names.push(`assay_test_${names.length}`);
      return `${indent}def ${names.at(-1)}() do`;
    });
  return kind ? `${plain}\n${names.map((name) => `${kind}.${name}()`).join("\n")}\n` : plain;
}

const named = (mark: string) => mark[0]!.toUpperCase() + mark.slice(1);

const harness = (mark: string) => String.raw`
defmodule ${named(mark)} do
  def text(s) do
    inner = for <<c::utf8 <- s>>, into: "" do
      if c < 32 or c == 34 or c == 92, do: "\\u" <> String.pad_leading(Integer.to_string(c, 16), 4, "0"), else: <<c::utf8>>
    end
    "\"" <> inner <> "\""
  end
  def typed(kind, json), do: "{\"$type\":[" <> text(kind) <> "," <> json <> "]}"
  def each(items), do: "[" <> Enum.map_join(items, ",", &json/1) <> "]"
  def json(nil), do: "null"
  def json(v) when is_boolean(v), do: Atom.to_string(v)
  def json(v) when is_integer(v), do: Integer.to_string(v)
  def json(v) when is_float(v), do: Float.to_string(v)
  def json(v) when is_binary(v), do: if(String.valid?(v), do: text(v), else: typed("binary", each(:binary.bin_to_list(v))))
  def json(v) when is_atom(v), do: typed("atom", text(Atom.to_string(v)))
  def json(v) when is_list(v), do: if(List.improper?(v), do: "{\"$opaque\":1}", else: each(v))
  def json(v) when is_tuple(v), do: typed("tuple", each(Tuple.to_list(v)))
  def json(%MapSet{} = v), do: "{\"$set\":" <> each(MapSet.to_list(v)) <> "}"
  def json(%kind{} = v), do: typed(Atom.to_string(kind), json(Map.from_struct(v)))
  def json(v) when is_map(v), do: "{\"$map\":" <> each(for {k, x} <- v, do: [k, x]) <> "}"
  def json(_), do: "{\"$opaque\":1}"
  def say(line), do: IO.write(:stdio, "\n${mark} " <> line <> "\n")
  def show(v), do: say(json(v))
  def demand(how, v), do: say("[\"" <> how <> "\"," <> json(v) <> "]")
  def near(v, d), do: say("[\"~\"," <> json(v) <> "," <> json(d) <> "]")
end
`;

const NOTATION = {
  nothing: "nil",
  text: (value: string) => JSON.stringify(value).replace(/#\{/g, "\\#{"),
  list: (items: string[]) => `[${items.join(", ")}]`,
  map: (entries: [string, string][]) =>
    `%{${entries.map(([key, value]) => `${key} => ${value}`).join(", ")}}`,
};

export const elixirTests: ProgramTests = {
  record: recorder({
    lexis: ELIXIR,
    forms: [condition(/\bassert[ \t]+/, OPERATORS), condition(/\bassert\(/, OPERATORS)],
    strip,
    show: ({ actual }, mark) => `${named(mark)}.show(${actual})`,
    demand: ({ how, expected }, mark) =>
      how === "~"
        ? `${named(mark)}.near(${expected.join(", ")})`
        : `${named(mark)}.demand("${how}", ${expected[0]})`,
    whole: (text, mark) => `${harness(mark)}${text}`,
    // What looks the program up is of no use where it is not.
    alone: (text) => text.replace(/^.*(\bcandidate\s*=|\bHumanEval\b|Enum\.find\(functions).*$/gm, ""),
  }),
  call: (entry, args, { mark }) =>
    `${harness(mark)}${named(mark)}.show(${entry}(${args.map((arg) => literal(arg, NOTATION)).join(", ")}))\n`,
};
