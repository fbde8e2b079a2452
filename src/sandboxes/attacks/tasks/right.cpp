#include <assert.h>
#include <bits/stdc++.h>
long f(long x) { return x * x; }
