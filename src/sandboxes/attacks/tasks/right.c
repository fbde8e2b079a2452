#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
long f(long x) { return x * x; }
