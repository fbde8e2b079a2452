// Makes system calls by number, with the 32-bit numbers as well.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  int numbers[] = {SYS_bpf, SYS_userfaultfd, SYS_perf_event_open, SYS_unshare, SYS_setns, SYS_ptrace, SYS_mount, SYS_keyctl};
  for (int i = 0; i < 8; i++)
    if (syscall(numbers[i], i == 3 ? 0x10000000 : 0, 0, 0, 0, 0) >= 0 && numbers[i] != SYS_ptrace) printf("@REACHED@ call %d\n", numbers[i]);
  if (syscall(0x40000000 | SYS_getpid) >= 0) printf("@REACHED@ the x32 table\n");
  long result = 0;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20));
  if (result > 0) printf("@REACHED@ the 32-bit table\n");
  return 0;
}
