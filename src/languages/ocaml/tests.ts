import type { ProgramTests } from "../../core/language.ts";
import { condition } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";

const FORMS = [
  condition(/\bassert\s*\(/, {
    equal: /(?<![<>=!|&:+*/-])==?(?![=>])/,
    differ: /<>|!=/,
    absolute: /^(?!)/,
    not: /^not\b/,
    yes: "true",
    no: "false",
  }),
];

/**
 * Values of OCaml carry no type: what is printed is how they lie in memory, which is what `=` compares. A list, or a
 * chain of pairs, is one flat array, so that a long one does not nest.
 */
const harness = (mark: string) => String.raw`
module M_${mark} = struct
  open Stdlib
  let text s =
    let out = Buffer.create 64 in
    Buffer.add_char out '"';
    String.iter (fun c ->
      if Char.code c < 32 || c = '"' || c = '\\' then Buffer.add_string out (Printf.sprintf "\\u%04x" (Char.code c))
      else Buffer.add_char out c) s;
    Buffer.add_char out '"';
    Buffer.contents out
  let number f =
    Printf.sprintf "{\"$type\":[\"float\",%s]}"
      (if f <> f then "{\"$float\":\"nan\"}"
       else if f = infinity then "{\"$float\":\"inf\"}"
       else if f = neg_infinity then "{\"$float\":\"-inf\"}"
       else Printf.sprintf "%.17g" f)
  let pair v = Obj.is_block v && Obj.tag v = 0 && Obj.size v = 2
  let rec json v =
    if Obj.is_int v then string_of_int (Obj.obj v)
    else
      let tag = Obj.tag v in
      if tag = Obj.string_tag then text (Obj.obj v)
      else if tag = Obj.double_tag then number (Obj.obj v)
      else if tag = Obj.double_array_tag then
        "[" ^ String.concat "," (List.map number (Array.to_list (Obj.obj v))) ^ "]"
      else if tag = Obj.custom_tag then "{\"$type\":[\"custom\"," ^ text (Digest.to_hex (Digest.string (Marshal.to_string v []))) ^ "]}"
      else if tag >= Obj.lazy_tag then "{\"$opaque\":1}"
      else if pair v then begin
        let rec items all v = if pair v then items (json (Obj.field v 0) :: all) (Obj.field v 1) else json v :: all in
        "[" ^ String.concat "," (List.rev (items [] v)) ^ "]"
      end
      else
        "{\"$type\":[\"" ^ string_of_int tag ^ "\",["
        ^ String.concat "," (List.init (Obj.size v) (fun at -> json (Obj.field v at))) ^ "]]}"
  let say line = print_string ("\n${mark} " ^ line ^ "\n"); flush stdout
  let show v = say (json (Obj.repr v))
  let demand how v = say ("[\"" ^ how ^ "\"," ^ json (Obj.repr v) ^ "]")
end
`;

export const ocamlTests: ProgramTests = {
  record: recorder({
    lexis: { lineComments: [], blockComments: [["(*", "*)"]], quotes: ['"'] },
    forms: FORMS,
    decides: /\b(assert|exit|raise|failwith|invalid_arg|Random)\b/,
    show: ({ actual }, mark) => `M_${mark}.show (${actual});`,
    demand: ({ how, expected: [value] }, mark) => `M_${mark}.demand "${how}" (${value});`,
    whole: (text, mark) => `${harness(mark)}${text}`,
    alone: (text) => text.replace(/\blet\s+candidate\s*=[^\n]*?\bin\b/g, ""),
  }),
};
