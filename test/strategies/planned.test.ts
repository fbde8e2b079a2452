import { describe, expect, it } from "vitest";
import { element, tagged } from "../../src/moves/text/tags.ts";
import codesim, { needsChange, planIn } from "../../src/strategies/codesim.ts";
import lpw from "../../src/strategies/lpw.ts";
import mapcoder from "../../src/strategies/mapcoder.ts";
import { type FakeKitOptions, fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const passes = (program: string) => program.includes("a + b");
const times = (role: string, count: number) => Array<string>(count).fill(role);

describe("MapCoder", () => {
  const problem = (name: string) => `<problem><description>${name}</description></problem>`;
  const replies = {
    recall: [`${["one", "two", "three"].map(problem).join("\n")}<algorithm>Carry digits.</algorithm>`],
    plan: ["plan one", "plan two", "plan three"],
    rate: ["Score: 20", "Surely. Score: 90", "none"],
    program: [`By plan two.\n${block(WRONG)}`],
    repair: [`Now so.\n${block(`${WRONG} # 1`)}`, block(RIGHT)],
  };
  const run = async (changes: Partial<FakeKitOptions> = {}, answer: "last" | "best" = "last") => {
    const kit = fakeKit(ADD, { replies, passes, output: "expected 3, got -1", ...changes });
    return { kit, answer: await mapcoder.solve(ADD, kit, { ...mapcoder.options, answer }) };
  };

  it("recalls, plans and rates three times, then codes the surest plan and debugs it", async () => {
    const { kit, answer } = await run();
    const before = ["recall", "plan", "rate", "plan", "rate", "plan", "rate"];
    expect(kit.roles()).toEqual([...before, "program", "repair", "repair"]);
    expect(kit.prompts()[1]).toContain("one");
    expect(kit.prompts()[1]).toContain("Carry digits.");
    expect(kit.prompts()[7]).toContain("plan two");
    expect(answer.map(({ text }) => text.trim())).toEqual([RIGHT, `${WRONG} # 1`, WRONG]);
  });

  it("shows a debugging step the whole answer before, and the test log", async () => {
    const { kit } = await run();
    const [first, second] = kit.prompts().slice(-2);
    for (const shown of ["plan two", "By plan two.", "expected 3, got -1", "assert add(0, 0) == 0"])
      expect(first).toContain(shown);
    expect(second).toContain("Now so.");
    expect(second).not.toContain("By plan two.");
  });

  it("makes 25 calls at most, and answers with the last program of the least sure plan", async () => {
    const { kit, answer } = await run({ passes: () => false });
    const plan = ["program", ...times("repair", 5)];
    expect(kit.roles().slice(7)).toEqual([...plan, ...plan, ...plan]);
    expect(kit.prompts().filter((text) => text.includes("plan three"))).not.toEqual([]);
    expect(answer[0]!.id).toBe("repair/17");
  });

  it("plans once when nothing is recalled, and reads no rating as none", async () => {
    const { kit } = await run({ replies: { ...replies, recall: ["I know none."], program: [block(RIGHT)] } });
    expect(kit.roles()).toEqual(["recall", "plan", "rate", "program"]);
  });

  it("keeps what looks like markup in a program", () => {
    const code = "for (int i = 0; i < n && a<b>c; i++)";
    expect(tagged(`<code>${code}</code>${element("code", code)}`, "code")).toEqual([code, code]);
    expect(tagged("<plan>never closed", "plan")).toEqual([]);
  });
});

describe("CodeSim", () => {
  const replies = {
    plan: ["Recall sums.\n### Plan\n1. Add.", "### Plan\n1. Add them."],
    emulate: ["It gives 4.\nPlan Modification Needed", "No Need to Modify Plan"],
    "refine-plan": ["### Plan\n1. Add carefully."],
    program: [block(WRONG)],
    repair: [block(`${WRONG} # 1`), block(RIGHT)],
  };
  const run = async (changes: Partial<FakeKitOptions> = {}) => {
    const kit = fakeKit(ADD, { replies, passes, ...changes });
    return { kit, answer: await codesim.solve(ADD, kit, codesim.options) };
  };

  it("simulates the plan on a visible test, refines it once, codes, and debugs with the failing tests", async () => {
    const { kit, answer } = await run();
    expect(kit.roles()).toEqual(["plan", "emulate", "refine-plan", "program", "repair", "repair"]);
    const [, simulated, , coded, debugged] = kit.prompts();
    expect(simulated).toContain("## Example\n\nassert add(1, 2) == 3");
    expect(simulated).not.toContain("Recall sums");
    expect(coded).toContain("1. Add carefully.");
    expect(debugged).toContain("return a - b");
    expect(answer[0]!.text.trim()).toBe(RIGHT);
  });

  it("makes 45 calls at most, and a next plan knows nothing of the one before", async () => {
    const emulate = ["Plan Modification Needed"];
    const { kit, answer } = await run({ passes: () => false, replies: { ...replies, emulate } });
    const round = ["plan", "emulate", "refine-plan", "program", ...times("repair", 5)];
    expect(kit.roles()).toEqual([...round, ...round, ...round, ...round, ...round]);
    expect(kit.asks).toHaveLength(45);
    const plans = kit.asks.filter(({ purpose }) => purpose === "plan").map(({ messages }) => messages);
    for (const plan of plans) expect(plan).toEqual(plans[0]);
    expect(answer[0]!.id).toBe("repair/29");
    expect(answer).toHaveLength(30);
  });

  it.each([
    ["… Plan Modification Needed", true],
    ["**No Need to Modify Plan**", false],
    ["No plan modification needed.", false],
    ["Step 2: Plan Modification Needed? The rest agrees.\nNo need to modify the plan.", false],
    ["It works.", false],
  ])("reads %j as change: %s", (said, changes) => expect(needsChange(said)).toBe(changes));

  it("takes the plan behind the last heading", () => {
    expect(planIn("### Plan of the similar one\n1. x\n### Plan\n1. y")).toBe("1. y");
    expect(planIn("1. y")).toBe("1. y");
  });
});

describe("LPW", () => {
  const verified = "## Test 1\n1 + 2 = 3\nResult compare: 3, 3\n## Test 2\nResult compare: 0, 0";
  const replies = {
    plan: ["1. Add."],
    "verify-plan": ["## Test 1\nResult compare: 4, 3\n## Revised plan\n1. Add once.", verified],
    "check-plan": [
      "Incorrect Analysis of 1. Correct Analysis of 2.",
      "1: Correct Analysis. 2: correct analysis.",
    ],
    program: [block(WRONG)],
    instrument: [block(`${WRONG} # with prints`), block(`${RIGHT} # with prints`)],
    explain: ["It subtracts."],
    analyse: ["The sum differs."],
    repair: [block(RIGHT)],
  };
  const inspects: FakeKitOptions["inspects"] = (program) => ({
    run: {
      outcome: "fail",
      exitCode: 1,
      signal: null,
      stdout: `ran: ${program}`,
      stderr: "",
      truncated: false,
      cpuSeconds: 0,
      wallSeconds: 0,
      memoryBytes: 0,
    },
    unavailable: {},
    cut: false,
  });
  const run = async (changes: Partial<FakeKitOptions> = {}, options = {}) => {
    const kit = fakeKit(ADD, { replies, passes, inspects, ...changes });
    return { kit, answer: await lpw.solve(ADD, kit, { ...lpw.options, ...options }) };
  };

  it("verifies until every test is found right, codes, and refines by printed values", async () => {
    const { kit, answer } = await run();
    const verifying = ["verify-plan", "verify-plan", "check-plan", "verify-plan", "check-plan"];
    const refining = ["explain", "analyse", "repair", "instrument"];
    expect(kit.roles()).toEqual(["plan", ...verifying, "program", "instrument", ...refining]);
    const prompt = (role: string) => kit.prompts()[kit.roles().indexOf(role)];
    expect(prompt("program")).toContain("1. Add once.");
    expect(prompt("program")).toContain("1 + 2 = 3");
    for (const shown of ["# with prints", "1 + 2 = 3", "assert add(1, 2) == 3"])
      expect(prompt("analyse")).toContain(shown);
    for (const shown of ["It subtracts.", "The sum differs."]) expect(prompt("repair")).toContain(shown);
    expect(answer.map(({ text }) => text.trim())).toEqual([RIGHT, WRONG]);
  });

  it.each([
    ["it is revised for ever", { "verify-plan": [replies["verify-plan"][0]!] }, 1 + 12],
    ["a test has no section", { "verify-plan": ["## Test 1\nfine"] }, 1 + 12],
    ["the check never agrees", { "verify-plan": [verified], "check-plan": ["Correct Analysis"] }, 1 + 24],
  ])("gives no program when %s", async (_, changes, calls) => {
    const { kit, answer } = await run({ replies: { ...replies, ...changes } });
    expect(answer).toEqual([]);
    expect(kit.asks).toHaveLength(calls);
    expect(kit.roles()).not.toContain("program");
  });

  it("codes the last plan after all when told so", async () => {
    const changed = { ...replies, "verify-plan": ["nothing"], program: [block(RIGHT)] };
    const { kit, answer } = await run({ replies: changed }, { unverified: "last-plan" });
    expect(kit.roles()).toEqual(["plan", ...times("verify-plan", 12), "program", "instrument"]);
    expect(answer[0]!.text.trim()).toBe(RIGHT);
  });

  it("refines 12 times at most, and never verifies again", async () => {
    const good = { ...replies, "verify-plan": [verified], "check-plan": ["Correct Analysis".repeat(2)] };
    const { kit, answer } = await run({ replies: good, passes: () => false });
    expect(kit.asks).toHaveLength(1 + 2 + 2 + 12 * 4);
    expect(kit.roles().lastIndexOf("verify-plan")).toBe(1);
    expect(answer[0]!.id).toBe("repair/12");
  });

  it("SLPW: plans first, a program for each until one passes", async () => {
    const good = { ...replies, "verify-plan": [verified], "check-plan": ["Correct Analysis".repeat(2)] };
    const program = [block(WRONG), block(RIGHT)];
    const { kit, answer } = await run({ replies: { ...good, program } }, { plans: 3 });
    const plan = ["plan", "verify-plan", "check-plan"];
    const coded = ["program", "instrument"];
    expect(kit.roles()).toEqual([...plan, ...plan, ...plan, ...coded, ...coded]);
    expect(answer[0]!.text.trim()).toBe(RIGHT);
  });

  it("SLPW refines the programs in turn", async () => {
    const good = { ...replies, "verify-plan": [verified], "check-plan": ["Correct Analysis".repeat(2)] };
    const { kit } = await run({ replies: good }, { plans: 2 });
    expect(kit.roles().slice(6)).toEqual([
      ...["program", "instrument", "program", "instrument"],
      ...["explain", "analyse", "repair", "instrument"],
    ]);
  });
});
