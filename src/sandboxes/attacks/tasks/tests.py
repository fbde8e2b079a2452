assert f(3) == 9


assert [f(x) for x in (1, 2)] == [1, 4]


assert abs(f(5) - 25) < 1e-6
