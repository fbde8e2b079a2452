import type { ProgramTests } from "../../core/language.ts";
import { claimed, LISP, listed, unbound } from "../lisp/forms.ts";
import { SCHEME_NOTATION, schemeJson, schemeSays } from "../lisp/json.scm.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";

const PREDICATES = {
  equal: /^(equal|eq|eqv)\?$|^=$/,
  yes: "#t",
  no: "#f",
  truth: (expression: string) => `(if ${expression} #t #f)`,
};

const FORMS = [
  listed(/^test-(equal|eqv|eq)$/, { expectedFirst: true }),
  listed(/^test-approximate$/, { near: true }),
  claimed(/^(assert|test-assert)$/, PREDICATES),
];

const LIBRARY =
  /\(use-modules\s+\(srfi srfi-64\)\s*\)|\(import\s+\((srfi :?64|rnrs base)\)\s*\)|\(test-(begin|end)[^()]*\)/g;

/** In a module of its own: a program may define any name again. */
const harness = (mark: string) => `
(define-module (${mark}) #:export (${mark}-show ${mark}-demand ${mark}-near))
(define (flush) (force-output))
${schemeJson(
  mark,
  String.raw`
    ((hash-table? v) (string-append "{\"$map\":[" (joined (hash-map->list (lambda (k x) (string-append "[" (json k near) "," (json x near) "]")) v)) "]}"))`,
)}
(define ${mark}-show show)
(define ${mark}-demand demand)
(define ${mark}-near demand-near)
(define-module (guile-user) #:use-module (${mark}))
`;

export const schemeTests: ProgramTests = {
  record: recorder({
    lexis: LISP,
    forms: FORMS,
    strip: (code) => code.replace(LIBRARY, ""),
    ...schemeSays,
    whole: (text, mark) => `${harness(mark)}${text}`,
    alone: unbound,
  }),
  call: (entry, args, { mark }) => {
    const map = (entries: [string, string][]) =>
      `(list ${entries.map(([key, value]) => `(cons ${key} ${value})`).join(" ")})`;
    const given = args.map((arg) => literal(arg, { ...SCHEME_NOTATION, map }));
    return `${harness(mark)}(${mark}-show (${[entry, ...given].join(" ")}) #t)\n`;
  },
};
