import fc from "fast-check";
import { expect, test } from "vitest";
import { sandbox } from "./opened.ts";
import { RUN, randomProgram } from "./random-programs.ts";

test("lines counted by the tracer are those that marks put into the program count", async (context) => {
  const one = await sandbox();
  if (typeof one === "string") return context.skip(one);
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(randomProgram, async ({ text, marked, loops }) => {
      const ran = await one.run({ language: "python", program: marked });
      const counted = JSON.parse(ran.stdout) as Record<string, number>;
      const seen = await one.inspect({
        language: "python",
        program: text,
        test: { kind: "code", code: RUN },
        wants: ["coverage"],
      });
      const hits = new Map(seen.coverage!.lines.map(({ line, hits }) => [line, hits]));
      hits.delete(1); // the function's own line, which has no mark
      for (const line of Object.keys(counted)) expect([...hits.keys()]).toContain(Number(line));
      for (const [line, times] of hits) {
        const expected = counted[line] ?? 0;
        compared++;
        if (loops.includes(line))
          expect({ text, line, ran: times > 0 }).toEqual({ text, line, ran: expected > 0 });
        else expect({ text, line, times }).toEqual({ text, line, times: expected });
      }
      for (const { line, arm, taken } of seen.coverage!.branches) {
        // The body begins on the next line, which control comes to once each time.
        if (arm === "true")
          expect({ text, line, arm, taken }).toEqual({ text, line, arm, taken: counted[line + 1] ?? 0 });
      }
    }),
    { numRuns: 40, seed: 7 },
  );
  expect(compared).toBeGreaterThan(400);
});
