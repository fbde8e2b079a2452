import type { ProgramTests } from "../../core/language.ts";
import { condition } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";

const FORMS = [
  condition(/\bpragma\s+Assert\s*\(/i, {
    equal: /(?<![<>:/=])=(?![=>])/,
    differ: /\/=/,
    absolute: /^abs\s*\(/i,
    not: /^not\b/i,
    yes: "Standard.True",
    no: "Standard.False",
  }),
];

/** What is not a number of the standard types, a truth value or text cannot be written: the test is not judged. */
const TYPES: [type: string, json: string][] = [
  ["Standard.Integer", "Digits_Of (Standard.Integer'Image (V))"],
  ["Standard.Float", "Digits_Of (Standard.Long_Float'Image (Standard.Long_Float (V)))"],
  ["Standard.Boolean", '(if V then "true" else "false")'],
  ["Standard.Character", "Text (V)"],
  ["Standard.String", "Text (V)"],
  ["Ada.Strings.Unbounded.Unbounded_String", "Text (Ada.Strings.Unbounded.To_String (V))"],
];

const harness = (mark: string) => `
package M_${mark} is
${TYPES.map(([type]) => `   function Json (V : ${type}) return Standard.String;`).join("\n")}
   procedure Say (Line : Standard.String);
end M_${mark};
package body M_${mark} is
   Hex : constant Standard.String := "0123456789abcdef";
   function Digits_Of (V : Standard.String) return Standard.String is
     (if V (V'First) = ' ' then V (V'First + 1 .. V'Last) else V);
   function Text (V : Standard.String) return Standard.String is
      Out_Text : Ada.Strings.Unbounded.Unbounded_String;
      Code : Standard.Integer;
   begin
      for C of V loop
         Code := Standard.Character'Pos (C);
         if Code < 32 or else Code = 34 or else Code = 92 then
            Ada.Strings.Unbounded.Append (Out_Text, "\\u00" & Hex (Code / 16 + 1) & Hex (Code mod 16 + 1));
         else
            Ada.Strings.Unbounded.Append (Out_Text, C);
         end if;
      end loop;
      return Standard.Character'Val (34) & Ada.Strings.Unbounded.To_String (Out_Text) & Standard.Character'Val (34);
   end Text;
   function Text (V : Standard.Character) return Standard.String is (Text (Standard.String'(1 => V)));
${TYPES.map(([type, json]) => `   function Json (V : ${type}) return Standard.String is (${json});`).join("\n")}
   procedure Say (Line : Standard.String) is
   begin
      Ada.Text_IO.New_Line (Ada.Text_IO.Standard_Output);
      Ada.Text_IO.Put_Line (Ada.Text_IO.Standard_Output, "${mark} " & Line);
      Ada.Text_IO.Flush (Ada.Text_IO.Standard_Output);
   end Say;
end M_${mark};
`;

const CONTEXT = /^[ \t]*(with|use)[ \t]+[\w., ]+;([ \t]*use[ \t]+[\w., ]+;)*[ \t]*$/gim;
const OWN = "with Ada.Text_IO; with Ada.Strings.Unbounded;";

const PROCEDURE = /^\s*procedure\s+(\w+)\s+is\b/im;
const CALLED = "Tests_Of_The_Program";

function runnable(test: string): string {
  if (test.includes(CALLED)) return test;
  const name = PROCEDURE.exec(test)?.[1];
  return name
    ? `${test}\nprocedure ${CALLED} renames ${name};`
    : `procedure ${CALLED} is\nbegin\n${test}\nend ${CALLED};`;
}

/** Both are declared inside of one procedure: a main of the program's own is one that nobody calls. */
function join(program: string, test: string): string {
  const context = [...(program.match(CONTEXT) ?? []), ...(test.match(CONTEXT) ?? []), OWN];
  return `${context.join("\n")}
procedure Program is
${program.replace(CONTEXT, "")}
${runnable(test.replace(CONTEXT, ""))}
begin
   ${CALLED};
end Program;
`;
}

/** Tests of Ada: a procedure whose statements are `pragma Assert (F (2) = 4);`, or the statements alone. */
export const adaTests: ProgramTests = {
  join,
  record: (test) => {
    const found = recorder({
      lexis: { lineComments: ["--"], blockComments: [], quotes: [], raw: [['"', '"']] },
      forms: FORMS,
      decides: /\b(assert|raise|os_exit|abort|random\w*|clock)\b/i,
      show: ({ actual }, mark) => `M_${mark}.Say (M_${mark}.Json (${actual}));`,
      demand: ({ how, expected }, mark) =>
        `M_${mark}.Say ("[""${how}""" ${expected.map((one) => `& "," & M_${mark}.Json (${one})`).join(" ")} & "]");`,
      whole: (text, mark) => `${harness(mark)}${runnable(text)}`,
      alone: (text) => text.replace(/^[ \t]*function\b[^;]*\brenames\b[^;]*;/gim, ""),
    })({ ...test, prelude: "" });
    return found && { ...found, expected: join(test.prelude, found.expected) };
  },
};
