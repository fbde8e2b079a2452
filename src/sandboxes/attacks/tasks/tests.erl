-include_lib("eunit/include/eunit.hrl").
f_test() ->
  ?assertEqual(9, f(3)),
  ?assertEqual(25, f(-5)).
