import type { ProgramTests } from "../../core/language.ts";
import { claimed, LISP, unbound } from "../lisp/forms.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";

const FORMS = [
  claimed(/^(cl:)?assert$/i, {
    equal: /^(equal|equalp|eql|eq|=|string=)$/i,
    differ: /^\/=$/,
    yes: "t",
    no: "nil",
    truth: (expression) => `(if ${expression} t nil)`,
  }),
];

/** Prints values for the judge, from a package of its own. Nothing, falsehood and the empty list are one. */
const harness = (mark: string) => String.raw`
(cl:defvar cl-user::*${mark}* (cl:package-name cl:*package*))
(cl:defpackage "${mark}" (:use :cl))
(cl:in-package "${mark}")
(defun text (s)
  (with-output-to-string (o)
    (write-char #\" o)
    (loop for c across s
          do (if (or (< (char-code c) 32) (find c "\"\\")) (format o "\\u~4,'0x" (char-code c)) (write-char c o)))
    (write-char #\" o)))
(defun typed (kind json) (format nil "{\"$type\":[~a,~a]}" (text kind) json))
(defun json (v)
  (typecase v
    (null "null")
    ((eql t) "true")
    (integer (format nil "~d" v))
    (float (let ((*read-default-float-format* 'double-float))
      (substitute #\e #\d (prin1-to-string (if (typep v 'single-float) (coerce (rationalize v) 'double-float) v)))))
    (ratio (typed "ratio" (text (prin1-to-string v))))
    (string (text v))
    (character (typed "character" (text (string v))))
    (symbol (typed "symbol" (text (symbol-name v))))
    (cons (if (cdr (last v))
              (typed "cons" (text (prin1-to-string v)))
              (format nil "[~{~a~^,~}]" (mapcar #'json v))))
    (vector (typed "vector" (format nil "[~{~a~^,~}]" (map 'list #'json v))))
    (hash-table (let ((pairs nil))
      (maphash (lambda (k x) (push (format nil "[~a,~a]" (json k) (json x)) pairs)) v)
      (format nil "{\"$map\":[~{~a~^,~}]}" pairs)))
    (t "{\"$opaque\":1}")))
(defun say (line)
  (format t "~%${mark} ~a~%" line)
  (finish-output))
(defun show (v) (say (json v)))
(defun demand (how v) (say (format nil "[\"~a\",~a]" how (json v))))
(cl:in-package #.cl-user::*${mark}*)
`;

const NOTATION = {
  nothing: "nil",
  yes: "t",
  no: "nil",
  text: (value: string) => `"${value.replace(/["\\]/g, "\\$&")}"`,
  list: (items: string[]) => `(list ${items.join(" ")})`,
  map: (entries: [string, string][]) =>
    `(list ${entries.map(([key, value]) => `(cons ${key} ${value})`).join(" ")})`,
};

export const commonLispTests: ProgramTests = {
  record: recorder({
    lexis: LISP,
    forms: FORMS,
    show: ({ actual }, mark) => `(|${mark}|::show ${actual})`,
    demand: ({ how, expected }, mark) => `(|${mark}|::demand "${how}" ${expected[0]})`,
    whole: (text, mark) => `${harness(mark)}${text}`,
    alone: unbound,
  }),
  call: (entry, args, { mark }) =>
    `${harness(mark)}(|${mark}|::show (${[entry, ...args.map((arg) => literal(arg, NOTATION))].join(" ")}))\n`,
};
