const f = (x) => x * x;
