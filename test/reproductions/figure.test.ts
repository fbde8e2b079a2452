import { expect, it } from "vitest";
import { classCode } from "../../src/reproductions/classeval/class-code.ts";
import { figure } from "../../src/reproductions/recorded/figure.ts";

it("stands a mean beside the published one; of a part the tolerance is wider", () => {
  const whole = figure({ name: "x", published: 50, values: [0, 100], tolerance: 1 });
  expect(whole).toEqual({ name: "x", published: 50, ours: 50, tolerance: 1, note: "2 items" });
  const part = figure({
    name: "x",
    published: 50,
    values: [100, 100, 100, 100],
    tolerance: 1,
    part: true,
    note: "n",
  });
  // Three times 25 over the root of four.
  expect(part).toEqual({ name: "x", published: 50, ours: 100, tolerance: 38.5, note: "n; a part: 4 items" });
});

it("makes a reply's class runnable: imports in front, methods without self static", () => {
  const about = { class_name: "A", import_statement: ["import math"] };
  const code =
    "class A:\n    def f(self):\n        pass\n    def g(x):\n        pass\n@staticmethod\n    def h():\n        pass";
  const expected =
    "import math\nclass A:\n    def f(self):\n        pass\n    @staticmethod\n    def g(x):\n        pass\n    @staticmethod\n    def h():\n        pass";
  expect(classCode(`Here:\n\`\`\`python\n${code}\n\`\`\``, about).trimEnd()).toBe(expected);
  expect(classCode(`Please complete class A:\n    …\n\n${code}`, about)).toBe(expected);
});
