/**
 * A vitest reporter that says why tests were skipped and which failed, and ends with one plain line that scripts can
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

    for (const [reason, tests] of groups(skipped, (test) => test.result().note ?? "no reason given")) {
      const files = [...groups(tests, (test) => test.module.relativeModuleId)];
      console.log(`skipped ${tests.length}: ${reason}`);
      for (const [file, { length }] of files) console.log(`  ${length} of ${file}`);
    }
    // Last, because a log is often read from its end.
    for (const test of of("failed"))
      console.log(
        `failed: ${test.module.relativeModuleId} > ${test.fullName}: ${firstLine(test.result().errors)}`,
      );
    for (const suite of broken)
      console.log(`failed: ${suite.relativeModuleId ?? suite.fullName}: ${firstLine(suite.errors())}`);
    for (const error of unhandledErrors) console.log(`failed: outside every test: ${firstLine([error])}`);
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

function groups(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    const key = keyOf(item);
    found.set(key, [...(found.get(key) ?? []), item]);
  }
  return found;
}

const firstLine = (errors) => (errors?.[0]?.message ?? "no message").split("\n")[0].slice(0, 300);
