import { expect, it } from "vitest";
import direct from "../../src/strategies/direct.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, WRONG } from "../doubles/tasks.ts";

it("asks once and gives what it got, right or wrong", async () => {
  const kit = fakeKit(ADD, { replies: { program: [block(WRONG)] } });
  const answer = await direct.solve(ADD, kit, direct.options);
  expect(answer).toEqual([{ id: "program/0", text: `${WRONG}\n` }]);
  expect(kit.roles()).toEqual(["program"]);
  expect(kit.checks).toEqual([]);
});

it("takes the extraction it is told", async () => {
  const kit = fakeKit(ADD, { replies: { program: [`${block("x = 1")}\n${block(WRONG)}`] } });
  const [program] = await direct.solve(ADD, kit, { ...direct.options, extraction: "last-fence" });
  expect(program?.text).toBe(`${WRONG}\n`);
});
