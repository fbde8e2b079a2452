import { expect, test } from "vitest";
import selfRefine from "../../src/strategies/self-refine.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const solve = async (critiques: string[]) => {
  const replies = {
    program: [block(WRONG)],
    critique: critiques,
    repair: [block(`${WRONG} # 1`), block(RIGHT)],
  };
  const kit = fakeKit(ADD, { replies });
  return { kit, answer: await selfRefine.solve(ADD, kit, selfRefine.options) };
};

test("feedback and refinement, all of it in view, until there is nothing to change; nothing is run", async () => {
  const { kit, answer } = await solve(["Use plus.", "Remove the comment.", "Nothing to change."]);
  expect(kit.roles()).toEqual(["program", "critique", "repair", "critique", "repair", "critique"]);
  expect(answer[0]?.id).toBe("repair/2");
  expect(kit.checks).toEqual([]);
  const seen =
    kit.asks
      .at(-1)
      ?.messages?.map(({ content }) => content)
      .join("\n") ?? "";
  for (const text of ["Use plus.", "Remove the comment.", "# 1"]) expect(seen).toContain(text);
});

test("four rounds at most; the last is not criticised", async () => {
  const { kit, answer } = await solve(["More."]);
  expect(kit.roles().filter((role) => role === "critique")).toHaveLength(4);
  expect(answer[0]?.id).toBe("repair/4");
});
