import type { Scheme } from "../components/component.ts";
import { hashVector } from "../values/hash.ts";
import { BOOL, FLOAT, INT, STR, type Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import type { Effort } from "./effort.ts";
import type { Entry, Made } from "./entry.ts";
import { HashSet } from "./hash-set.ts";
import { Lambda } from "./lambda.ts";
import type { Instance, Universe } from "./universe.ts";

/** Told of every new expression; how goals are met. */
export type Watch = (entry: Entry, hash: number) => void;

/** Lambdas are no deeper than this. */
const DEEPEST = 2;
/** How many lists have lambdas, in the outermost bank and in those of lambdas. */
const MOST_LISTS = [400, 12, 0];
const LONGEST = 200;

/**
 * Every expression over one list of columns, by type and cost, each behaviour once: bottom-up enumeration with
 * observational equivalence (Udupa et al. 2013, TRANSIT; Albarghouthi et al. 2013, Escher). Lambdas are banks of
 * their own, whose columns are the elements of a list of this one.
 */
export class Bank {
  readonly columns: number;
  /** The columns of examples, or of elements in them; the others only tell expressions apart. */
  readonly examples: number;
  readonly level: number;
  readonly universe: Universe;
  readonly effort: Effort;
  /** The cost up to which the bank is complete. */
  filled = 0;
  watch: Watch = () => {};
  private readonly entries = new Map<Type, Entry[][]>();
  private readonly seen = new Map<Type, HashSet>();
  private readonly leaves: Entry[];
  private readonly lambdas = new Map<Entry, Lambda | null>();
  /** The lists that lambdas are tried over, the cheapest first. */
  private readonly lists: Entry[] = [];
  private readonly scratch: (Value | undefined)[];
  /**
   * The first columns, on which no expression may be an error. Of the outermost bank that is none: a conditional may
   * choose between expressions that are errors elsewhere.
   */
  private readonly required: number;

  constructor(
    columns: number,
    level: number,
    leaves: Entry[],
    universe: Universe,
    effort: Effort,
    examples: number,
    required: number,
  ) {
    this.columns = columns;
    this.level = level;
    this.leaves = leaves;
    this.universe = universe;
    this.effort = effort;
    this.examples = examples;
    this.required = required;
    this.scratch = new Array(columns);
  }

  /** The expressions of a type that cost exactly `cost`. */
  at(type: Type, cost: number): readonly Entry[] {
    return this.entries.get(type)?.[cost] ?? [];
  }

  /** The lambda over a list, made on first use; null when the list cannot have one. */
  lambda(list: Entry): Lambda | null {
    let known = this.lambdas.get(list);
    if (known === undefined) this.lambdas.set(list, (known = Lambda.over(list, this)));
    return known;
  }

  /** Makes every expression up to `cost`. @throws Spent */
  fill(cost: number): void {
    while (this.filled < cost) {
      const next = this.filled + 1;
      for (const { type, cost: own, vector, depends, made } of this.leaves) {
        const hash = own === next ? this.fresh(type, vector, depends) : undefined;
        if (hash !== undefined) this.store(type, next, vector, depends, made, hash);
      }
      for (const instance of this.universe.instances) this.apply(instance, next);
      if (this.level < DEEPEST) this.applySchemes(next);
      this.filled = next;
    }
  }

  private apply(instance: Instance, cost: number): void {
    const rest = cost - instance.cost;
    const { takes } = instance;
    if (rest < takes.length) return;
    const first = this.entries.get(takes[0]!);
    if (first === undefined) return;
    if (takes.length === 1) {
      for (const a of first[rest] ?? []) if (a.depends !== 0) this.evaluate1(instance, cost, a);
      return;
    }
    const second = this.entries.get(takes[1]!);
    if (second === undefined) return;
    if (takes.length === 2) {
      const commutes = instance.component.commutes;
      const most = commutes ? rest >> 1 : rest - 1;
      for (let i = 1; i <= most; i++) {
        const left = first[i];
        const right = second[rest - i];
        if (left === undefined || right === undefined) continue;
        const same = commutes && left === right;
        for (let x = 0; x < left.length; x++) {
          for (let y = same ? x : 0; y < right.length; y++)
            this.evaluate2(instance, cost, left[x]!, right[y]!);
        }
      }
      return;
    }
    const third = this.entries.get(takes[2]!);
    if (third === undefined) return;
    for (let i = 1; i <= rest - 2; i++) {
      for (let j = 1; j <= rest - i - 1; j++) {
        for (const a of first[i] ?? [])
          for (const b of second[j] ?? [])
            for (const c of third[rest - i - j] ?? []) this.evaluate3(instance, cost, a, b, c);
      }
    }
  }

  private evaluate1(instance: Instance, cost: number, a: Entry): void {
    this.effort.spend();
    const { run } = instance.component;
    const { scratch } = this;
    for (let i = 0; i < this.columns; i++) {
      const x = a.vector[i];
      const value = x === undefined ? undefined : run(x);
      if (value === undefined && i < this.required) return;
      scratch[i] = value;
    }
    this.keep(instance, cost, a);
  }

  private evaluate2(instance: Instance, cost: number, a: Entry, b: Entry): void {
    if ((a.depends | b.depends) === 0) return;
    this.effort.spend();
    const { run } = instance.component;
    const { scratch } = this;
    const left = a.vector;
    const right = b.vector;
    for (let i = 0; i < this.columns; i++) {
      const x = left[i];
      const y = right[i];
      const value = x === undefined || y === undefined ? undefined : run(x, y);
      if (value === undefined && i < this.required) return;
      scratch[i] = value;
    }
    this.keep(instance, cost, a, b);
  }

  private evaluate3(instance: Instance, cost: number, a: Entry, b: Entry, c: Entry): void {
    if ((a.depends | b.depends | c.depends) === 0) return;
    this.effort.spend();
    const { run } = instance.component;
    for (let i = 0; i < this.columns; i++) {
      const [x, y, z] = [a.vector[i], b.vector[i], c.vector[i]];
      const value = x === undefined || y === undefined || z === undefined ? undefined : run(x, y, z);
      if (value === undefined && i < this.required) return;
      this.scratch[i] = value;
    }
    this.keep(instance, cost, a, b, c);
  }

  private keep(instance: Instance, cost: number, a: Entry, b?: Entry, c?: Entry): void {
    const depends = a.depends | (b?.depends ?? 0) | (c?.depends ?? 0);
    const hash = this.fresh(instance.gives, this.scratch, depends);
    if (hash === undefined) return;
    const args = b === undefined ? [a] : c === undefined ? [a, b] : [a, b, c];
    this.store(
      instance.gives,
      cost,
      this.scratch.slice(),
      depends,
      { kind: "call", component: instance.component, args },
      hash,
    );
  }

  /** Every map, filter, count … over a list of this bank that costs `cost` in all. */
  private applySchemes(cost: number): void {
    for (const list of this.lists) {
      const forBody = cost - list.cost;
      if (forBody < 2) continue;
      const lambda = this.lambda(list);
      if (lambda === null) continue;
      for (const { scheme, cost: schemeCost, bodies } of this.universe.schemesOver(list.type.args[0]!)) {
        const bodyCost = forBody - schemeCost - afterMap(list);
        if (bodyCost < 1 || (this.level > 0 && bodyCost > 8)) continue;
        lambda.bank.fill(bodyCost);
        for (const type of bodies) {
          for (const body of lambda.bank.at(type, bodyCost)) {
            if ((body.depends >> lambda.binder.depth) & 1) this.applyScheme(scheme, cost, list, lambda, body);
          }
        }
      }
    }
  }

  private applyScheme(scheme: Scheme, cost: number, list: Entry, lambda: Lambda, body: Entry): void {
    this.effort.spend();
    for (let i = 0; i < this.columns; i++) {
      const items = list.vector[i] as Value[] | undefined;
      const bodies = items === undefined ? undefined : lambda.bodyValues(body, i);
      this.scratch[i] = bodies === undefined ? undefined : scheme.run(items!, bodies);
      if (this.scratch[i] === undefined && i < this.required) return;
    }
    const gives = scheme.gives(lambda.binder.type, body.type)!;
    const depends = list.depends | (body.depends & ((2 << this.level) - 1));
    const hash = this.fresh(gives, this.scratch, depends);
    if (hash === undefined) return;
    this.store(
      gives,
      cost,
      this.scratch.slice(),
      depends,
      { kind: "each", scheme, list, binder: lambda.binder, body },
      hash,
    );
  }

  /** The hash of what an expression gives, if nothing cheaper behaves the same; errors become undefined. */
  private fresh(type: Type, vector: (Value | undefined)[], depends: number): number | undefined {
    let defined = false;
    for (let i = 0; i < this.columns; i++) {
      const value = vector[i];
      if (value !== undefined && fits(type, value)) defined = true;
      else if (i < this.required) return undefined;
      else vector[i] = undefined;
    }
    if (!defined) return undefined;
    let seen = this.seen.get(type);
    if (seen === undefined) this.seen.set(type, (seen = new HashSet()));
    const hash = hashVector(type, vector);
    // A constant is no reason to drop an expression that happens to agree with it on the examples.
    return depends !== 0 && !seen.add(hash) ? undefined : hash;
  }

  private store(
    type: Type,
    cost: number,
    vector: (Value | undefined)[],
    depends: number,
    made: Made,
    hash: number,
  ): void {
    let partial = false;
    for (let i = 0; i < this.examples; i++) if (vector[i] === undefined) partial = true;
    const entry: Entry = { type, cost, vector, depends, partial, made };
    let byCost = this.entries.get(type);
    if (byCost === undefined) this.entries.set(type, (byCost = []));
    (byCost[cost] ??= []).push(entry);
    if (type.head === "list" && depends !== 0 && this.lists.length < MOST_LISTS[this.level]!)
      this.lists.push(entry);
    this.watch(entry, hash);
  }
}

/** One map after a filter is how people write it, so what comes after a map costs a bit. */
export const afterMap = ({ made }: Entry) => (made.kind === "each" && made.scheme.name === "map" ? 1 : 0);

/** Whether a value is small enough to be worth going on with. */
function fits(type: Type, value: Value): boolean {
  if (type === INT) return Number.isSafeInteger(value);
  if (type === FLOAT) return Number.isFinite(value);
  if (type === BOOL) return true;
  if (type === STR) return (value as string).length <= LONGEST;
  return !Array.isArray(value) || value.length <= LONGEST;
}
