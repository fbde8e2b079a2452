use Test;
is f(3), 9;
is f(-5), 25;
done-testing;
