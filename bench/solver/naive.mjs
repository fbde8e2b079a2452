import { makeUniverse } from "../../dist/solver/search/universe.js";
import { compare } from "../../dist/solver/values/value.js";

/**
 * The textbook enumerator that ours is measured against: every well-typed expression in order of cost, over the same
 * components, lambdas and constants, each run from its leaves on every example. No equivalence and no deduction.
 */
export function naive(spec, limit) {
  const before = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6 > limit;
  };
  const { instances, schemesOver, types } = makeUniverse(spec, "narrow");
  const lists = [...types].filter(({ head }) => head === "list");
  const int = [...types].find(({ text }) => text === "int");
  const constants = [1, 2, 0].map((value) => ({ type: int, cost: 2, run: () => value }));
  const parameters = spec.parameters.map(({ type }, index) => ({
    type,
    cost: 1,
    run: ({ args }) => args[index],
  }));
  let evaluations = 0;
  const fits = (run) => {
    evaluations++;
    return spec.examples.every(({ args, output }) => {
      const value = run({ args, bound: [] });
      return (
        value !== undefined &&
        (value === output || (typeof value === typeof output && compare(value, output) === 0))
      );
    });
  };
  function* all(type, cost, leaves, level) {
    for (const leaf of leaves) if (leaf.type === type && leaf.cost === cost) yield leaf.run;
    for (const { component, takes, gives, cost: own } of instances) {
      if (gives !== type || cost - own < takes.length) continue;
      for (const runs of splits(takes, cost - own, leaves, level))
        yield (scope) => call(component, runs, scope);
    }
    if (level === 2) return;
    for (const list of lists) {
      const [item] = list.args;
      for (const { scheme, cost: own, bodies } of schemesOver(item)) {
        for (const body of bodies) {
          if (scheme.gives(item, body) !== type) continue;
          for (let listCost = 1; listCost < cost - own; listCost++) {
            const inner = [...leaves, { type: item, cost: 1, run: ({ bound }) => bound[level] }];
            for (const source of all(list, listCost, leaves, level)) {
              for (const each of all(body, cost - own - listCost, inner, level + 1)) {
                yield (scope) => apply(scheme, source, each, level, scope);
              }
            }
          }
        }
      }
    }
  }
  function* splits(takes, cost, leaves, level) {
    const [first, ...rest] = takes;
    if (rest.length === 0) {
      for (const run of all(first, cost, leaves, level)) yield [run];
      return;
    }
    for (let own = 1; own <= cost - rest.length; own++) {
      for (const run of all(first, own, leaves, level)) {
        for (const others of splits(rest, cost - own, leaves, level)) yield [run, ...others];
      }
    }
  }
  for (let cost = 1; ; cost++) {
    for (const run of all(spec.returns, cost, [...parameters, ...constants], 0)) {
      if (fits(run)) return { found: true, evaluations };
      if ((evaluations & 255) === 0 && spent()) return { found: false, evaluations };
    }
    if (spent()) return { found: false, evaluations };
  }
}

function call(component, runs, scope) {
  const values = [];
  for (const run of runs) {
    const value = run(scope);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return component.run(...values);
}

function apply(scheme, source, each, level, scope) {
  const items = source(scope);
  if (items === undefined) return undefined;
  const bodies = items.map((item) => each({ ...scope, bound: scope.bound.toSpliced(level, 1, item) }));
  return bodies.includes(undefined) ? undefined : scheme.run(items, bodies);
}
