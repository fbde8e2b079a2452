import type { Samples } from "./samples.ts";

const header = 'package main\n\nimport (\n    "testing"\n    "github.com/stretchr/testify/assert"\n)\n\n';
const test = (body: string) =>
  `func TestTwice(t *testing.T) {\n    assert := assert.New(t)\n    ${body}\n}\n`;

const go: Samples = {
  right: `${header}func twice(x int) int { return x * 2 }\n`,
  wrong: `${header}func twice(x int) int { return x * 3 }\n`,
  raises: `${header}func twice(x int) int { panic("no") }\n`,
  doesNotParse: `${header}func twice(x int) int { return x * }\n`,
  exitsWithZero:
    'package main\n\nimport "os"\n\nfunc init() { os.Exit(0) }\n\nfunc twice(x int) int { return x }\n',
  exitsWhenCalled: 'package main\n\nimport "os"\n\nfunc twice(x int) int { os.Exit(0); return 0 }\n',
  loops: `${header}func twice(x int) int { for { } }\n`,
  fillsMemory: `${header}func twice(x int) int {\n\tkeep := [][]byte{}\n\tfor {\n\t\tblock := make([]byte, 1<<24)\n\t\tfor i := range block { block[i] = 1 }\n\t\tkeep = append(keep, block)\n\t}\n}\n`,
  ownMain:
    'package main\n\nimport "fmt"\n\nfunc twice(x int) int { return x * 2 }\n\nfunc main() { fmt.Println(twice(3)) }\n',
  unicode: 'package main\n\nfunc twice(x string) string { return "é𝒳 " + x }\n',
  printsMuch:
    'package main\n\nimport ("fmt"; "strings")\n\nfunc twice(x int) int { fmt.Print(strings.Repeat("x", 10000000)); return x * 2 }\n',
  echo: 'package main\n\nimport (\n\t"fmt"\n\t"io"\n\t"os"\n\t"strings"\n)\n\nfunc main() {\n\ttext, _ := io.ReadAll(os.Stdin)\n\tfmt.Print(strings.ToUpper(string(text)))\n}\n',
  test: test("assert.Equal(4, twice(2))"),
  otherTest: test("assert.Equal(6, twice(2))"),
  unicodeTest: test('assert.Equal("é𝒳 ünï☃", twice("ünï☃"))'),
  doesNotCompileTest: test("assert.Equal(4, twice(2)"),
  calls: false,
  guarded: {
    test: test("assert.Equal(true, twice(2) == 4 || twice(3) == 7)\n    assert.InDelta(4, twice(2), 0.1)"),
    cheats: [
      'package main\n\nimport "os"\n\nfunc twice(x int) int { os.Exit(0); return 0 }\n',
      'package main\n\nimport "syscall"\n\nfunc twice(x int) int { syscall.Exit(0); return 0 }\n',
      'package main\n\nimport ("fmt"; "os")\n\nfunc twice(x int) int { fmt.Println("\\nend 0 1"); os.Exit(0); return 0 }\n',
    ],
  },
};

export default go;
