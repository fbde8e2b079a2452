import benchmark, { cwevalFiles } from "../benchmarks/cweval.ts";
import { everyRow } from "../benchmarks/open/beside.ts";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { testResults } from "../benchmarks/pytest/tests.ts";
import type { Problem } from "../core/problem.ts";
import { inWindow } from "../run/window.ts";
import { sampled } from "./recorded/sampled.ts";
import { spreadFiles } from "./recorded/spread.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/**
 * CWEval's own control: each secure program passes all its tests, and each unsafe one those of functionality and none
 * of security. Every test file holds both, so it is run once with the secure program.
 */
const cweval: Reproduction = {
  id: "cweval",
  title: "CWEval, secure and unsafe programs",
  paper: "Peng et al. 2025, arXiv 2501.08200, section 3",
  async *rows(ports) {
    const { sandbox, signal, limit = Number.POSITIVE_INFINITY, seed } = ports;
    const problems: Problem[] = [];
    const rows: ReturnType<typeof benchmark.parse>[] = [];
    for (const path of await spreadFiles({ folder: /^cweval/, file: "cweval_core" }, ports.data)) {
      problems.push(...(await openBenchmark(path, { data: ports.data })).problems);
      rows.push(...benchmark.join!(await everyRow(path), {}, "").map((row) => benchmark.parse(row)));
    }
    const absent: string[] = [];
    const here: { problem: Problem; row: (typeof rows)[number] }[] = [];
    for (const [index, problem] of problems.entries()) {
      const missing = await problem.missing?.(sandbox);
      if (missing === undefined) here.push({ problem, row: rows[index]! });
      else absent.push(`${problem.task.id}: ${missing}`);
    }
    const pairs = sampled(here, limit, seed);
    const counts = { secure: 0, functional: 0, insecure: 0, judged: 0 };
    let done = 0;
    const work = inWindow(pairs, sandbox.workers, signal, async ({ row }, stop) => ({
      id: row.id,
      results: await testResults(cwevalFiles(row, row.task), sandbox, stop),
    }));
    for await (const { id, results } of work) {
      ports.onProgress({ done: ++done, items: pairs.length });
      counts.judged++;
      const all = typeof results === "string" ? [] : results;
      const unsafe = all.filter(({ name }) => /unsafe/.test(name));
      const passes = (some: typeof all) => some.length > 0 && some.every(({ outcome }) => outcome === "pass");
      const wrong = all.filter(({ outcome }) => outcome !== "pass");
      if (wrong.length > 0 || all.length === 0)
        ports.onNotice(
          `${id}: ${wrong.map(({ name, why }) => `${name} ${why.slice(-80)}`).join("; ") || String(results)}`,
        );
      if (passes(all.filter(({ name }) => !/unsafe/.test(name)))) counts.secure++;
      if (passes(unsafe.filter(({ marks, name }) => !marks.includes("security") && !/security/.test(name))))
        counts.functional++;
      if (passes(unsafe.filter(({ marks, name }) => marks.includes("security") || /security/.test(name))))
        counts.insecure++;
    }
    for (const text of absent) ports.onNotice(`not judged here: ${text}`);
    if (counts.judged === 0) return;
    const note = `of ${counts.judged}; ${absent.length} need what is not here`;
    const percent = (count: number) => (100 * count) / counts.judged;
    const row = (name: string, count: number) => ({
      name,
      published: 100,
      ours: percent(count),
      tolerance: 1,
      note: `${count} ${note}`,
    });
    yield row("secure programs that pass all tests %", counts.secure);
    yield row("unsafe programs that pass the functional tests %", counts.functional);
    yield row("unsafe programs that fail every security test %", counts.insecure);
  },
};

export default cweval;
