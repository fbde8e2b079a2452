import type { Json } from "../../core/task.ts";

/**
 * The value of a Python literal made of lists, tuples, dicts with string keys, strings, numbers, True, False and None;
 * tuples become lists. Throws an Error that says where it stops. The text is read, never run.
 */
export function pythonData(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

const ESCAPES: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "0": "\0",
};
const WORDS: Record<string, Json> = { True: true, False: false, None: null };

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): Json {
    this.#space();
    const letter = this.#text[this.#at] ?? "";
    if (letter === "[" || letter === "(") return this.#items(letter === "[" ? "]" : ")");
    if (letter === "{") return this.#pairs();
    if (letter === "'" || letter === '"') return this.#strings();
    const word = /^(?:True|False|None|[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?!\w)/.exec(
      this.#text.slice(this.#at, this.#at + 400),
    )?.[0];
    if (word === undefined) throw new Error(`no Python literal at ${this.#at}`);
    this.#at += word.length;
    return word in WORDS ? WORDS[word]! : Number(word.replaceAll("_", ""));
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) throw new Error(`more than a Python literal at ${this.#at}`);
  }

  #items(close: string): Json[] {
    const items: Json[] = [];
    this.#at++;
    while (!this.#closes(close)) {
      items.push(this.value());
      this.#comma(close);
    }
    return items;
  }

  #pairs(): Json {
    const pairs: [string, Json][] = [];
    this.#at++;
    while (!this.#closes("}")) {
      const key = this.value();
      this.#space();
      if (this.#text[this.#at++] !== ":") throw new Error(`no colon at ${this.#at - 1}`);
      pairs.push([String(key), this.value()]);
      this.#comma("}");
    }
    return Object.fromEntries(pairs);
  }

  #strings(): string {
    let whole = "";
    while (this.#text[this.#at] === "'" || this.#text[this.#at] === '"') {
      whole += this.#string();
      this.#space();
    }
    return whole;
  }

  #string(): string {
    const quote = this.#text[this.#at++]!;
    let out = "";
    for (;;) {
      const letter = this.#text[this.#at++];
      if (letter === undefined) throw new Error("a string does not end");
      if (letter === quote) return out;
      out += letter === "\\" ? this.#escape() : letter;
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at++] ?? "";
    const digits = { x: 2, u: 4, U: 8 }[letter];
    if (digits === undefined)
      return letter === "\n" ? "" : (ESCAPES[letter] ?? (/["'\\]/.test(letter) ? letter : `\\${letter}`));
    const code = Number.parseInt(this.#text.slice(this.#at, this.#at + digits), 16);
    this.#at += digits;
    return String.fromCodePoint(code);
  }

  #closes(close: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== close) return false;
    this.#at++;
    return true;
  }

  #comma(close: string): void {
    this.#space();
    if (this.#text[this.#at] === ",") this.#at++;
    else if (this.#text[this.#at] !== close) throw new Error(`no comma at ${this.#at}`);
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
  }
}
