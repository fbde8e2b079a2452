import type { Samples } from "./samples.ts";

const problem = (body: string) =>
  `import java.util.*;\nclass Problem {\n    public static int twice(int x) {\n        ${body}\n`;
const test = (body: string) =>
  `    }\n    public static void main(String[] args) {\n    ${body}\n    }\n\n}\n`;

const java: Samples = {
  right: problem("return x * 2;"),
  wrong: problem("return x * 3;"),
  raises: problem('throw new RuntimeException("no");'),
  doesNotParse: problem("return x * ;"),
  exitsWithZero:
    "class Problem {\n    static { System.exit(0); }\n    public static int twice(int x) {\n        return x;\n",
  exitsWhenCalled: problem("System.exit(0); return 0;"),
  loops: problem("while (true);").replace("int twice(int x) {", "int twice(int x) {"),
  fillsMemory: problem(
    "List<byte[]> keep = new ArrayList<>(); while (true) { byte[] b = new byte[1 << 24]; Arrays.fill(b, (byte) 1); keep.add(b); }",
  ),
  ownMain:
    "class Problem {\n    static class Other { public static void main(String[] args) { System.out.println(twice(3)); } }\n    public static int twice(int x) {\n        return x * 2;\n",
  unicode: 'class Problem {\n    public static String twice(String x) {\n        return "é𝒳 " + x;\n',
  printsMuch: problem('System.out.print("x".repeat(10000000)); return x * 2;'),
  echo: "import java.util.*;\npublic class Shout {\n    public static void main(String[] args) { Scanner in = new Scanner(System.in); while (in.hasNextLine()) System.out.println(in.nextLine().toUpperCase()); }\n}\n",
  test: test("assert(twice((2)) == (4));"),
  otherTest: test("assert(twice((2)) == (6));"),
  unicodeTest: test('assert(twice(("ünï☃")).equals(("é𝒳 ünï☃")));'),
  doesNotCompileTest: test("assert(twice((2)) == );"),
  calls: false,
  loadSeconds: 2,
  cheats: [
    "class Integer { public static boolean equals(Object o) { return true; } }\nclass Problem {\n    public static int twice(int x) {\n        return 5;\n",
  ],
  guarded: {
    test: test("assert(twice(2) == 4 || twice(3) == 7);"),
    cheats: [
      problem("System.exit(0); return 0;"),
      problem("Runtime.getRuntime().halt(0); return 0;"),
      problem('System.out.println("\\nend 0 1"); Runtime.getRuntime().halt(0); return 0;'),
      problem(
        "Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(0)); throw new RuntimeException();",
      ),
    ],
  },
};

export default java;
