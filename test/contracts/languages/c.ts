import type { Samples } from "./samples.ts";

const test = (body: string) => `#include <assert.h>\nint main() {\n    ${body}\n    return 0;\n}\n`;

const c: Samples = {
  right: "int twice(int x) { return x * 2; }\n",
  wrong: "int twice(int x) { return x * 3; }\n",
  raises: "int twice(int x) { return *(volatile int *)0; }\n",
  doesNotParse: "int twice(int x) { return x * 2 }\n",
  exitsWithZero:
    "#include <unistd.h>\n__attribute__((constructor)) void early(void) { _exit(0); }\nint twice(int x) { return x; }\n",
  exitsWhenCalled: "#include <stdlib.h>\nint twice(int x) { exit(0); }\n",
  loops: "int twice(int x) { for (volatile int i = 0;; i++); }\n",
  fillsMemory:
    "#include <stdlib.h>\n#include <string.h>\nint twice(int x) { for (;;) memset(malloc(1 << 24), 1, 1 << 24); }\n",
  ownMain:
    '#include <stdio.h>\nint twice(int x) { return x * 2; }\nint main(void) { printf("%d", twice(3)); }\n',
  unicode:
    '#include <stdlib.h>\n#include <string.h>\nchar *twice(const char *x) { char *out = malloc(100); strcpy(out, "é𝒳 "); return strcat(out, x); }\n',
  printsMuch:
    '#include <stdio.h>\nint twice(int x) { for (int i = 0; i < 1000000; i++) printf("xxxxxxxxxx"); return x * 2; }\n',
  echo: "#include <stdio.h>\n#include <ctype.h>\nint main(void) { for (int c; (c = getchar()) != EOF;) putchar(toupper(c)); }\n",
  test: test("assert(twice(2) == 4);"),
  otherTest: test("assert(twice(2) == 6);"),
  unicodeTest: test('assert(strcmp(twice("ünï☃"), "é𝒳 ünï☃") == 0);'),
  doesNotCompileTest: test("assert(twice(2) == );"),
  calls: false,
  guarded: {
    test: test("assert(twice(2) == 4 || twice(3) == 7);"),
    cheats: [
      "#include <unistd.h>\nint twice(int x) { _exit(0); }\n",
      "#define assert(x)\nint twice(int x) { return 0; }\n",
      "#define if(x) if (0)\nint twice(int x) { return 0; }\n",
      '#include <stdio.h>\n#include <stdlib.h>\nint twice(int x) { atexit((void (*)(void))_Exit); puts("end 0 1"); exit(0); }\n',
    ],
  },
};

export default c;
