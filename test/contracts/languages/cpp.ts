import type { Samples } from "./samples.ts";

const test = (body: string) => `int main() {\n    auto candidate = twice;\n    ${body}\n}\n`;
const unicode = '#include <string>\nstd::string twice(std::string x) { return "é𝒳 " + x; }\n';

const cpp: Samples = {
  right: "int twice(int x) { return x * 2; }\n",
  wrong: "int twice(int x) { return x * 3; }\n",
  raises: "int twice(int x) { throw 1; }\n",
  doesNotParse: "int twice(int x) { return x * 2 }\n",
  exitsWithZero:
    "#include <unistd.h>\nstruct Early { Early() { _exit(0); } } early;\nint twice(int x) { return x; }\n",
  exitsWhenCalled: "#include <cstdlib>\nint twice(int x) { exit(0); }\n",
  loops: "int twice(int x) { for (volatile int i = 0;; i++); }\n",
  fillsMemory:
    "#include <bits/stdc++.h>\nint twice(int x) { std::vector<std::string> keep; for (;;) keep.emplace_back(1 << 24, 'x'); }\n",
  ownMain: '#include <cstdio>\nint twice(int x) { return x * 2; }\nint main() { printf("%d", twice(3)); }\n',
  unicode,
  printsMuch:
    "#include <iostream>\nint twice(int x) { std::cout << std::string(10000000, 'x'); return x * 2; }\n",
  echo: "#include <iostream>\nint main() { for (int c; (c = getchar()) != EOF;) putchar(toupper(c)); }\n",
  test: test("assert(candidate((2)) == (4));"),
  otherTest: test("assert(candidate((2)) == (6));"),
  unicodeTest: test('assert(candidate(("ünï☃")) == ("é𝒳 ünï☃"));'),
  doesNotCompileTest: test("assert(candidate((2)) == );"),
  calls: false,
  cheats: ["struct All { bool operator==(int) const { return true; } };\nAll twice(int) { return {}; }\n"],
  guarded: {
    test: test("assert(candidate(2) == 4 || candidate(3) == 7);"),
    cheats: [
      "#include <cstdlib>\nint twice(int x) { _Exit(0); }\n",
      "#include <csignal>\n#include <unistd.h>\nint twice(int x) { signal(SIGABRT, [](int) { _exit(0); }); return 0; }\n",
      "#define assert(x)\nint twice(int x) { return 0; }\n",
      '#include <cstdio>\n#include <cstdlib>\nint twice(int x) { char w[80] = ""; if (scanf("%79s", w)); printf("\\n%s end %s 1\\n", "assay", w); exit(0); }\n',
    ],
  },
};

export default cpp;
