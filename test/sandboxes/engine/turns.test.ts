import fc from "fast-check";
import { expect, test } from "vitest";
import { Turns } from "../../../src/sandboxes/engine/turns.ts";

function drain<Item>(turns: Turns<Item>): Item[] {
  const items: Item[] = [];
  for (let item = turns.shift(); item !== undefined; item = turns.shift()) items.push(item);
  return items;
}

test("callers take turns, each in its own order", () => {
  const turns = new Turns<string>();
  for (const item of ["a1", "a2", "a3", "a4"]) turns.push("a", item);
  for (const item of ["b1", "b2"]) turns.push("b", item);
  expect(drain(turns)).toEqual(["a1", "b1", "a2", "b2", "a3", "a4"]);
});

test("one who comes late waits for one turn of each other", () => {
  const turns = new Turns<string>();
  for (let index = 0; index < 3000; index++) turns.push("a", `a${index}`);
  for (let index = 0; index < 2000; index++) turns.shift();
  turns.push("b", "b0");
  expect([turns.shift(), turns.shift(), turns.shift()]).toEqual(["a2000", "b0", "a2001"]);
});

test("nothing is lost, doubled or reordered, and no caller waits for two turns of another", () => {
  const operation = fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const turns = new Turns<[number, number]>();
      const waiting: number[][] = [[], [], [], []];
      let next = 0;
      const passedOver = new Map<string, number>();
      for (const caller of [...operations, ...operations.map(() => undefined)]) {
        if (caller !== undefined) {
          turns.push(caller, [caller, next]);
          waiting[caller]!.push(next++);
          continue;
        }
        const item = turns.shift();
        expect(item === undefined).toBe(waiting.every((items) => items.length === 0));
        if (!item) continue;
        expect(waiting[item[0]]!.shift()).toBe(item[1]);
        for (const other of [0, 1, 2, 3]) {
          const key = `${other} waits for ${item[0]}`;
          if (other === item[0])
            for (const one of [0, 1, 2, 3]) passedOver.delete(`${other} waits for ${one}`);
          else if (waiting[other]!.length > 0) passedOver.set(key, (passedOver.get(key) ?? 0) + 1);
          else passedOver.delete(key);
          expect(passedOver.get(key) ?? 0).toBeLessThan(3);
        }
      }
    }),
  );
});
