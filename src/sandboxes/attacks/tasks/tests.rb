require 'test/unit'
class TestF < Test::Unit::TestCase
  def test_f
    candidate = method(:f)
    assert_equal(9, candidate.call(3))
    assert_equal(25, candidate.call(-5))
  end
end
