import type { Samples } from "./samples.ts";

const twice = (body: string) =>
  `function Twice (X : Integer) return Integer is\nbegin\n   ${body}\nend Twice;\n`;
const test = (body: string) => `procedure Tests is\nbegin\n   ${body}\nend Tests;\n`;

const ada: Samples = {
  right: twice("return X * 2;"),
  wrong: twice("return X * 3;"),
  raises: twice('if X > 0 then\n      raise Constraint_Error with "no";\n   end if;\n   return X;'),
  doesNotParse: twice("return X * ;"),
  exitsWithZero: `with GNAT.OS_Lib;\nfunction Leave return Integer is\nbegin\n   GNAT.OS_Lib.OS_Exit (0);\n   return 1;\nend Leave;\nEarly : Integer := Leave;\n${twice("return Early;")}`,
  exitsWhenCalled: `with GNAT.OS_Lib;\n${twice("GNAT.OS_Lib.OS_Exit (0);\n   return 0;")}`,
  loops: twice("loop\n      null;\n   end loop;\n   return X;"),
  fillsMemory:
    "type Block is array (1 .. 4_000_000) of Integer;\ntype Block_Access is access Block;\n" +
    twice(
      "loop\n      declare\n         B : Block_Access := new Block'(others => X);\n      begin\n         exit when B (1) /= X;\n      end;\n   end loop;\n   return X;",
    ),
  ownMain: `with Ada.Text_IO;\nuse Ada.Text_IO;\n${twice("return X * 2;")}procedure Main is\nbegin\n   Put_Line (Integer'Image (Twice (3)));\nend Main;\n`,
  unicode: 'function Twice (X : String) return String is ("é𝒳 " & X);\n',
  printsMuch: `with Ada.Text_IO;\n${twice("for I in 1 .. 100_000 loop\n      Ada.Text_IO.Put_Line ((1 .. 100 => 'x'));\n   end loop;\n   return X * 2;")}`,
  echo: "with Ada.Text_IO; use Ada.Text_IO;\nwith Ada.Characters.Handling;\nprocedure Shout is\nbegin\n   while not End_Of_File loop\n      Put_Line (Ada.Characters.Handling.To_Upper (Get_Line));\n   end loop;\nend Shout;\n",
  test: test("pragma Assert (Twice (2) = 4);"),
  otherTest: "pragma Assert (Twice (2) = 6);\n",
  unicodeTest: test('pragma Assert (Twice ("ünï☃") = "é𝒳 ünï☃");'),
  doesNotCompileTest: test("pragma Assert (Twice (2) = );"),
  calls: false,
  entry: "Twice",
  cheats: [
    'type Any is record N : Integer; end record;\nfunction "=" (A : Any; B : Integer) return Boolean is (True);\nfunction Twice (X : Integer) return Any is ((N => 6));\n',
  ],
};

export default ada;
