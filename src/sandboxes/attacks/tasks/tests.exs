ExUnit.start()
defmodule HumanEvalTest do
  use ExUnit.Case, async: true
  test "f" do
    candidate = fn args -> apply(HumanEval, :f, args) end
    assert 9 == candidate.([3])
    assert 25 == candidate.([-5])
  end
end
