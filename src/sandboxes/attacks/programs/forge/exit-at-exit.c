// Changes the exit code when the process ends, and the signal of a failed assertion.
#include <assert.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
static void leave(void) { _exit(0); }
static void caught(int s) { _exit(0); }
__attribute__((constructor)) static void early(void) { atexit(leave); signal(SIGABRT, caught); }
long f(long x) { return -1; }
