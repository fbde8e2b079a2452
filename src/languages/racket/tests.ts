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
  listed(/^check-(equal|eq|eqv)\?$/),
  listed(/^check-not-(equal|eq|eqv)\?$/, { how: "!" }),
  listed(/^check-(within|=)$/, { near: true }),
  claimed(/^check-(true|not-false)$/, PREDICATES),
];

/** In a module of its own: a program may define any name again. */
const harness = (mark: string) => `
(module ${mark} racket/base
  (require racket/set)
  (provide (rename-out [show ${mark}-show] [demand ${mark}-demand] [demand-near ${mark}-near]))
  (define (flush) (flush-output))
${schemeJson(
  mark,
  String.raw`
    ((hash? v) (string-append "{\"$map\":[" (joined (hash-map v (lambda (k x) (string-append "[" (json k near) "," (json x near) "]")))) "]}"))
    ((set? v) (string-append "{\"$set\":[" (each (set->list v)) "]}"))
    ((void? v) (typed "void"))`,
)})
(require '${mark})
`;

const LANG = /^\s*(;[^\n]*\n|#\|[\s\S]*?\|#|\s)*#lang\b/;

export const racketTests: ProgramTests = {
  join: (program, test) => `${LANG.test(program) ? "" : "#lang racket\n"}${program}\n${test}`,
  record: recorder({
    lexis: LISP,
    forms: FORMS,
    strip: (code) => code.replace(/\(require\s+rackunit\s*\)/g, ""),
    ...schemeSays,
    whole: (text, mark) => `${harness(mark)}${text}`,
    alone: unbound,
    opening: "#lang racket\n",
  }),
  call: (entry, args, { mark }) => {
    const map = (entries: [string, string][]) =>
      `(hash ${entries.map(([key, value]) => `${key} ${value}`).join(" ")})`;
    const given = args.map((arg) => literal(arg, { ...SCHEME_NOTATION, map }));
    return `${harness(mark)}(${mark}-show (${[entry, ...given].join(" ")}) #t)\n`;
  },
};
