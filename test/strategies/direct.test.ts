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

it("shows the solved tasks most like this one", async () => {
  const shots = [
    { prompt: "Open a file.", program: "far" },
    { prompt: `${ADD.prompt} Please.`, program: "near" },
    { prompt: ADD.prompt, program: "its own" },
  ];
  const kit = fakeKit(ADD, { replies: { program: [block(WRONG)] } });
  await direct.solve(ADD, kit, { ...direct.options, shots, shotsBy: "bm25", shotCount: 1 });
  const shown = JSON.stringify(kit.asks[0]);
  expect(shown).toContain("near");
  expect(shown).not.toContain("far");
  expect(shown).not.toContain("its own");
});

it("refuses options that name no way of choosing, and shots that are none", async () => {
  const kit = fakeKit(ADD, { replies: {} });
  const solve = (changes: object) => direct.solve(ADD, kit, { ...direct.options, ...changes });
  await expect(solve({ shotsBy: "best" })).rejects.toMatchObject({ code: "BAD_OPTION" });
  await expect(solve({ shotOrder: "up" })).rejects.toMatchObject({ code: "BAD_OPTION" });
  await expect(solve({ shots: [{ prompt: "p" }] })).rejects.toMatchObject({ code: "BAD_OPTION" });
});
