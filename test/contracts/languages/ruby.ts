import type { Samples } from "./samples.ts";

const test = (body: string) =>
  `require 'test/unit'\nclass TestTwice < Test::Unit::TestCase\n  def test_twice\n    candidate = method(:twice)\n    ${body}\n  end\nend\n`;

const ruby: Samples = {
  right: "def twice(x)\n  x * 2\nend\n",
  wrong: "def twice(x)\n  x * 3\nend\n",
  raises: "def twice(x)\n  raise 'no'\nend\n",
  doesNotParse: "def twice(x\n  x * 2\nend\n",
  exitsWithZero: "exit!(0)\n",
  exitsWhenCalled: "def twice(x)\n  exit(0)\nend\n",
  loops: "def twice(x)\n  loop {}\nend\n",
  fillsMemory: "def twice(x)\n  keep = []\n  loop { keep << 'x' * (1 << 24) }\nend\n",
  ownMain: "def twice(x)\n  x * 2\nend\nputs twice(3) if __FILE__ == $0\n",
  unicode: 'def twice(x)\n  "é𝒳 #{x}"\nend\n',
  printsMuch: "def twice(x)\n  print 'x' * 10_000_000\n  x * 2\nend\n",
  echo: "STDOUT.write(STDIN.read.upcase)\n",
  test: test("assert_equal(4, candidate.call(2))"),
  otherTest: test("assert_equal(6, candidate.call(2))"),
  unicodeTest: test('assert_equal("é𝒳 ünï☃", candidate.call("ünï☃"))'),
  doesNotCompileTest: test("assert_equal(4, candidate.call(2)"),
  calls: true,
  cheats: [
    "class Like\n  def ==(o) = true\nend\nclass Integer\n  def ==(o) = true\nend\ndef twice(x)\n  Like.new\nend\n",
  ],
  guarded: {
    test: test("assert_in_delta(4, candidate.call(2), 0.1)"),
    cheats: [
      "def twice(x)\n  exit!(0)\nend\n",
      "at_exit { exit!(0) }\ndef twice(x)\n  raise 'no'\nend\n",
      "class Like < Numeric\n  def -(o) = self\n  def coerce(o) = [self, self]\n  def abs = self\n  def <=(o) = true\nend\ndef twice(x)\n  puts 'end 0 1'\n  exit!(0)\nend\n",
      "class Float\n  def <=(o) = true\nend\nclass Integer\n  def <=(o) = true\n  def ==(o) = true\nend\ndef twice(x)\n  x * 3\nend\n",
      "def twice(x)\n  Object.send(:define_method, :assert_in_delta) { |*| true }\n  x * 3\nend\n",
    ],
  },
};

export default ruby;
