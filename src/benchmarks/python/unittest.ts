/**
 * Runs one method of a test class. unittest's own runner would take the end of the program's process for an error of a
 * test.
 */
export const RUN_METHOD = `
def _run(kind, name):
    case = kind(name)
    kind.setUpClass()
    try:
        case.setUp()
        try:
            getattr(case, name)()
        finally:
            case.tearDown()
            case.doCleanups()
    finally:
        kind.tearDownClass()
        kind.doClassCleanups()
`;

/** The test methods of each class at the left margin; of two with one name, Python has the last, so it counts once. */
export function testMethods(test: string): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of test.split("\n")) {
    const kind = /^class\s+(\w+)/.exec(line)?.[1];
    if (kind !== undefined) methods.set(kind, (current = []));
    const method = /^\s+def\s+(test\w*)\s*\(/.exec(line)?.[1];
    if (method !== undefined && !current.includes(method)) current.push(method);
  }
  return methods;
}
