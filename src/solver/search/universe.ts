import type { Component, Scheme } from "../components/component.ts";
import COMPONENTS from "../components/components.ts";
import schemes from "../components/schemes.ts";
import type { Spec } from "../spec/spec.ts";
import { stem } from "../spec/words.ts";
import {
  ANY,
  type Binding,
  BOOL,
  depth,
  FLOAT,
  INT,
  listOf,
  makeType,
  match,
  STR,
  substitute,
  type Type,
} from "../values/types.ts";
import { componentCost, wordWeights } from "./cost.ts";

/** A component with its types decided. */
export interface Instance {
  component: Component;
  takes: Type[];
  gives: Type;
  cost: number;
}

/** The types that a search may make, and every component over them. */
export interface Universe {
  types: Set<Type>;
  instances: Instance[];
  /** The schemes over a list of such elements, with the types of their bodies. */
  schemesOver(item: Type): SchemeInstance[];
}

export interface SchemeInstance {
  scheme: Scheme;
  cost: number;
  bodies: Type[];
}

const stemsOf = (words: string) => words.split(" ").map(stem);
const FLOAT_WORDS = stemsOf(
  "average mean ratio sqrt root percentage float decimal real divide circle sphere cone cylinder pi radius hypotenuse distance volume area angle",
);
const TEXT_WORDS = stemsOf("digit binary palindrome string str text character base bit ascii");
const NESTED_WORDS = stemsOf(
  "prefix window sublist subarray run group matrix row column nested chunk consecutive rotation split pack transpose combination",
);

/** How far a search strays from the types of the examples. */
export type Width = "narrow" | "wide";

export function makeUniverse(spec: Spec, width: Width): Universe {
  const types = new Set<Type>([INT, BOOL]);
  const given = [...spec.parameters.map((each) => each.type), spec.returns];
  const include = (one: Type): void => {
    if (one.text.includes("unknown") || one.head === "none") return;
    types.add(one);
    one.args.forEach(include);
  };
  given.forEach(include);
  if (types.has(ANY)) for (const each of [INT, STR, listOf(INT), listOf(STR), listOf(ANY)]) types.add(each);
  const says = (words: string[]) => words.some((word) => spec.words.has(word));
  if (width === "wide" || says(FLOAT_WORDS)) types.add(FLOAT);
  if (width === "wide" || says(TEXT_WORDS)) types.add(STR);
  for (const each of [...types]) {
    if (each.args.length === 0) types.add(listOf(each));
    if (each.head === "row" || (each.head === "tuple" && each.args.every((arg) => arg === each.args[0])))
      types.add(listOf(each.args[0]!));
  }
  types.add(listOf(INT));
  const lists = [...types].filter((each) => each.head === "list" && depth(each) <= 2);
  for (const list of lists) {
    const item = list.args[0]!;
    if (item === BOOL || item === ANY) continue;
    types.add(makeType("set", [item]));
    for (const pair of [makeType("tuple", [item, item]), makeType("tuple", [INT, item])])
      types.add(pair).add(listOf(pair));
    if (item === INT || item === STR || width === "wide") types.add(makeType("dict", [item, INT]));
    if (width === "wide" || says(NESTED_WORDS)) types.add(listOf(list));
  }
  const parts = spec.parameters.flatMap(({ type }) =>
    type.head === "list" || type.head === "row" ? [type.args[0]!] : type === STR ? [STR] : [],
  );
  for (const a of parts)
    for (const b of parts) types.add(makeType("tuple", [a, b])).add(listOf(makeType("tuple", [a, b])));
  if (spec.returns.head === "row") types.add(listOf(spec.returns.args[0]!));

  const weights = wordWeights(spec);
  const native = new Set(types.size > 0 ? given.flatMap(subterms) : []);
  const instances = COMPONENTS.flatMap((component) => {
    const cost = componentCost(component, weights);
    return instantiate(component, types).map((each): Instance => {
      const strange = [each.gives, ...each.takes].some(
        (one) => one.args.length > 0 && !native.has(one) && one !== listOf(INT),
      );
      return { component, ...each, cost: cost + (strange ? 1 : 0) + unusual(component, each.takes) };
    });
  });
  const over = new Map<Type, SchemeInstance[]>();
  const schemesOver = (item: Type): SchemeInstance[] => {
    let known = over.get(item);
    if (known === undefined) {
      known = schemes.map((scheme) => ({
        scheme,
        cost: componentCost(scheme, weights),
        bodies: [...types].filter(
          (body) => types.has(scheme.gives(item, body) ?? body) && scheme.gives(item, body) !== null,
        ),
      }));
      over.set(item, known);
    }
    return known;
  };
  return { types, instances, schemesOver };
}

/** What speaks against an operation on such types: few programs compare whole lists, or booleans, for order. */
function unusual({ name }: Component, takes: Type[]): number {
  const [first] = takes;
  if (name === "less" || name === "at-most" || name === "larger-or")
    return first!.args.length > 0 || first === BOOL ? 6 : first === STR ? 2 : 0;
  if (name === "equal" || name === "different") return first === BOOL ? 3 : first!.args.length > 0 ? 1 : 0;
  return 0;
}

function subterms(one: Type): Type[] {
  return [one, ...one.args.flatMap(subterms)];
}

/** Every way to give the component's variables types such that all it takes and gives is in `types`. */
function instantiate(component: Component, types: Set<Type>): { takes: Type[]; gives: Type }[] {
  let bindings: { binding: Binding; takes: Type[] }[] = [{ binding: new Map(), takes: [] }];
  for (const pattern of component.takes) {
    bindings = bindings.flatMap(({ binding, takes }) =>
      [...types].flatMap((one) => {
        const next = match(pattern, one, binding);
        return next === null ? [] : [{ binding: next, takes: [...takes, one] }];
      }),
    );
  }
  return bindings.flatMap(({ binding, takes }) => {
    const gives = substitute(component.gives, binding);
    return gives !== null && types.has(gives) ? [{ takes, gives }] : [];
  });
}
