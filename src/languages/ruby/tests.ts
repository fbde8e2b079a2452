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
import { HASH, mask } from "../tests/text.ts";

/** Prints values for the judge. Its name is the mark's, so no program can know it. */
const harness = (mark: string) => String.raw`
module ${named(mark)}
  def self.json(v)
    case v
    when nil, true, false then v.inspect.sub("nil", "null")
    when Integer then v.to_s
    when Float then v.finite? ? v.to_s : '{"$float":"%s"}' % v.to_s
    when String then text(v)
    when Array then "[" + v.map { |x| json(x) }.join(",") + "]"
    when Hash then '{"$map":[' + v.map { |k, x| "[" + json(k) + "," + json(x) + "]" }.join(",") + "]}"
    else '{"$type":[%s,%s]}' % [text(v.class.to_s), text(v.inspect)]
    end
  end
  def self.text(s)
    '"' + s.encode("UTF-8", invalid: :replace, undef: :replace).gsub(/["\\\x00-\x1f]/) { |c| "\\u%04x" % c.ord } + '"'
  end
  def self.say(line)
    STDOUT.write("${mark} " + line + "\n")
    STDOUT.flush
  end
end
`;

/** Stands in for the test libraries: it runs what a test case defines, and nothing else. */
const RUNNER = `
module Test; module Unit; class TestCase
  KINDS = []
  def self.inherited(kind) = KINDS << kind
  def setup; end
  def teardown; end
end; end; end
module Minitest; Test = ::Test::Unit::TestCase; end
`;
const RUN = `
Test::Unit::TestCase::KINDS.each do |kind|
  kind.instance_methods.grep(/^test_/).sort.each { |name| one = kind.new; one.setup; one.send(name); one.teardown }
end
`;
const LIBRARIES = /^\s*require\s+['"](test\/unit|minitest(\/autorun)?)['"].*$/gm;

const FORMS = [
  pair(/\bassert_equal\s*\(/, { expectedFirst: true }),
  pair(/\bassert_not_equal\s*\(/, { expectedFirst: true, how: "!" }),
  condition(/\bassert\s*\(/, C_OPERATORS),
];

function named(mark: string): string {
  return mark[0]!.toUpperCase() + mark.slice(1);
}

function record({ code, entry, prelude, mark }: TestText): Recording | undefined {
  const reading = read(code.replace(LIBRARIES, ""), HASH, entry);
  const found = assertions(reading, FORMS);
  if (!found) return undefined;
  const name = named(mark);
  const wrap = (text: string) => `${harness(mark)}${RUNNER}${text}\n${RUN}`;
  const demand = ({ how, expected }: Assertion) =>
    `(${name}.say("[\\"${how}\\"," + [${expected.join(", ")}].map { |v| ${name}.json(v) }.join(",") + "]"))`;
  return {
    actual: wrap(replaced(reading.text, found, ({ actual }) => `(${name}.say(${name}.json((${actual}))))`)),
    expected: `${prelude}\n${wrap(withoutAlias(replaced(reading.text, found, demand)))}`,
  };
}

/** The assertions are ours and count themselves; told its number, one says the opposite of what it found: the canary. */
function guard({ code, mark }: TestText): string {
  const name = named(mark);
  return `
${harness(mark)}
class ${name}::Failed < Exception; end
module ${name}
  COUNT = [0]
  def self.check(holds, words = nil)
    COUNT[0] += 1
    holds = !holds if COUNT[0] == TURN
    return true if holds
    say("fail")
    STDERR.puts(words || "an assertion does not hold")
    exit!(1)
  end
  say("begin")
  WORD, turn = STDIN.gets.to_s.split
  TURN = turn.to_i
end
module ${name}
  PLAIN = [Integer, Float, Rational, Complex, String, Symbol, Array, Hash, NilClass, TrueClass, FalseClass]
  NUMBERS = PLAIN.first(4)
  def self.same(e, a) = (PLAIN.include?(a.class) || !PLAIN.include?(e.class)) && e == a
  class << self
    def assert(v = false, m = nil) = check(block_given? ? yield : v, m)
    def assert_equal(e, a, m = nil) = check(same(e, a), "  got      #{a.inspect}\\n  expected #{e.inspect}")
    def assert_not_equal(e, a, m = nil) = check(!same(e, a))
    def assert_nil(v, m = nil) = check(NilClass === v)
    def assert_not_nil(v, m = nil) = check(!(NilClass === v))
    def assert_true(v, m = nil) = check(TrueClass === v)
    def assert_false(v, m = nil) = check(FalseClass === v)
    def assert_empty(v, m = nil) = check(v.empty?)
    def assert_include(c, v, m = nil) = check(c.include?(v))
    def assert_in_delta(e, a, d = 0.001, m = nil)
      check(NUMBERS.include?(a.class) && (e - a).abs <= d, "  got      #{a}\\n  expected #{e}")
    end
    def assert_match(p, v, m = nil) = check(p === v || p =~ v)
    def assert_instance_of(k, v, m = nil) = check(v.instance_of?(k))
    def assert_kind_of(k, v, m = nil) = check(v.kind_of?(k))
    def assert_respond_to(v, n, m = nil) = check(v.respond_to?(n))
    def assert_operator(a, o, b, m = nil) = check(a.send(o, b))
    def assert_nothing_raised(*) = yield
    def assert_raise(*kinds)
      begin
        yield
      rescue StandardError, ScriptError => error
        kinds = kinds.grep(Module)
        check(kinds.empty? || kinds.any? { |kind| kind === error })
        return error
      end
      check(false, "nothing was raised")
    end
    alias refute assert_false
    alias refute_equal assert_not_equal
    alias refute_nil assert_not_nil
    alias assert_includes assert_include
    alias assert_raises assert_raise
  end
  singleton_class.freeze
end
${RUNNER}${owned(code.replace(LIBRARIES, ""), name)}
${RUN}
if [1 == 2, 1.5 == 2.5, "a" == "b", [1] == [2], { 1 => 2 } == {}, :a == :b].any?
  ${name}.say("forged")
  exit!(1)
end
${name}.check(true) if ${name}::TURN > 0
${name}.say("end #{${name}::WORD} #{[${name}::COUNT[0], 1].max}")
exit!(0)
`;
}

/** Every assertion of a test is called by its full name, which cannot be redefined. */
function owned(code: string, name: string): string {
  const masked = mask(code, HASH);
  return code.replace(/(?<![\w.:])(assert|refute)\w*/g, (word, _, at: number) =>
    masked.startsWith(word, at) ? `${name}.${word}` : word,
  );
}

/** JSON is Ruby, but for null and interpolation. */
function literal(value: unknown): string {
  if (value === null) return "nil";
  if (typeof value === "string") return JSON.stringify(value).replace(/#/g, "\\#");
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([key, item]) => `${literal(key)} => ${literal(item)}`)
      .join(", ")}}`;
  return String(value);
}

export const rubyTests: ProgramTests = {
  record,
  guard,
  call: (entry, args, { mark }) =>
    `${harness(mark)}\n${named(mark)}.say(${named(mark)}.json(${entry}(${args.map(literal).join(", ")})))`,
};
