import { collect, collectPairs, type Literal, literal } from "../values/value.ts";

/** Thrown for text that is no literal; caught where examples are read. */
export class NotLiteral extends Error {}

const NUMBER =
  /[+-]?(?:0b[01]+|0x[\da-fA-F]+|(?:\d[\d_]*(?:\.(?:\d+|(?=\s*[,)\]}])))?|\.\d+)(?:[eE][+-]?\d+)?)/y;
const NAMES: Record<string, Literal> = {
  True: literal.bool(true),
  true: literal.bool(true),
  False: literal.bool(false),
  false: literal.bool(false),
  None: literal.none,
  null: literal.none,
  undefined: literal.none,
};
const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

/**
 * Reads a literal of Python or JavaScript that begins at `start` (after space) and tells where it ends.
 * @throws NotLiteral
 */
export function readLiteral(text: string, start = 0): { literal: Literal; end: number } {
  let at = start;
  const skip = () => {
    while (at < text.length && /\s/.test(text[at]!)) at++;
  };
  const take = (char: string) => {
    skip();
    if (text[at] !== char) return false;
    at++;
    return true;
  };
  const items = (close: string): { all: Literal[]; comma: boolean } => {
    const all: Literal[] = [];
    let comma = false;
    while (!take(close)) {
      all.push(read());
      comma = take(",");
      if (comma) continue;
      if (!take(close)) throw new NotLiteral(text.slice(start));
      break;
    }
    return { all, comma };
  };
  const braces = (): Literal => {
    const pairs: [Literal, Literal][] = [];
    const single: Literal[] = [];
    while (!take("}")) {
      skip();
      const name = /[A-Za-z_]\w*(?=\s*:)/y;
      name.lastIndex = at;
      const bare = name.exec(text)?.[0];
      if (bare !== undefined && !(bare in NAMES)) at += bare.length;
      const key = bare !== undefined && !(bare in NAMES) ? literal.str(bare) : read();
      if (take(":")) pairs.push([key, read()]);
      else single.push(key);
      const more = take(",");
      skip();
      if (!more && text[at] !== "}") throw new NotLiteral(text.slice(start));
    }
    return single.length > 0 ? collect("set", single) : collectPairs(pairs);
  };
  const read = (): Literal => {
    skip();
    const char = text[at] ?? "";
    if (char === '"' || char === "'" || char === "`") return readString();
    if (char === "[") {
      at++;
      return collect("list", items("]").all);
    }
    if (char === "(") {
      at++;
      const { all, comma } = items(")");
      return all.length === 1 && !comma ? all[0]! : collect("tuple", all);
    }
    if (char === "{") {
      at++;
      return braces();
    }
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text)?.[0];
    if (number !== undefined) {
      at += number.length;
      const value = Number(number.replaceAll("_", "").replace(/^\+/, ""));
      if (Number.isNaN(value) || /\w/.test(text[at] ?? "")) throw new NotLiteral(text.slice(start));
      const whole = !/[.eE]/.test(number) || /0x/.test(number);
      if (whole && !Number.isSafeInteger(value)) throw new NotLiteral(text.slice(start));
      return whole ? literal.int(value) : literal.float(value);
    }
    const word = /[A-Za-z_]+/y;
    word.lastIndex = at;
    const name = word.exec(text)?.[0] ?? "";
    at += name.length;
    if (Object.hasOwn(NAMES, name)) return NAMES[name]!;
    if (["set", "dict", "list", "tuple", "frozenset"].includes(name) && take("(")) return readMade(name);
    throw new NotLiteral(text.slice(start));
  };
  const readMade = (name: string): Literal => {
    const inner = items(")").all;
    const made = name === "frozenset" ? "set" : name;
    if (inner.length === 0) return made === "dict" ? collectPairs([]) : collect(made as "set", []);
    const [only] = inner;
    if (made === "dict" || inner.length > 1 || !Array.isArray(only!.value)) throw new NotLiteral(text);
    const { type, value } = only!;
    const parts = (value as Literal["value"][]).map((each, index): Literal => {
      return { type: type.head === "tuple" ? type.args[index]! : type.args[0]!, value: each };
    });
    return collect(made as "set" | "list" | "tuple", parts);
  };
  const readString = (): Literal => {
    const quote = text[at]!.repeat(text.startsWith(text[at]!.repeat(3), at) ? 3 : 1);
    at += quote.length;
    let value = "";
    while (!text.startsWith(quote, at)) {
      if (at >= text.length || (quote.length === 1 && text[at] === "\n"))
        throw new NotLiteral(text.slice(start));
      if (text[at] === "\\") {
        const next = text[at + 1] ?? "";
        value += ESCAPES[next] ?? (/[\\'"`]/.test(next) ? next : `\\${next}`);
        at += 2;
      } else value += text[at++];
    }
    at += quote.length;
    return literal.str(value);
  };
  return { literal: read(), end: at };
}

/** The literals between the bracket at `open` and its partner, which a call's arguments are; and where it ends. */
export function readArguments(text: string, open: number): { args: Literal[]; end: number } {
  const args: Literal[] = [];
  let at = open + 1;
  while (true) {
    while (/\s/.test(text[at] ?? "")) at++;
    if (text[at] === ")") return { args, end: at + 1 };
    const named = /[A-Za-z_]\w*\s*=(?!=)\s*/y;
    named.lastIndex = at;
    at += named.exec(text)?.[0].length ?? 0;
    const { literal: one, end } = readLiteral(text, at);
    args.push(one);
    at = end;
    while (/\s/.test(text[at] ?? "")) at++;
    if (text[at] === ",") at++;
    else if (text[at] !== ")") throw new NotLiteral(text.slice(open));
  }
}
