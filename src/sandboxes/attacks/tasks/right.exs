defmodule HumanEval do
  def f(x) do
    x * x
  end
end
