import type { Samples } from "./samples.ts";

const twice = (body: string) => `defmodule HumanEval do\n  def twice(x) do\n    ${body}\n  end\nend\n`;
const test = (body: string) =>
  `ExUnit.start()\n\ndefmodule HumanEvalTest do\n  use ExUnit.Case, async: true\n  test "twice" do\n    functions = HumanEval.__info__(:functions)\n    {function_name, _} = Enum.find(functions, fn {name, _} -> name == :twice end)\n    candidate = fn args -> apply(HumanEval, function_name, args) end\n    ${body}\n  end\nend\n`;

const elixir: Samples = {
  right: twice("if is_number(x), do: x * 2, else: x"),
  wrong: twice("x * 3"),
  raises: twice('raise "no"'),
  doesNotParse: "defmodule HumanEval do\n  def twice(x do\n    x * 2\n  end\nend\n",
  exitsWithZero: "System.halt(0)\n",
  exitsWhenCalled: twice("_ = x\n    System.halt(0)"),
  loops: twice("twice(x)"),
  fillsMemory: `defmodule HumanEval do\n  def twice(x), do: grow([x])\n  def grow(all), do: grow([List.duplicate(1, 1_000_000) | all])\nend\n`,
  ownMain: `${twice("x * 2")}defmodule Main do\n  def main, do: IO.puts(HumanEval.twice(3))\nend\nMain.main()\n`,
  unicode: twice('"é𝒳 " <> x'),
  printsMuch: twice('IO.write(String.duplicate("x", 10_000_000))\n    x * 2'),
  echo: "IO.write(String.upcase(IO.read(:stdio, :all)))\n",
  test: test("assert 4 == candidate.([2])"),
  otherTest: test("assert 6 == candidate.([2])"),
  unicodeTest: test('assert "é𝒳 ünï☃" == candidate.(["ünï☃"])'),
  doesNotCompileTest: test("assert 4 == candidate.([2)"),
  calls: true,
  loadSeconds: 2,
  entry: "HumanEval.twice",
  cheats: [
    `${twice("_ = x\n    6")}defmodule ExUnit.Assertions do\n  defmacro assert(_), do: true\nend\n`,
    `System.at_exit(fn _ -> System.halt(0) end)\n${twice("exit(x)")}`,
  ],
};

export default elixir;
