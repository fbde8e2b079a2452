// Reads a file of the machine's, its environment, and the memory of its parent.
#include <stdio.h>
#include <stdlib.h>
extern char **environ;
int main(void) {
  char text[4096];
  const char *names[] = {"@FOLDER@/secret.txt", "/proc/1/environ", "/proc/self/environ", "/etc/shadow"};
  for (int i = 0; i < 4; i++) {
    FILE *file = fopen(names[i], "r");
    if (!file) continue;
    size_t n = fread(text, 1, sizeof text, file);
    fwrite(text, 1, n, stdout);
  }
  for (char **e = environ; *e; e++) puts(*e);
  return 0;
}
