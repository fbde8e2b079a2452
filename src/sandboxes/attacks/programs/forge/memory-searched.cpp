// Searches its stack for the expected value.
#include <bits/stdc++.h>
__attribute__((noinline)) long f(long x) {
  volatile long here = 0;
  for (volatile long *at = &here; at < &here + 64; at++)
    if (*at > x && *at < 100) return *at;
  return -1;
}
