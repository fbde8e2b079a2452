import type { ProgramTests, Recording, TestText } from "../../core/language.ts";
import { closing, type Lexis, mask, split } from "../tests/text.ts";

const PROLOG: Lexis = { lineComments: ["%"], blockComments: [["/*", "*/"]], quotes: ['"', "'"] };

/** plunit: `test(name, Value == expected) :- goals.`, or the comparison as the last of the goals. */
interface Clause {
  start: number;
  end: number;
  goals: string;
  value: string;
  numeric: boolean;
  expected: string;
}

const COMPARED = /^(?:true\s*\(\s*)?([A-Z_]\w*)\s*(==|=:=)\s*([\s\S]+?)$/;

function clauses(code: string): Clause[] {
  const masked = mask(code, PROLOG);
  return [...masked.matchAll(/^[ \t]*test\s*\(/gm)].flatMap((match) => {
    const open = match.index + match[0].length - 1;
    const close = closing(masked, open);
    const arrow = close < 0 ? null : /^\s*:-/.exec(masked.slice(close + 1));
    if (!arrow) return [];
    const from = close + 1 + arrow[0].length;
    const stop = /\.(?=\s|$)/.exec(masked.slice(from));
    if (!stop) return [];
    const end = from + stop.index + 1;
    const goals = split(masked, { start: from, end: end - 1 }, /,/g);
    const option = split(masked, { start: open + 1, end: close }, /,/g)[1];
    const last = option ?? goals.at(-1)!;
    const wrapped = code.slice(last.start, last.end).trim();
    const text = /^true\s*\(/.test(wrapped) ? wrapped.replace(/^true\s*\(|\)$/g, "") : wrapped;
    const found = COMPARED.exec(text);
    if (!found || (!option && goals.length < 2)) return [];
    const body = option ? goals : goals.slice(0, -1);
    const one = {
      start: match.index,
      end,
      value: found[1]!,
      numeric: found[2] === "=:=",
      expected: found[3]!,
    };
    return [{ ...one, goals: code.slice(body[0]!.start, body.at(-1)!.end).trim() }];
  });
}

const LIBRARY =
  /:-\s*(use_module\(library\(plunit\)|begin_tests\(|end_tests\(|run_tests|initialization\(\(?(run_tests|main)\b)[^.]*\./g;
const DECIDES = /\b(halt|random\w*|get_time|assertion|test)\b/;

const harness = (mark: string) =>
  String.raw`
${mark}_text(S, J) :- string_codes(S, Cs), maplist(${mark}_code, Cs, Ps), atomic_list_concat(Ps, I), format(string(J), "\"~w\"", [I]).
${mark}_code(C, P) :- ( C < 32 ; C =:= 34 ; C =:= 92 ), !, format(string(P), "\\u~|~` +
  "`0t~16r~4+" +
  String.raw`", [C]).
${mark}_code(C, P) :- char_code(P, C).
${mark}_each(Vs, N, J) :- maplist([V, I]>>${mark}_json(V, N, I), Vs, Is), atomic_list_concat(Is, ',', I), format(string(J), "[~w]", [I]).
${mark}_json(V, _, "{\"$opaque\":1}") :- var(V), !.
${mark}_json(V, _, J) :- integer(V), !, format(string(J), "~d", [V]).
${mark}_json(V, true, J) :- number(V), !, F is float(V), format(string(J), "~w", [F]).
${mark}_json(V, _, J) :- number(V), !, format(string(J), "{\"$type\":[\"number\",\"~w\"]}", [V]).
${mark}_json(V, _, J) :- string(V), !, ${mark}_text(V, J).
${mark}_json(V, N, J) :- is_list(V), !, ${mark}_each(V, N, J).
${mark}_json(V, _, J) :- atom(V), !, ${mark}_text(V, T), format(string(J), "{\"$type\":[\"atom\",~w]}", [T]).
${mark}_json(V, N, J) :- compound(V), !, V =.. [F | As], ${mark}_text(F, T), ${mark}_each(As, N, I), format(string(J), "{\"$type\":[~w,~w]}", [T, I]).
${mark}_json(_, _, "{\"$opaque\":1}").
${mark}_say(L) :- format(user_output, "~n${mark} ~w~n", [L]), flush_output(user_output).
${mark}_show(V, N) :- ( N == true -> X is V ; X = V ), ${mark}_json(X, N, J), ${mark}_say(J).
${mark}_demand(V, N) :- ( N == true -> X is V ; X = V ), ${mark}_json(X, N, J), format(string(L), "[\"=\",~w]", [J]), ${mark}_say(L).
`;

function record({ code, prelude, mark }: TestText): Recording | undefined {
  const found = clauses(code);
  const rest = found.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
  const helpers = rest.replace(LIBRARY, "");
  if (found.length === 0 || DECIDES.test(mask(helpers, PROLOG))) return undefined;
  const whole = (goal: (one: Clause) => string) => {
    const cases = found.map((one, at) => `${mark}_case(${at}) :- ${goal(one)}.\n`);
    const failed = `${mark}_case(_) :- ${mark}_say("{\\"$type\\":[\\"failed\\"]}").\n`;
    const run = `forall(between(0, ${found.length - 1}, I), once(${mark}_case(I)))`;
    const start = `:- initialization((catch(${run}, E, (print_message(error, E), halt(1))), halt(0))).\n`;
    return `${harness(mark)}${helpers}\n${cases.join("")}${failed}${start}`;
  };
  return {
    actual: whole(({ goals, value, numeric }) => `${goals}, !, ${mark}_show(${value}, ${numeric})`),
    expected: `${prelude}\n${whole(({ expected, numeric }) => `${mark}_demand(${expected}, ${numeric}), !`)}`,
  };
}

export const prologTests: ProgramTests = { record };
