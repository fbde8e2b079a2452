import { FLOW_TABLES, type FlowTable } from "./flow-tables.ts";
import { fieldOf, type SyntaxNode } from "./tree.ts";

/** Where the value of a variable at one place comes from. */
export interface FlowEdge {
  name: string;
  /** Which token of the program it is. */
  at: number;
  kind: "comesFrom" | "computedFrom";
  parents: string[];
  parentsAt: number[];
}

/** For each variable, the tokens that may have given it its value. */
type States = Map<string, readonly number[]>;

const STRINGS = ["string_literal", "string", "character_literal"];

/**
 * The data flow of a program as GraphCodeBERT and CodeBLEU draw it, one edge list a token, tokens that neither have nor are
 * a parent left out. Parents stand in order of text; the released program's order of several parents inside loops changes
 * from run to run. Guo et al. 2021 (GraphCodeBERT), arXiv 2009.08366
 *
 * @param language one of {@link FLOW_TABLES}; no edges otherwise.
 */
export function dataFlow(root: SyntaxNode, language: string): FlowEdge[] {
  const table = FLOW_TABLES[language];
  if (!table) return [];
  const places = new Map<SyntaxNode, number>();
  number(root, places);
  const edges = new Walk(table, places).flow(root, new Map()).sort((a, b) => a.at - b.at);
  const used = new Set(
    edges.flatMap((edge) => (edge.parentsAt.length > 0 ? [edge.at, ...edge.parentsAt] : [])),
  );
  const merged = new Map<number, FlowEdge>();
  for (const edge of edges) {
    if (!used.has(edge.at)) continue;
    const known = merged.get(edge.at);
    merged.set(edge.at, known ? { ...edge, ...joined(known, edge) } : edge);
  }
  return [...merged.values()];
}

const isToken = (node: SyntaxNode) =>
  (node.children.length === 0 || STRINGS.includes(node.type)) && node.type !== "comment";

function number(node: SyntaxNode, places: Map<SyntaxNode, number>): void {
  if (isToken(node)) places.set(node, places.size);
  else for (const child of node.children) number(child, places);
}

/** The tokens below a node that are names or values. */
function variables(node: SyntaxNode): SyntaxNode[] {
  if (isToken(node)) return node.type === node.text ? [] : [node];
  return node.children.flatMap(variables);
}

function joined(first: FlowEdge, second: FlowEdge) {
  return {
    parents: [...new Set([...first.parents, ...second.parents])],
    parentsAt: [...new Set([...first.parentsAt, ...second.parentsAt])].sort((a, b) => a - b),
  };
}

