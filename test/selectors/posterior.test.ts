import fc from "fast-check";
import { expect, it } from "vitest";
import { BELIEFS, type Behaviour, posterior } from "../../src/selectors/posterior/behaviours.ts";

const alike = (count: number, passes: boolean[] = [], possible = true): Behaviour => ({
  count,
  possible,
  passes,
});
const plain = { ...BELIEFS, luck: 1 };

it("is by hand, for one program: right with the prior's mean, and never lucky", () => {
  // B(α+1, β) / B(α, β) = α / (α + β) = ½, the other hypothesis ½ · luck.
  expect(posterior([alike(1)], [], { ...plain, right: [0.2, 0.2] })[0]).toBeCloseTo(0.5, 12);
  expect(posterior([alike(1)], [], { ...BELIEFS, right: [0.2, 0.2], luck: 0.6 })[0]).toBeCloseTo(1 / 1.6, 12);
});

it("is by hand, for two programs that agree: α (α + 1) against β (β + 1) / (1 + θ)", () => {
  const [right, wrong] = [0.2 * 1.2, (0.2 * 1.2) / (1 + BELIEFS.variety)];
  expect(posterior([alike(2)], [], { ...plain, right: [0.2, 0.2] })[0]).toBeCloseTo(
    right / (right + wrong),
    12,
  );
});

it("tests move belief between behaviours, not to none", () => {
  const without = posterior([alike(1), alike(1)], []);
  const groups = [alike(1, [true, true, true, false]), alike(1, [true, false, false, false])];
  const withTests = posterior(groups, [3, 1, 2, 1]);
  expect(withTests[0]).toBeGreaterThan(without[0]!);
  expect(withTests[0]! + withTests[1]!).toBeCloseTo(without[0]! + without[1]!, 12);
});

it("what failed a known test is not right; when all did, none is", () => {
  expect(posterior([alike(5, [], false), alike(1)], [])[0]).toBe(0);
  expect(posterior([alike(5, [], false)], [])).toEqual([0]);
  expect(posterior([], [])).toEqual([]);
});

it("is a probability, does not mind the order, and grows with agreement", () => {
  const group = fc.record({
    count: fc.integer({ min: 1, max: 9 }),
    possible: fc.boolean(),
    passes: fc.constant([]),
  });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (groups) => {
      const each = posterior(groups, []);
      const sum = each.reduce((total, p) => total + p, 0);
      expect(each.every((p) => p >= 0 && p <= 1)).toBe(true);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
      const back = posterior([...groups].reverse(), []).reverse();
      for (const [index, p] of each.entries()) expect(back[index]).toBeCloseTo(p, 9);
      const more = groups.map((one, index) => (index === 0 ? { ...one, count: one.count + 1 } : one));
      expect(posterior(more, [])[0]).toBeGreaterThanOrEqual(each[0]! - 1e-9);
    }),
  );
});
