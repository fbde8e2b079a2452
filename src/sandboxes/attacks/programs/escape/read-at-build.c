// Has the compiler read the file: it is printed with the errors, or ends up in the program.
#include <stdio.h>
extern const char text[];
__asm__(".globl text\ntext:\n.incbin \"@FOLDER@/secret.txt\"\n.byte 0\n");
int main(void) {
  puts(text);
  return 0;
}