/** What a loop's body says twice counts once. */
function oncePerPlace(edges: readonly FlowEdge[]): FlowEdge[] {
  const found = new Map<string, FlowEdge>();
  for (const edge of edges) {
    const key = `${edge.at} ${edge.kind} ${edge.name}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, ...joined(known, edge) } : edge);
  }
  return [...found.values()];
}

class Walk {
  readonly #table: FlowTable;
  readonly #places: Map<SyntaxNode, number>;

  constructor(table: FlowTable, places: Map<SyntaxNode, number>) {
    this.#table = table;
    this.#places = places;
  }

  /** The edges below a node; `states` becomes what holds after it. */
  flow(node: SyntaxNode, states: States): FlowEdge[] {
    const table = this.#table;
    const is = (types: readonly string[] | undefined) => types?.includes(node.type) ?? false;
    if (isToken(node)) return this.#token(node, states);
    if (is(table.define)) return this.#define(node, states);
    if (is(table.assign)) return this.#assign(node, states);
    if (is(table.increment)) return this.#computed(node, node, states);
    if (is(table.branch)) return this.#branch(node, states);
    if (is(table.forEach)) return this.#forEach(node, states);
    if (is(table.for)) return this.#for(node, states);
    if (is(table.while)) return oncePerPlace([0, 1].flatMap(() => this.#each(node.children, states)));
    const first = node.children.filter(({ type }) => table.first?.includes(type));
    const rest = node.children.filter(({ type }) => !table.first?.includes(type));
    return this.#each([...first, ...rest], states);
  }

  #each(nodes: readonly SyntaxNode[], states: States): FlowEdge[] {
    return nodes.flatMap((node) => this.flow(node, states));
  }

  #token(node: SyntaxNode, states: States): FlowEdge[] {
    const { text: name } = node;
    if (node.type === name) return [];
    const at = this.#places.get(node)!;
    const known = states.get(name);
    if (known) return [{ name, at, kind: "comesFrom", parents: [name], parentsAt: [...known] }];
    if (node.type === "identifier") states.set(name, [at]);
    return [{ name, at, kind: "comesFrom", parents: [], parentsAt: [] }];
  }

  /** One edge for each pair of a name on the left and a value on the right. */
  #pairs(left: SyntaxNode, right: SyntaxNode, kind: FlowEdge["kind"], states: States): FlowEdge[] {
    const values = variables(right);
    return variables(left).flatMap((node) => {
      const [name, at] = [node.text, this.#places.get(node)!];
      states.set(name, [at]);
      return values.map((value) => ({
        name,
        at,
        kind,
        parents: [value.text],
        parentsAt: [this.#places.get(value)!],
      }));
    });
  }

  #define(node: SyntaxNode, states: States): FlowEdge[] {
    const name = fieldOf(node, "name") ?? node.children[0]!;
    const value = fieldOf(node, "value");
    if (value) return [...this.flow(value, states), ...this.#pairs(name, value, "comesFrom", states)];
    return variables(name).map((each) => {
      const at = this.#places.get(each)!;
      states.set(each.text, [at]);
      return { name: each.text, at, kind: "comesFrom" as const, parents: [], parentsAt: [] };
    });
  }

  #assign(node: SyntaxNode, states: States): FlowEdge[] {
    const left = fieldOf(node, "left");
    const right = node.type === "for_in_clause" ? node.children.at(-1) : fieldOf(node, "right");
    if (!left || !right) return [];
    if (!this.#table.pairwise)
      return [...this.flow(right, states), ...this.#pairs(left, right, "computedFrom", states)];
    return this.#pairwise(left, right, states, node.type !== "for_in_clause");
  }

  /** Python: `a, b = c, d` pairs its parts where there are as many on both sides. */
  #pairwise(left: SyntaxNode, right: SyntaxNode, states: States, split: boolean): FlowEdge[] {
    const parts = (node: SyntaxNode) => node.children.filter(({ type }) => type !== ",");
    let [lefts, rights] = split ? [parts(left), parts(right)] : [[left], [right]];
    if (lefts.length !== rights.length || lefts.length === 0) [lefts, rights] = [[left], [right]];
    const edges = this.#each(rights, states);
    return [...edges, ...lefts.flatMap((each, index) => this.#computed(each, rights[index]!, states))];
  }

  /** One edge for each name on the left, from all that stands on the right. */
  #computed(left: SyntaxNode, right: SyntaxNode, states: States): FlowEdge[] {
    if (!this.#table.pairwise) return this.#pairs(left, right, "computedFrom", states);
    const values = variables(right);
    return variables(left).map((node) => {
      const at = this.#places.get(node)!;
      states.set(node.text, [at]);
      return {
        name: node.text,
        at,
        kind: "computedFrom" as const,
        parents: values.map(({ text }) => text),
        parentsAt: values.map((value) => this.#places.get(value)!),
      };
    });
  }

  #branch(node: SyntaxNode, states: States): FlowEdge[] {
    const { alternative = [] } = this.#table;
    const before: States = new Map(states);
    const ends: States[] = [];
    const edges: FlowEdge[] = [];
    let isElse = false;
    let mayMiss = !node.type.includes("else");
    for (const child of node.children) {
      if (child.type.includes("else")) mayMiss = false;
      isElse ||= alternative.includes(child.type);
      const here = isElse ? new Map(before) : states;
      edges.push(...this.flow(child, here));
      if (isElse) ends.push(here);
    }
    if (mayMiss) ends.push(before);
    for (const end of ends)
      for (const [name, places] of end) {
        const all = new Set([...(states.get(name) ?? []), ...places]);
        states.set(
          name,
          [...all].sort((a, b) => a - b),
        );
      }
    return edges;
  }

  #forEach(node: SyntaxNode, states: States): FlowEdge[] {
    const { pairwise } = this.#table;
    const left = fieldOf(node, pairwise ? "left" : "name");
    const right = fieldOf(node, pairwise ? "right" : "value");
    const body = pairwise ? node.children.at(-1) : fieldOf(node, "body");
    if (!left || !right) return this.#each(node.children, states);
    return oncePerPlace(
      [0, 1].flatMap(() => [
        ...(pairwise
          ? this.#pairwise(left, right, states, true)
          : [...this.flow(right, states), ...this.#pairs(left, right, "computedFrom", states)]),
        ...(body && (!pairwise || body.type === "block") ? this.flow(body, states) : []),
      ]),
    );
  }

  /** The loop of three parts: all of it, then once more what follows its declaration. */
  #for(node: SyntaxNode, states: States): FlowEdge[] {
    const declaration = node.children.findIndex(({ type }) => type === this.#table.declaration);
    const again = declaration < 0 ? [] : node.children.slice(declaration + 1);
    return oncePerPlace([...this.#each(node.children, states), ...this.#each(again, states)]);
  }
}
