import type { ProgramTests, TestText } from "../../core/language.ts";
import { condition, followed, refused } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import type { Lexis } from "../tests/text.ts";

const PHP: Lexis = { lineComments: ["//", "#"], blockComments: [["/*", "*/"]], quotes: ['"', "'"] };

/** Only what looks at types: `==` of two values is PHP's own affair. */
const STRICT = {
  equal: /===/,
  differ: /!==/,
  absolute: /^\\?abs\(/,
  not: /^!(?!=)/,
  yes: "true",
  no: "false",
  truth: (expression: string) => `(bool)(${expression})`,
};

const THROW = /\s*(\{\s*throw\s+new\s+\\?\w+\s*\([^)]*\)\s*;\s*\}|throw\s+new\s+\\?\w+\s*\([^)]*\)\s*;)/;

/** Prints values for the judge: integers are no floats, and the keys of an array have an order. */
const harness = (mark: string) => String.raw`
final class ${mark} {
  static function json($v) {
    if (is_float($v)) return '{"$type":["float","' . var_export($v, true) . '"]}';
    if (is_object($v) || is_resource($v)) return '{"$opaque":1}';
    if (!is_array($v)) return json_encode($v, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    if (array_is_list($v)) return '[' . implode(',', array_map('${mark}::json', $v)) . ']';
    $pairs = array_map(fn($k) => '[' . self::json($k) . ',' . self::json($v[$k]) . ']', array_keys($v));
    return '{"$type":["array",[' . implode(',', $pairs) . ']]}';
  }
  static function say($line) { fwrite(STDOUT, "\n${mark} $line\n"); }
  static function show($v) { self::say(self::json($v)); }
  static function near($v) { self::say(is_int($v) || is_float($v) ? json_encode($v) : self::json($v)); }
}
`;

/** Runs a test between our begin and end. `assert` is ours, counts, and can be turned round. */
function guard({ code, mark }: TestText): string {
  const owned = code
    .replace(/\bif\s*\((?=.*\)\s*\{?\s*throw\b)/g, `if (!${mark}_guard::refused() && `)
    .replace(/(?<![\w\\:>$])assert\s*\(/g, `${mark}_guard::check(`);
  return String.raw`
${harness(mark)}
final class ${mark}_guard {
  static $word; static $turn; static $count = 0;
  static function begin() {
    ${mark}::say("begin");
    [self::$word, self::$turn] = explode(" ", trim(fgets(STDIN)));
  }
  static function check($holds, $words = null) {
    if (++self::$count == self::$turn) $holds = !$holds;
    if ($holds) return true;
    self::fail($words ?? "an assertion does not hold");
  }
  static function fail($words) {
    ${mark}::say("fail");
    fwrite(STDERR, (string) $words . "\n");
    exit(1);
  }
  static function refused() {
    if (++self::$count == self::$turn) self::fail("canary");
    return false;
  }
}
${mark}_guard::begin();
try {
${owned}
} catch (\Throwable $e) { ${mark}_guard::fail($e); }
if (${mark}_guard::$turn > 0) ${mark}_guard::check(true);
${mark}::say("end " . ${mark}_guard::$word . " " . max(1, ${mark}_guard::$count));
exit(0);
`;
}

export const phpTests: ProgramTests = {
  join: (program, test) => `${program.replace(/\?>\s*$/, "")}\n${test}`,
  record: recorder({
    lexis: PHP,
    forms: [
      followed(refused(condition(/\bif\s*\(/, STRICT)), THROW),
      condition(/(?<![\w:>])assert\s*\(/, STRICT),
    ],
    show: ({ actual, how }, mark) => `${mark}::${how === "~" ? "near" : "show"}(${actual});`,
    demand: ({ how, expected: [value, tolerance] }, mark) =>
      how === "~"
        ? `${mark}::say('["~",' . json_encode(${value}) . ',' . json_encode(${tolerance}) . ']');`
        : `${mark}::say('["${how}",' . ${mark}::json(${value}) . ']');`,
    whole: (text, mark) => `${harness(mark)}${text}`,
    opening: "<?php\n",
  }),
  guard,
  call: (entry, args, { mark }) => {
    const json = JSON.stringify(args).replace(/[\\']/g, "\\$&");
    return `${harness(mark)}${mark}::say(json_encode(${entry}(...json_decode('${json}', true)), JSON_PRESERVE_ZERO_FRACTION | JSON_UNESCAPED_UNICODE));\n`;
  },
};
