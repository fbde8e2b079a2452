import type { Language, Recording, TestText } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import {
  type Assertion,
  assertions,
  C_OPERATORS,
  condition,
  pair,
  read,
  replaced,
  withoutAlias,
} from "./tests/assertions.ts";
import { HASH } from "./tests/text.ts";

const packages = ["ruby"];

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
  return String.raw`
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
class Object
  private
  def assert(v, m = nil) = ${name}.check(block_given? ? yield : v, m)
  def assert_equal(e, a, m = nil) = ${name}.check(e == a, "  got      #{a.inspect}
  expected #{e.inspect}")
  def assert_not_equal(e, a, m = nil) = ${name}.check(e != a)
  def assert_nil(v, m = nil) = ${name}.check(v.nil?)
  def assert_not_nil(v, m = nil) = ${name}.check(!v.nil?)
  def assert_true(v, m = nil) = ${name}.check(v == true)
  def assert_false(v, m = nil) = ${name}.check(v == false)
  def assert_empty(v, m = nil) = ${name}.check(v.empty?)
  def assert_include(c, v, m = nil) = ${name}.check(c.include?(v))
  def assert_in_delta(e, a, d = 0.001, m = nil) = ${name}.check((e - a).abs <= d, "  got      #{a}
  expected #{e}")
  def assert_match(p, v, m = nil) = ${name}.check(p === v || p =~ v)
  def assert_instance_of(k, v, m = nil) = ${name}.check(v.instance_of?(k))
  def assert_kind_of(k, v, m = nil) = ${name}.check(v.kind_of?(k))
  def assert_respond_to(v, n, m = nil) = ${name}.check(v.respond_to?(n))
  def assert_operator(a, o, b, m = nil) = ${name}.check(a.send(o, b))
  def assert_nothing_raised(*) = yield
  def assert_raise(*kinds)
    yield
    ${name}.check(false, "nothing was raised")
  rescue StandardError, ScriptError => error
    kinds = kinds.grep(Module)
    ${name}.check(kinds.empty? || kinds.any? { |kind| kind === error })
    error
  end
  alias refute_equal assert_not_equal
  alias refute_nil assert_not_nil
  alias refute assert_false
  alias assert_includes assert_include
  alias assert_raises assert_raise
end
${RUNNER}${code.replace(LIBRARIES, "")}
${RUN}
${name}.check(true) if ${name}::TURN > 0
${name}.say("end #{${name}::WORD} #{[${name}::COUNT[0], 1].max}")
exit!(0)
`;
}

const ruby: Language = {
  id: "ruby",
  title: "Ruby",
  aliases: ["rb"],
  extension: ".rb",
  hello: 'puts "hello"\n',
  packages,
  toolchain: toolchain({ title: "Ruby", commands: ["ruby"], packages }),
  program: {
    run: ({ command }, file) => [command, "-W0", file],
    syntaxError: /syntax error|SyntaxError/,
    tests: {
      record,
      guard,
      call: (entry, args, { mark }) =>
        `${harness(mark)}\n${named(mark)}.say(${named(mark)}.json(${entry}(${args.map(literal).join(", ")})))`,
    },
  },
};

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

export default ruby;
