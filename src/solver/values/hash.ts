import { BOOL, FLOAT, INT, STR, type Type } from "./types.ts";
import { isMixed, type Value } from "./value.ts";

/** Two independent lanes of 32 bits: a vector's hash is a number of 53 bits, so that collisions can be neglected. */
let low = 0;
let high = 0;

function mix(word: number): void {
  low = Math.imul(low ^ word, 0x9e3779b1);
  low ^= low >>> 15;
  high = Math.imul((high + word) | 0, 0x85ebca6b) ^ (high >>> 13);
}

function mixNumber(value: number): void {
  if (Number.isInteger(value)) {
    mix(value | 0);
    mix((value / 0x1_0000_0000) | 0);
    return;
  }
  // Floats that differ by rounding only are one value.
  const scaled = Math.round(value * 1e6);
  mix(0x51f1a3);
  mix(scaled | 0);
  mix((scaled / 0x1_0000_0000) | 0);
}

type Mixer = (value: Value) => void;
const mixers = new Map<Type, Mixer>();

function mixerOf(one: Type): Mixer {
  let known = mixers.get(one);
  if (known === undefined) mixers.set(one, (known = makeMixer(one)));
  return known;
}

function makeMixer(one: Type): Mixer {
  if (one === INT || one === FLOAT) return (value) => mixNumber(value as number);
  if (one === BOOL) return (value) => mix(value ? 0x7a11 : 0x2b0d);
  if (one === STR) {
    return (value) => {
      const text = value as string;
      mix(0x573 + text.length);
      for (let i = 0; i < text.length; i++) mix(text.charCodeAt(i));
    };
  }
  if (one.head === "tuple") {
    const items = one.args.map(mixerOf);
    return (value) => {
      mix(0x70b1e);
      for (let i = 0; i < items.length; i++) items[i]!((value as Value[])[i]!);
    };
  }
  if (one.head === "dict") return mixerOfPairs(mixerOf(one.args[0]!), mixerOf(one.args[1]!));
  if (one.args.length === 1) {
    const item = mixerOf(one.args[0]!);
    const salt = one.head === "list" ? 0x115 : one.head === "set" ? 0x5e7 : 0x70b1e;
    return (value) => {
      const items = value as Value[];
      if (salt !== 0x70b1e) mix(salt + items.length);
      else mix(salt);
      for (let i = 0; i < items.length; i++) item(items[i]!);
    };
  }
  return (value) => {
    if (value !== null && isMixed(value)) mixerOf(value.type)(value.value);
    else mix(0x0ff);
  };
}

/** Equal dicts may differ in order, so their pairs are summed. */
function mixerOfPairs(key: Mixer, held: Mixer): Mixer {
  return (value) => {
    const [outerLow, outerHigh] = [low, high];
    let [sumLow, sumHigh] = [0, 0];
    for (const [k, v] of value as [Value, Value][]) {
      low = high = 0x0d1c7;
      key(k);
      held(v);
      sumLow = (sumLow + low) | 0;
      sumHigh = (sumHigh + high) | 0;
    }
    [low, high] = [outerLow, outerHigh];
    mix(sumLow);
    mix(sumHigh);
  };
}

/** A hash of what an expression gives on every example: equal vectors have equal hashes, also an int and a float. */
export function hashVector(
  one: Type,
  vector: readonly (Value | undefined)[],
  columns = vector.length,
): number {
  const mixer = mixerOf(one);
  low = 0x243f6a88;
  high = 0x13198a2e;
  for (let i = 0; i < columns; i++) {
    const value = vector[i];
    if (value === undefined) mix(0x3bad);
    else mixer(value);
  }
  mix(columns);
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
