import type { Samples } from "./samples.ts";

const twice = (body: string) => `let twice (x : int) : int =\n  ${body}\n`;
const test = (body: string) => `let assertions =\n  let candidate = twice in\n  ${body}\n  ()\n`;

const ocaml: Samples = {
  right: twice("x * 2"),
  wrong: twice("x * 3"),
  raises: twice('failwith "no"'),
  doesNotParse: "let twice (x : int : int = x * 2\n",
  exitsWithZero: `let () = exit 0\n${twice("x")}`,
  exitsWhenCalled: twice("exit 0"),
  loops: twice("while true do () done; x"),
  fillsMemory: twice(
    "let keep = ref [] in while true do keep := Bytes.make 10_000_000 'x' :: !keep done; List.length !keep",
  ),
  ownMain: `${twice("x * 2")}let () = print_int (twice 3)\n`,
  unicode: 'let twice (x : string) : string = "é𝒳 " ^ x\n',
  printsMuch: twice("print_string (String.make 10_000_000 'x');\n  x * 2"),
  echo: "let () =\n  try while true do print_endline (String.uppercase_ascii (read_line ())) done\n  with End_of_file -> ()\n",
  test: test("assert ((candidate 2) = 4);"),
  otherTest: test("assert ((candidate 2) = 6);"),
  unicodeTest: test('assert (candidate "ünï☃" = "é𝒳 ünï☃");'),
  doesNotCompileTest: test("assert ((candidate 2) = );"),
  calls: false,
  cheats: [
    "let ( = ) _ _ = true\nlet twice x = 6\n",
    "let twice (x : int) : int = at_exit (fun () -> Unix._exit 0); x * 3\n",
  ],
};

export default ocaml;
