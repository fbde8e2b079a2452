/**
 * The types of values the solver works with, written as Python's hints are: `int`, `list[str]`, `tuple[int,str]`,
 * `dict[str,int]`. A one-letter name (`a`, `b`, `k`) is a variable in the signature of a component. Equal types are
 * the same object, so they are compared with `===`.
 */
export interface Type {
  /** The canonical text. */
  text: string;
  /** `int`, `float`, `bool`, `str`, `none`, `any`, `list`, `set`, `dict`, `tuple`, or the name of a variable. */
  head: string;
  args: Type[];
}

const interned = new Map<string, Type>();

/** The one object for a type of this shape. */
export function makeType(head: string, args: Type[] = []): Type {
  const text = args.length === 0 ? head : `${head}[${args.map((each) => each.text).join(",")}]`;
  let known = interned.get(text);
  if (known === undefined) interned.set(text, (known = { text, head, args }));
  return known;
}

/** Reads a type from its canonical text, e.g. `dict[str,list[int]]`. */
export function type(text: string): Type {
  const known = interned.get(text);
  if (known !== undefined) return known;
  let at = 0;
  const read = (): Type => {
    const start = at;
    while (at < text.length && !"[],".includes(text[at]!)) at++;
    const head = text.slice(start, at);
    const args: Type[] = [];
    if (text[at] === "[") {
      do {
        at++;
        args.push(read());
      } while (text[at] === ",");
      at++;
    }
    return makeType(head, args);
  };
  return read();
}

export const INT = type("int");
export const FLOAT = type("float");
export const BOOL = type("bool");
export const STR = type("str");
export const NONE = type("none");
export const ANY = type("any");
export const listOf = (item: Type) => makeType("list", [item]);

export const isVariable = ({ head }: Type) => head.length === 1;
export const isNumber = (one: Type) => one === INT || one === FLOAT;

/** How deep containers are nested: 0 for a number or string, 1 for a list of them. */
export function depth(one: Type): number {
  return one.args.length === 0 ? 0 : 1 + Math.max(...one.args.map(depth));
}

/** Types bound to the variables of a pattern. */
export type Binding = Map<string, Type>;

/** Extends `binding` so that `pattern` becomes `actual`; null when nothing does. `n` stands for a number only. */
export function match(pattern: Type, actual: Type, binding: Binding): Binding | null {
  if (isVariable(pattern)) {
    if (pattern.head === "n" && !isNumber(actual)) return null;
    // `o` is what Python can order.
    if (pattern.head === "o" && !isOrdered(actual)) return null;
    const bound = binding.get(pattern.head);
    if (bound !== undefined) return bound === actual ? binding : null;
    return new Map(binding).set(pattern.head, actual);
  }
  if (pattern.head !== actual.head || pattern.args.length !== actual.args.length) return null;
  let result: Binding | null = binding;
  for (let i = 0; i < pattern.args.length && result !== null; i++) {
    result = match(pattern.args[i]!, actual.args[i]!, result);
  }
  return result;
}

/** The pattern with its variables replaced; null when one is not bound. */
export function substitute(pattern: Type, binding: Binding): Type | null {
  if (isVariable(pattern)) return binding.get(pattern.head) ?? null;
  if (pattern.args.length === 0) return pattern;
  const args = pattern.args.map((each) => substitute(each, binding));
  return args.includes(null) ? null : makeType(pattern.head, args as Type[]);
}

/** Whether Python's `<` is defined between any two values of the type. */
export function isOrdered(one: Type): boolean {
  if (one.head === "list" || one.head === "tuple") return one.args.every(isOrdered);
  return isNumber(one) || one === STR || one === BOOL;
}

/** The smallest type that holds values of both, as far as one is needed to read examples; null when only `any` does. */
export function join(a: Type, b: Type): Type | null {
  if (a === b) return a;
  if (isNumber(a) && isNumber(b)) return FLOAT;
  if (a.text.includes("unknown") || b.text.includes("unknown")) {
    if (a.head === "unknown") return b;
    if (b.head === "unknown") return a;
  }
  if (a.head !== b.head || a.args.length !== b.args.length || a.args.length === 0) return null;
  const args = a.args.map((each, index) => join(each, b.args[index]!) ?? ANY);
  return makeType(a.head, args);
}
