import type { Samples } from "./samples.ts";

const twice = (body: string) => `def twice(x)\n  ${body}\nend\n`;
const test = (body: string) =>
  `require "spec"\n\ndescribe "twice" do\n  it "doubles" do\n    ${body}\n  end\nend\n`;

const crystal: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('raise "no"'),
  doesNotParse: twice("x * )"),
  exitsWithZero: `exit(0)\n${twice("x")}`,
  exitsWhenCalled: twice("exit(0)"),
  loops: twice("while true\n  end\n  x"),
  fillsMemory: twice("keep = [] of Bytes\n  while true\n    keep << Bytes.new(1 << 24, 1_u8)\n  end\n  x"),
  ownMain: `${twice("x * 2")}puts twice(3)\n`,
  unicode: twice('"é𝒳 #{x}"'),
  printsMuch: twice('print "x" * 10_000_000\n  x * 2'),
  echo: "puts STDIN.gets_to_end.chomp.upcase\n",
  test: test("twice(2).should eq(4)"),
  otherTest: "twice(2).should eq 6\n",
  unicodeTest: test('twice("ünï☃").should eq("é𝒳 ünï☃")'),
  doesNotCompileTest: test("twice(2.should eq(4)"),
  calls: false,
  cheats: [
    "class Same\n  def ==(other)\n    true\n  end\nend\ndef twice(x)\n  Same.new\nend\n",
    "struct Int32\n  def ==(other : Int32)\n    true\n  end\nend\nat_exit { exit(0) }\ndef twice(x)\n  6\nend\n",
  ],
};

export default crystal;
