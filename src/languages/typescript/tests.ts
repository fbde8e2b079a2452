import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import {
  type Assertion,
  assertions,
  C_OPERATORS,
  condition,
  pair,
  read,
  replaced,
  withoutAlias,
} from "../tests/assertions.ts";
import { CURLY, mask } from "../tests/text.ts";

const LEXIS = { ...CURLY, quotes: ['"', "'", "`"] };
const FORMS = [
  pair(/\bassert\.(deepEqual|deepStrictEqual|equal|strictEqual)\s*\(/),
  pair(/\bassert\.(notEqual|notDeepEqual|notStrictEqual|notDeepStrictEqual)\s*\(/, { how: "!" }),
  condition(/\b(console\.assert|assert\.ok|assert)\s*\(/, C_OPERATORS),
];
const OWN_ASSERT =
  /^.*\brequire\(\s*['"](node:)?assert(\/strict)?['"]\s*\).*$|^\s*import\b.*['"](node:)?assert['"].*$/gm;

/** What stands before it in a guarded test goes in front of the program, which could replace what it uses. */
const FRONT = "/* end of the front */";

/** Prints values as JSON lines, with what JSON lacks as tagged objects. */
const recorder = (mark: string) => String.raw`
const ${mark}: any = {
  json(v: any): string {
    if (v === undefined) return '{"$undefined":1}';
    if (v === null || typeof v === "boolean" || typeof v === "string") return JSON.stringify(v);
    if (typeof v === "number") return Number.isFinite(v) ? String(v) : '{"$float":"' + (v !== v ? "NaN" : v > 0 ? "inf" : "-inf") + '"}';
    if (typeof v === "bigint") return '{"$type":["bigint",' + v + "]}";
    if (typeof v !== "object") return '{"$opaque":1}';
    if (Array.isArray(v)) return "[" + Array.from(v, (item) => ${mark}.json(item)).join(",") + "]";
    if (v instanceof Map) return '{"$map":[' + [...v].map(([k, x]) => "[" + ${mark}.json(k) + "," + ${mark}.json(x) + "]").join(",") + "]}";
    if (v instanceof Set) return '{"$set":[' + [...v].map((x) => ${mark}.json(x)).join(",") + "]}";
    const kind = Object.getPrototypeOf(v);
    if (kind !== Object.prototype && kind !== null) return '{"$opaque":1}';
    return '{"$map":[' + Object.keys(v).map((k) => "[" + JSON.stringify(k) + "," + ${mark}.json(v[k]) + "]").join(",") + "]}";
  },
  say(line: string): void {
    const data = Buffer.from("\n${mark} " + line + "\n");
    for (let at = 0; at < data.length; ) {
      try { at += require("node:fs").writeSync(1, data, at); } catch (error) { if (error.code !== "EAGAIN") throw error; }
    }
  },
  show(v: any): void { ${mark}.say(${mark}.json(v)); },
  demand(how: string, ...v: any[]): void { ${mark}.say(JSON.stringify([how]).slice(0, -1) + "," + v.map(${mark}.json).join(",") + "]"); },
};
`;

function record({ code, entry, prelude, mark }: TestText): Recording | undefined {
  const reading = read(code.replace(OWN_ASSERT, ""), LEXIS, entry);
  const found = assertions(reading, FORMS);
  if (!found) return undefined;
  const demand = ({ how, expected }: Assertion) => `${mark}.demand("${how}", ${expected.join(", ")});`;
  return {
    actual: recorder(mark) + replaced(reading.text, found, ({ actual }) => `${mark}.show(${actual});`),
    expected: `${prelude}${recorder(mark)}${withoutAlias(replaced(reading.text, found, demand))}`,
  };
}

/** Assertions are ours, made before the program ran; they count, and one can be turned round. */
function guard({ code, mark }: TestText): string {
  const text = code.replace(OWN_ASSERT, "");
  return `
const ${mark}: any = ((fs: any, same: any, exit: any, from: any, freeze: any) => {
  let count = 0, turn = 0, word = "";
  const say = (line: string) => { const data = from("\\n${mark} " + line + "\\n"); for (let at = 0; at < data.length; ) at += fs(1, data, at); };
  const check = (holds: any, got?: any, wanted?: any): void => {
    if (!!holds === (++count === turn)) {
      say("fail");
      console.error("  got      ", got, "\\n  expected ", wanted);
      exit(1);
    }
  };
  const assert: any = (v: any) => check(v, v, true);
  assert.ok = assert;
  assert.equal = (a: any, b: any) => check(a == b && (typeof a !== "object" || a === b), a, b);
  assert.notEqual = (a: any, b: any) => check(a != b, a, b);
  assert.strictEqual = (a: any, b: any) => check(a === b, a, b);
  assert.notStrictEqual = (a: any, b: any) => check(a !== b, a, b);
  assert.deepEqual = assert.deepStrictEqual = (a: any, b: any) => check(same(a, b), a, b);
  assert.notDeepEqual = assert.notDeepStrictEqual = (a: any, b: any) => check(!same(a, b), a, b);
  assert.throws = (f: any) => { try { f(); } catch { return check(true); } check(false); };
  assert.fail = () => check(false);
  freeze(assert);
  return freeze({
    assert, begin() { say("begin"); const line = String(require("node:fs").readFileSync(0)).split(/\\s+/); word = line[0]; turn = Number(line[1]); },
    end() { if (turn > 0) check(true); say("end " + word + " " + Math.max(count, 1)); exit(0); },
  });
})(require("node:fs").writeSync, require("node:util").isDeepStrictEqual, (process as any).reallyExit.bind(process), Buffer.from, Object.freeze);
${FRONT}
${mark}.begin();
${owned(text, mark)}
${mark}.end();
`;
}

/** Every assertion by its full name, whatever the program calls `assert`. */
function owned(code: string, mark: string): string {
  const masked = mask(code, LEXIS);
  return code.replace(/(?<![\w.])(console\.assert|assert)(?=\s*[.(])/g, (word, _, at: number) =>
    masked.startsWith(word, at) ? `${mark}.assert` : word,
  );
}

/** Tests with Node's assert, and `console.assert` taken at its word. */
export const typescriptTests: ProgramTests = {
  join: (program, test) => {
    const [front, back] = test.includes(FRONT) ? test.split(FRONT) : ["", test];
    return `${front}\n${program}\n${back}`;
  },
  record,
  guard,
  call: (entry, args, { mark }) =>
    `${recorder(mark)}\n${mark}.show((${entry} as any)(${args.map((arg) => JSON.stringify(arg)).join(", ")}));`,
};
