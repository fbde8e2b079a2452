import { AssayError } from "../../../core/errors.ts";

export type TomlValue = string | number | boolean | TomlValue[] | { [key: string]: TomlValue };
export type TomlTable = { [key: string]: TomlValue };

const KEY = /[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const WORD = /[^\s,\]}#]+/y;

/**
 * Reads TOML as task files have it: tables, arrays of tables, dotted keys, strings of all four kinds, numbers, booleans,
 * arrays and inline tables; dates stay texts. Throws SAMPLE_FORMAT with the line.
 */
export function readToml(text: string, where: string): TomlTable {
  const root: TomlTable = Object.create(null) as TomlTable;
  let at = 0;
  let table = root;
  const fail = (what: string): never => {
    const line = text.slice(0, at).split("\n").length;
    throw new AssayError("SAMPLE_FORMAT", `not TOML: ${what}`, { where: `${where}:${line}` });
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const space = () => take(/[ \t]*/y);
  const blank = () => take(/(?:[ \t\r\n]|#[^\n]*)*/y);
  const expect = (sign: string) => {
    if (!text.startsWith(sign, at)) fail(`${JSON.stringify(sign)} is missing`);
    at += sign.length;
  };
  const path = (): string[] => {
    const keys: string[] = [];
    do {
      space();
      const key = take(KEY) ?? fail("a key is missing");
      keys.push(key.startsWith('"') ? (JSON.parse(key) as string) : key.replace(/^'|'$/g, ""));
      space();
    } while (take(/\./y) !== undefined);
    return keys;
  };
  const into = (from: TomlTable, keys: readonly string[]): TomlTable =>
    keys.reduce((inner, key) => {
      inner[key] ??= Object.create(null) as TomlTable;
      const next = inner[key];
      const last = Array.isArray(next) ? next.at(-1) : next;
      return typeof last === "object" && !Array.isArray(last) ? last : fail(`${key} is no table`);
    }, from);
  const put = (target: TomlTable, keys: string[]) => {
    expect("=");
    into(target, keys.slice(0, -1))[keys.at(-1)!] = value();
  };
  const value = (): TomlValue => {
    space();
    for (const [quote, basic] of [
      ['"""', true],
      ["'''", false],
      ['"', true],
      ["'", false],
    ] as const) {
      if (!text.startsWith(quote, at)) continue;
      at += quote.length;
      const begin = at;
      while (at < text.length && !text.startsWith(quote, at)) at += basic && text[at] === "\\" ? 2 : 1;
      const raw = text.slice(begin, at);
      expect(quote);
      const held = quote.length === 3 ? raw.replace(/^\r?\n/, "") : raw;
      return basic ? unescaped(held) : held;
    }
    if (take(/\[/y)) {
      const items: TomlValue[] = [];
      for (blank(); take(/\]/y) === undefined; blank()) {
        items.push(value());
        blank();
        if (take(/,/y) === undefined && text[at] !== "]") fail("a list is not closed");
      }
      return items;
    }
    if (take(/\{/y)) {
      const inline = Object.create(null) as TomlTable;
      for (blank(); take(/\}/y) === undefined; blank()) {
        put(inline, path());
        blank();
        if (take(/,/y) === undefined && text[at] !== "}") fail("a table is not closed");
      }
      return inline;
    }
    const word = take(WORD) ?? fail("a value is missing");
    if (word === "true" || word === "false") return word === "true";
    const number = Number(word.replaceAll("_", ""));
    return Number.isNaN(number) ? word : number;
  };
  for (blank(); at < text.length; blank()) {
    if (take(/\[\[/y)) {
      const keys = path();
      expect("]]");
      const outer = into(root, keys.slice(0, -1));
      const list = (outer[keys.at(-1)!] ??= []) as TomlTable[];
      table = Object.create(null) as TomlTable;
      list.push(table);
    } else if (take(/\[/y)) {
      table = into(root, path());
      expect("]");
    } else put(table, path());
    space();
    if (at < text.length && !/[\r\n#]/.test(text[at]!)) fail("a line goes on after its value");
  }
  return root;
}

function unescaped(text: string): string {
  return text
    .replace(/\\\r?\n\s*/g, "")
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([btnfr"\\]))/g, (_, short, long, sign: string) =>
      sign
        ? ({ b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" }[sign] ?? sign)
        : String.fromCodePoint(Number.parseInt(short ?? long, 16)),
    );
}
