/**
 * A vitest reporter that says why each skipped test was skipped, and ends with one plain line that scripts can
 * read: `N passed, N failed, N skipped`. The built-in JSON report has no room for the reason of a skip. A file
 * that does not load, or an error outside every test, counts as one failed: nothing that went wrong ends in `0 failed`.
 *
 * @implements {import("vitest/reporters").Reporter}
 */
export default class Summary {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state) => tests.filter((test) => test.result().state === state);
    const skipped = of("skipped");
    const broken = modules.flatMap(suitesWithErrors);

    for (const test of skipped) {
      const reason = test.result().note ?? "no reason given";
      console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}: ${reason}`);
    }
    // A test that never ran belongs to a run that was cut short.
    const failed = of("failed").length + of("pending").length + broken.length + unhandledErrors.length;
    console.log(`${of("passed").length} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

/** The module and its suites whose own code failed: an import, a hook. */
function suitesWithErrors(module) {
  const suites = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0);
}
