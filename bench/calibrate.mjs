// npm run bench -- calibrate: fits the weights of src/strategies/auto/calibration.ts to simulated programmers.
import { openBenchmark } from "../dist/benchmarks/open/open.js";
import { openModel } from "../dist/models/open/open.js";
import { run } from "../dist/run/run.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { featuresOf } from "../dist/strategies/auto/calibration.js";
import auto, { standings } from "../dist/strategies/auto.js";
import { logisticFit } from "./strategies/logistic.mjs";
import { PROFILES } from "./strategies/rows.mjs";

/** Seeds that no reported figure uses. */
const SEEDS = [101, 102, 103];

export default async function calibrate([limit = "100"]) {
  const sandbox = await openSandbox({});
  const { problems: all } = await openBenchmark("starter-200", { data: [] });
  const problems = all.slice(0, Number(limit));
  const byId = new Map(problems.map((problem) => [problem.task.id, problem]));
  const seen = [];
  for (const profile of PROFILES) {
    for (const seed of SEEDS) {
      const states = [];
      const strategy = {
        ...auto,
        async solve(task, kit, options) {
          let last;
          for await (last of standings(task, kit, options)) {
            const leader = last.groups[0];
            if (leader.possible)
              states.push({ task: task.id, text: leader.programs[0].text, features: featuresOf(last) });
          }
          return last.groups.map(({ programs }) => programs[0]);
        },
      };
      const model = await openModel(`simulated/${profile}`, { problems, sandbox, seed });
      const plan = {
        benchmark: "starter-200",
        data: [],
        from: {
          kind: "strategy",
          strategy: "auto",
          options: {},
          model: model.id,
          modelOptions: {},
          samples: 1,
          budget: {},
        },
        k: [1],
        seed,
      };
      for await (const event of run(plan, { sandbox, problems, model, strategy }))
        if (event.type === "failed") console.error(event.task, event.error);
      const known = new Map();
      for (const state of states) {
        const { suite, task } = byId.get(state.task);
        const isRight = async (program) => {
          const key = `${state.task}\n${program}`;
          if (!known.has(key)) {
            const request = { language: task.language, program, suite, trusted: true };
            known.set(key, (await sandbox.check(request)).pass);
          }
          return known.get(key);
        };
        seen.push({ profile, features: state.features, right: await isRight(state.text) });
      }
      console.log(profile, seed, states.length);
    }
  }
  await sandbox.close();
  const weights = logisticFit(seen);
  console.log(`WEIGHTS = [${weights.map((weight) => weight.toFixed(3)).join(", ")}]`);
  for (const profile of PROFILES) {
    const own = logisticFit(seen.filter((state) => state.profile === profile));
    console.log(`${profile}: [${own.map((weight) => weight.toFixed(3)).join(", ")}]`);
  }
}
