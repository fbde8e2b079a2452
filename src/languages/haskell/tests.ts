import type { ProgramTests } from "../../core/language.ts";
import { condition, type Form } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";

/** Lines of Hspec: "twice 2 `shouldBe` 4". */
const should: Form = ({ text, masked }) =>
  [...masked.matchAll(/^([ \t]*)(\S.*?)\s*`(shouldBe|shouldNotBe)`(.*)$/gm)].map((match) => {
    const start = match.index + match[1]!.length;
    const end = match.index + match[0].length;
    return {
      start,
      end,
      actual: text.slice(start, start + match[2]!.length),
      how: match[3] === "shouldNotBe" ? ("!" as const) : ("=" as const),
      expected: [text.slice(end - match[4]!.length, end).trim()],
    };
  });

const FORMS = [
  should,
  condition(/\bassert\s*\(/, {
    equal: /==/,
    differ: /\/=/,
    absolute: /^(?!)/,
    not: /^not\b/,
    yes: "True",
    no: "False",
  }),
];

/** Everything by its full name: a program may hide or define any name of the Prelude. */
const harness = (mark: string) => {
  const shown = (types: string[], json: string) =>
    types.map((type) => `instance C_${mark} ${type} where ${mark}_json v = ${json}`).join("\n");
  const tuple = (names: string[]) =>
    `instance (${names.map((one) => `C_${mark} ${one}`).join(", ")}) => C_${mark} (${names.join(", ")}) where ` +
    `${mark}_json (${names.join(", ")}) = ${mark}_each [${names.map((one) => `${mark}_json ${one}`).join(", ")}]`;
  return String.raw`
import qualified Prelude as AssayP
import qualified Data.List as AssayL
import qualified Data.Char as AssayC
import qualified Data.Map as AssayM
import qualified Data.Set as AssayS
import qualified Numeric as AssayN
import qualified System.IO as AssayIO
class C_${mark} a where
  ${mark}_json :: a -> AssayP.String
  ${mark}_list :: [a] -> AssayP.String
  ${mark}_list v = ${mark}_each (AssayP.map ${mark}_json v)
${mark}_each :: [AssayP.String] -> AssayP.String
${mark}_each v = "[" AssayP.++ AssayL.intercalate "," v AssayP.++ "]"
${mark}_text :: AssayP.String -> AssayP.String
${mark}_text v = "\"" AssayP.++ AssayP.concatMap one v AssayP.++ "\"" where
  one c | c AssayP.< ' ' AssayP.|| c AssayP.== '"' AssayP.|| c AssayP.== '\\' = "\\u" AssayP.++ hex (AssayN.showHex (AssayC.ord c) "")
        | AssayP.otherwise = [c]
  hex s = AssayP.replicate (4 AssayP.- AssayP.length s) '0' AssayP.++ s
${mark}_float :: AssayP.Double -> AssayP.String
${mark}_float v
  | AssayP.isNaN v = "{\"$float\":\"nan\"}"
  | AssayP.isInfinite v = if v AssayP.> 0 then "{\"$float\":\"inf\"}" else "{\"$float\":\"-inf\"}"
  | AssayP.otherwise = AssayP.show v
${shown(["AssayP.Int", "AssayP.Integer"], "AssayP.show v")}
${shown(["AssayP.Double", "AssayP.Float"], `${mark}_float (AssayP.realToFrac v)`)}
${shown(["AssayP.Bool"], 'if v then "true" else "false"')}
${shown(["AssayP.Ordering"], `${mark}_text (AssayP.show v)`)}
${shown(["()"], '"null"')}
instance C_${mark} AssayP.Char where
  ${mark}_json v = ${mark}_text [v]
  ${mark}_list v = ${mark}_text v
instance C_${mark} a => C_${mark} [a] where ${mark}_json = ${mark}_list
instance C_${mark} a => C_${mark} (AssayP.Maybe a) where
  ${mark}_json = AssayP.maybe "null" (\v -> ${mark}_each [${mark}_json v])
instance (C_${mark} a, C_${mark} b) => C_${mark} (AssayP.Either a b) where
  ${mark}_json (AssayP.Left v) = "{\"$type\":[\"Left\"," AssayP.++ ${mark}_json v AssayP.++ "]}"
  ${mark}_json (AssayP.Right v) = "{\"$type\":[\"Right\"," AssayP.++ ${mark}_json v AssayP.++ "]}"
${tuple(["a", "b"])}
${tuple(["a", "b", "c"])}
${tuple(["a", "b", "c", "d"])}
instance (C_${mark} a, C_${mark} b) => C_${mark} (AssayM.Map a b) where
  ${mark}_json v = "{\"$map\":" AssayP.++ ${mark}_json (AssayM.toList v) AssayP.++ "}"
instance C_${mark} a => C_${mark} (AssayS.Set a) where
  ${mark}_json v = "{\"$set\":" AssayP.++ ${mark}_json (AssayS.toList v) AssayP.++ "}"
${mark}_say :: AssayP.String -> AssayP.IO ()
${mark}_say v = AssayP.putStr ("\n${mark} " AssayP.++ v AssayP.++ "\n") AssayP.>> AssayIO.hFlush AssayIO.stdout
${mark}_show :: C_${mark} a => a -> AssayP.IO ()
${mark}_show v = ${mark}_say (${mark}_json v)
${mark}_demand :: C_${mark} a => AssayP.String -> a -> AssayP.IO ()
${mark}_demand how v = ${mark}_say ("[\"" AssayP.++ how AssayP.++ "\"," AssayP.++ ${mark}_json v AssayP.++ "]")
`;
};

const IMPORT = /^import\b.*(\n[ \t]+.*)*$/gm;
const PRAGMA = /^\{-#\s*(LANGUAGE|OPTIONS_GHC)[\s\S]*?#-\}/gm;
const LIBRARY = /^import\s+(qualified\s+)?(Test\.\S+|Control\.Exception).*$/gm;

/** Imports come first, whoever makes them; a program's own main is a function like any other. */
function join(program: string, test: string): string {
  const of = (text: string, what: RegExp) => text.match(what) ?? [];
  const own = program.replace(PRAGMA, "").replace(/^module\s+[\s\S]*?\bwhere\b/m, "");
  const imports = [...of(own, IMPORT), ...of(test, IMPORT)];
  if (!imports.some((line) => /^import\s+Prelude\b/.test(line))) imports.push("import Prelude");
  const body = own.replace(IMPORT, "").replace(/^main\b/gm, "main_of_the_program");
  return [...of(program, PRAGMA), ...imports, body, test.replace(IMPORT, "")].join("\n");
}

const record = recorder({
  lexis: { lineComments: ["--"], blockComments: [["{-", "-}"]], quotes: ['"'] },
  forms: FORMS,
  strip: (code) => code.replace(LIBRARY, ""),
  show: ({ actual }, mark) => `${mark}_show (${actual})`,
  demand: ({ how, expected: [value] }, mark) => `${mark}_demand "${how}" (${value})`,
  whole: (text, mark) => {
    const main = /^main\b/m.test(text) ? text : `main = do\n${text.replace(/^(?=.)/gm, "  ")}`;
    return `${harness(mark)}${main}\n`;
  },
});

/** Tests of Haskell: a `main` whose lines are Hspec's "a `shouldBe` b" or `assert (a == b)`, or those lines alone. */
export const haskellTests: ProgramTests = {
  join,
  record: (test) => {
    const found = record({ ...test, prelude: "" });
    return found && { ...found, expected: join(test.prelude, found.expected) };
  },
};
