import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitsOf } from "../../../src/doors/cli/program/limits.ts";
import { strategySettings } from "../../../src/doors/cli/program/model.ts";
import { budgetOf, kList, nameList, oneOf, wholeNumber } from "../../../src/doors/cli/program/options.ts";

describe("values of options", () => {
  it("k: ascending and distinct, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (values) => {
        const sorted = [...new Set(values)].sort((a, b) => a - b);
        expect(kList(values.join(","))).toEqual(sorted);
      }),
    );
  });
  it.each(["", "0", "1,", "1.5", "-1", "1e3", "a"])("k refuses %j", (typed) => {
    expect(() => kList(typed)).toThrow(/whole numbers/);
  });

  it("budget: any part, in any order", () => {
    expect(budgetOf("usd=0.5, calls=10")).toEqual({ usd: 0.5, calls: 10 });
    expect(budgetOf("tokens=20000,seconds=60")).toEqual({ tokens: 20000, seconds: 60 });
  });
  it.each(["", "calls", "calls=", "calls=-1", "cals=3", "usd=NaN", "seconds=Infinity"])(
    "budget refuses %j",
    (typed) => {
      expect(() => budgetOf(typed)).toThrow(/limits such as/);
    },
  );

  it("limits of a program: seconds and MiB", () => {
    expect(limitsOf("cpu=0.3, memory=0.5,processes=4")).toEqual({
      cpuSeconds: 0.3,
      memoryBytes: 524_288,
      processes: 4,
    });
  });
  it.each(["", "cpu", "cpu=0", "cpu=-1", "cup=1", "constructor=1", "memory=all"])(
    "limits of a program refuse %j",
    (typed) => {
      expect(() => limitsOf(typed)).toThrow(/limits such as/);
    },
  );

  it("names, words and numbers", () => {
    expect(nameList("a, b")).toEqual(["a", "b"]);
    expect(() => nameList("a,,b")).toThrow();
    expect(oneOf(["auto", "none"])("none")).toBe("none");
    expect(() => oneOf(["auto", "none"])("atuo")).toThrow(/did you mean "auto"/);
    expect(wholeNumber(0)("0")).toBe(0);
    for (const typed of ["1.0", "1e2", " 1", "0x10", "9007199254740993"])
      expect(() => wholeNumber(0)(typed)).toThrow();
  });
});

describe("--set", () => {
  const strategy = {
    id: "codet",
    options: { samples: 100, prompt: "chat", strict: false, maxTokens: null, shots: [] },
  };
  it("keeps the type of each default", () => {
    const settings = strategySettings(strategy, [
      "samples=8",
      "prompt=a=b",
      "strict=true",
      "maxTokens=300",
      'shots=["x"]',
    ]);
    expect(settings).toEqual({ samples: 8, prompt: "a=b", strict: true, maxTokens: 300, shots: ["x"] });
    expect(strategy.options.samples).toBe(100);
  });
  it.each([
    ["sample=8", /did you mean "samples"/],
    ["samples=many", /not a number/],
    ["samples", /not a number/],
    ["strict=yes", /not true or false/],
    ["toString=1", /no option "toString"/],
  ])("refuses %s", (item, message) => {
    expect(() => strategySettings(strategy, [item])).toThrow(
      expect.objectContaining({ line: expect.stringMatching(message) }),
    );
  });
});
