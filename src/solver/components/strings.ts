import { op } from "./component.ts";

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
const countIn = (text: string, part: string) => (part === "" ? text.length + 1 : text.split(part).length - 1);
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
const letters = (text: string, test: RegExp) => text !== "" && test.test(text);
const cased = (text: string, own: string, other: string) => text === own && text !== other;
const parsed = (text: string) => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined);

/** Strings: characters, words, case, parts, numbers written as text. */
// biome-ignore format: a table, one component a line
export default [
  op("text-length", "str -> int", 2, (s) => s.length, "len({0})", "{0:18}.length", "length len size count number many how long"),
  op("characters", "str -> list[str]", 3, (s) => [...s], "list({0})", "[...{0}]", "character letter char each digit string"),
  op("words", "str -> list[str]", 4, words, "{0:18}.split()", "{0:18}.split(/\\s+/).filter(Boolean)", "word split sentence space separated"),
  op("split", "str, str -> list[str]", 4, (s, by) => (by === "" ? undefined : s.split(by)), "{0:18}.split({1})", "{0:18}.split({1})", "split separated separate delimiter comma word"),
  op("join", "list[str] -> str", 3, (l) => l.join(""), '"".join({0*})', '{0:18}.join("")', "join concatenate string character combine"),
  op("join-with", "list[str], str -> str", 4, (l, by) => l.join(by), "{1:18}.join({0*})", "{0:18}.join({1})", "join separated space delimited word sentence"),
  op("lower", "str -> str", 4, (s) => s.toLowerCase(), "{0:18}.lower()", "{0:18}.toLowerCase()", "lower lowercase case insensitive ignore"),
  op("upper", "str -> str", 4, (s) => s.toUpperCase(), "{0:18}.upper()", "{0:18}.toUpperCase()", "upper uppercase capital case"),
  op("swap-case", "str -> str", 6, (s) => [...(s as string)].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join(""), "{0:18}.swapcase()", "[...{0}].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join(\"\")", "swap flip case toggle lowercase uppercase"),
  op("capitalize", "str -> str", 6, capital, "{0:18}.capitalize()", "{0:18}.charAt(0).toUpperCase() + {0:18}.slice(1).toLowerCase()", "capital capitalize first letter uppercase"),
  op("title", "str -> str", 6, (s) => s.replace(/[A-Za-z]+/g, capital), "{0:18}.title()", "{0:18}.replace(/[A-Za-z]+/g, (w) => w[0].toUpperCase() + w.slice(1).toLowerCase())", "title capital capitalize word first"),
  op("strip", "str -> str", 5, (s) => s.trim(), "{0:18}.strip()", "{0:18}.trim()", "strip trim whitespace space"),
  op("reverse-text", "str -> str", 3, (s) => [...s].reverse().join(""), "{0:18}[::-1]", '[...{0}].reverse().join("")', "reverse backward palindrome invert"),
  op("concatenate-text", "str, str -> str", 3, (a, b) => a + b, "{0} + {1}", "{0} + {1}", "concatenate add append combine join"),
  op("repeat-text", "str, int -> str", 5, (s, n) => (n > 200 ? undefined : s.repeat(Math.max(0, n))), "{0} * {1}", "{0:18}.repeat(Math.max(0, {1}))", "repeat times copies"),
  op("character", "str, int -> str", 4, (s, i) => s.at(i), "{0:18}[{1}]", "{0:18}.at({1})", "character index position nth"),
  op("first-character", "str -> str", 4, (s) => s[0], "{0:18}[0]", "{0:18}[0]", "first start begin initial"),
  op("last-character", "str -> str", 4, (s) => s.at(-1), "{0:18}[-1]", "{0:18}.at(-1)", "last end final"),
  op("take-text", "str, int -> str", 5, (s, n) => s.slice(0, n), "{0:18}[:{1}]", "{0:18}.slice(0, {1})", "first prefix take start before up"),
  op("drop-text", "str, int -> str", 5, (s, n) => s.slice(n), "{0:18}[{1}:]", "{0:18}.slice({1})", "suffix drop after last skip remove shift from"),
  op("text-slice", "str, int, int -> str", 8, (s, a, b) => s.slice(a, b), "{0:18}[{1}:{2}]", "{0:18}.slice({1}, {2})", "substring between slice from to part"),
  op("text-rest", "str -> str", 5, (s) => s.slice(1), "{0:18}[1:]", "{0:18}.slice(1)", "rest after first remove"),
  op("text-all-but-last", "str -> str", 6, (s) => s.slice(0, -1), "{0:18}[:-1]", "{0:18}.slice(0, -1)", "except last remove without"),
  op("text-inner", "str -> str", 8, (s) => s.slice(1, -1), "{0:18}[1:-1]", "{0:18}.slice(1, -1)", "middle without first last inner"),
  op("even-characters", "str -> str", 7, (s) => [...(s as string)].filter((_, i) => i % 2 === 0).join(""), "{0:18}[::2]", '[...{0}].filter((_, i) => i % 2 === 0).join("")', "odd even index position remove alternate"),
  op("odd-characters", "str -> str", 7, (s) => [...(s as string)].filter((_, i) => i % 2 === 1).join(""), "{0:18}[1::2]", '[...{0}].filter((_, i) => i % 2 === 1).join("")', "even odd index position remove alternate"),
  op("count-text", "str, str -> int", 4, countIn, "{0:18}.count({1})", "({0:18}.split({1}).length - 1)", "count occurrence number times many frequency occur appear"),
  op("count-overlapping", "str, str -> int", 8, overlapping, "sum({0:18}.startswith({1}, i) for i in range(len({0})))", "[...{0}].filter((_, i) => {0:18}.startsWith({1}, i)).length", "overlap overlapping occurrence substring times found count"),
  op("find-text", "str, str -> int", 5, (s, part) => s.indexOf(part), "{0:18}.find({1})", "{0:18}.indexOf({1})", "find index position first occurrence"),
  op("find-last-text", "str, str -> int", 6, (s, part) => s.lastIndexOf(part), "{0:18}.rfind({1})", "{0:18}.lastIndexOf({1})", "last find index position occurrence"),
  op("starts-with", "str, str -> bool", 4, (s, part) => s.startsWith(part), "{0:18}.startswith({1})", "{0:18}.startsWith({1})", "start begin prefix first"),
  op("ends-with", "str, str -> bool", 4, (s, part) => s.endsWith(part), "{0:18}.endswith({1})", "{0:18}.endsWith({1})", "end suffix last finish"),
  op("replace", "str, str, str -> str", 5, (s, a, b) => (a === "" ? undefined : s.replaceAll(a, b)), "{0:18}.replace({1}, {2})", "{0:18}.replaceAll({1}, {2})", "replace substitute change instead remove"),
  op("remove-text", "str, str -> str", 5, (s, a) => (a === "" ? undefined : s.replaceAll(a, "")), '{0:18}.replace({1}, "")', '{0:18}.replaceAll({1}, "")', "remove delete without drop strip"),
  op("sort-text", "str -> str", 5, (s) => [...s].sort().join(""), '"".join(sorted({0}))', '[...{0}].sort().join("")', "sort order ascending anagram alphabetical same character"),
  op("is-upper", "str -> bool", 4, (s) => cased(s, s.toUpperCase(), s.toLowerCase()), "{0:18}.isupper()", "({0:12} === {0:18}.toUpperCase() && {0:12} !== {0:18}.toLowerCase())", "upper uppercase capital"),
  op("is-lower", "str -> bool", 4, (s) => cased(s, s.toLowerCase(), s.toUpperCase()), "{0:18}.islower()", "({0:12} === {0:18}.toLowerCase() && {0:12} !== {0:18}.toUpperCase())", "lower lowercase"),
  op("is-letters", "str -> bool", 4, (s) => letters(s, /^\p{L}+$/u), "{0:18}.isalpha()", "/^\\p{L}+$/u.test({0})", "letter alphabet alphabetic alpha character"),
  op("is-digits", "str -> bool", 4, (s) => letters(s, /^\d+$/), "{0:18}.isdigit()", "/^\\d+$/.test({0})", "digit number numeric integer"),
  op("is-alphanumeric", "str -> bool", 5, (s) => letters(s, /^[\p{L}\d]+$/u), "{0:18}.isalnum()", "/^[\\p{L}\\d]+$/u.test({0})", "alphanumeric special letter digit"),
  op("is-space", "str -> bool", 5, (s) => letters(s, /^\s+$/), "{0:18}.isspace()", "/^\\s+$/.test({0})", "whitespace space blank"),
  op("code-point", "str -> int", 5, (s) => (s.length === 1 ? s.charCodeAt(0) : undefined), "ord({0})", "{0:18}.charCodeAt(0)", "ascii code ord character value encode decode shift alphabet position"),
  op("from-code-point", "int -> str", 5, (n) => (n >= 32 && n < 0x300 ? String.fromCharCode(n) : undefined), "chr({0})", "String.fromCharCode({0})", "ascii chr character encode decode shift alphabet letter"),
  op("parse-int", "str -> int", 4, parsed, "int({0})", "Number({0})", "integer number int digit convert numeric value"),
  op("parse-float", "str -> float", 5, (s) => (/^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(s) ? Number(s) : undefined), "float({0})", "Number({0})", "float number real decimal value convert"),
  op("parse-base", "str, int -> int", 6, (s, b) => (b >= 2 && b <= 36 && /^[0-9a-z]+$/i.test(s) ? nan(Number.parseInt(s, b)) : undefined), "int({0}, {1})", "Number.parseInt({0}, {1})", "binary decimal base hex octal convert"),
  op("write-int", "int -> str", 3, String, "str({0})", "String({0})", "string str digit text convert palindrome"),
  op("binary", "int -> str", 6, (n) => (n < 0 ? undefined : n.toString(2)), 'format({0}, "b")', "{0:18}.toString(2)", "binary bit base bits"),
  op("hexadecimal", "int -> str", 8, (n) => (n < 0 ? undefined : n.toString(16)), 'format({0}, "x")', "{0:18}.toString(16)", "hex hexadecimal"),
  op("octal", "int -> str", 8, (n) => (n < 0 ? undefined : n.toString(8)), 'format({0}, "o")', "{0:18}.toString(8)", "octal"),
  op("text-prefixes", "str -> list[str]", 6, (s) => [...(s as string)].map((_, i) => s.slice(0, i + 1)), "[{0:18}[:i + 1] for i in range(len({0}))]", "[...{0}].map((_, i) => {0:18}.slice(0, i + 1))", "prefix shortest longest begin"),
  op("substrings", "str -> list[str]", 7, (s) => (s.length > 16 ? undefined : [...(s as string)].flatMap((_, i) => [...s.slice(i)].map((__, j) => s.slice(i, i + j + 1)))), "[{0:18}[i:j] for i in range(len({0})) for j in range(i + 1, len({0}) + 1)]", "[...{0}].flatMap((_, i) => [...{0:18}.slice(i)].map((_, j) => {0:18}.slice(i, i + j + 1)))", "substring"),
  op("text-windows", "str, int -> list[str]", 7, (s, n) => (n <= 0 ? undefined : Array.from({ length: Math.max(0, s.length - n + 1) }, (_, i) => s.slice(i, i + n))), "[{0:18}[i:i + {1}] for i in range(len({0}) - {1:12} + 1)]", "Array.from({ length: {0:18}.length - {1:13} + 1 }, (_, i) => {0:18}.slice(i, i + {1:13}))", "consecutive substring window length three"),
  op("text-chunks", "str, int -> list[str]", 8, (s, n) => (n <= 0 ? undefined : Array.from({ length: Math.ceil(s.length / n) }, (_, i) => s.slice(i * n, i * n + n))), "[{0:18}[i:i + {1}] for i in range(0, len({0}), {1})]", "Array.from({ length: Math.ceil({0:18}.length / {1:14}) }, (_, i) => {0:18}.slice(i * {1:14}, (i + 1) * {1:14}))", "group chunk part split three"),
  op("text-rotations", "str -> list[str]", 8, (s) => [...(s as string)].map((_, i) => s.slice(i) + s.slice(0, i)), "[{0:18}[i:] + {0:18}[:i] for i in range(len({0}))]", "[...{0}].map((_, i) => {0:18}.slice(i) + {0:18}.slice(0, i))", "rotation rotate cyclic cycle shift circular pattern"),
  op("text-rotate", "str, int -> str", 7, (s, n) => s.slice(n) + s.slice(0, n), "{0:18}[{1}:] + {0:18}[:{1}]", "{0:18}.slice({1}) + {0:18}.slice(0, {1})", "rotate shift rotation cyclic circular left right"),
  op("text-set", "str -> set[str]", 4, (s) => [...new Set(s as string)].sort(), "set({0})", "new Set({0})", "distinct unique same character letter different"),
  op("unique-text", "str -> str", 7, (s) => [...new Set(s as string)].join(""), '"".join(dict.fromkeys({0}))', '[...new Set({0})].join("")', "duplicate remove unique distinct"),
  op("split-any", "str -> list[str]", 6, (s) => words(s.replaceAll(",", " ")), '{0:18}.replace(",", " ").split()', "{0:18}.split(/[\\s,]+/).filter(Boolean)", "comma space separated word or"),
  op("numbers-in-text", "str -> list[int]", 6, (s) => (s.match(/\d+/g) ?? []).map(Number), 'list(map(int, re.findall(r"\\d+", {0})))', "({0:18}.match(/\\d+/g) ?? []).map(Number)", "number integer extract digit string total"),
  op("words-in-text", "str -> list[str]", 7, (s) => s.match(/\w+/g) ?? [], 're.findall(r"\\w+", {0})', "({0:18}.match(/\\w+/g) ?? [])", "word extract sentence"),
  op("shift-letters", "str, int -> str", 8, shiftLetters, "shift_letters({0}, {1})", "shiftLetters({0}, {1})", "shift rotate encrypt cipher caesar alphabet encode decode"),
  op("pad-left", "str, int, str -> str", 8, (s, n, c) => (n > 100 || c.length !== 1 ? undefined : s.padStart(n, c)), "{0:18}.rjust({1}, {2})", "{0:18}.padStart({1}, {2})", "pad zero leading fill"),
  op("trim-left-of", "str, str -> str", 8, (s, c) => { if (c.length !== 1) return undefined; let i = 0; while (s[i] === c) i++; return s.slice(i); }, "{0:18}.lstrip({1})", "{0:18}.replace(new RegExp(`^[${{1}}]+`), \"\")", "leading remove zero strip"),
  op("every-distinct", "str -> bool", 6, (s) => new Set(s as string).size === s.length, "len(set({0})) == len({0})", "new Set({0}).size === {0:18}.length", "distinct unique isogram repeat all"),
];

/** Caesar's cipher: letters moved along the alphabet, the rest kept. */
function shiftLetters(text: string, by: number): string | undefined {
  if (Math.abs(by) > 100) return undefined;
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter < "a" ? 65 : 97;
    return String.fromCharCode(((((letter.charCodeAt(0) - first + by) % 26) + 26) % 26) + first);
  });
}

function overlapping(text: string, part: string): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) if (text.startsWith(part, i)) found++;
  return found;
}

function nan(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
