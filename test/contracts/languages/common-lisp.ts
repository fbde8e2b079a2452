import type { Samples } from "./samples.ts";

const twice = (body: string) => `(defun twice (x)\n  ${body})\n`;
const test = (body: string) => `(let ((candidate #'twice))\n  (declare (ignorable candidate))\n  ${body})\n`;

const commonLisp: Samples = {
  right: twice("(* x 2)"),
  wrong: twice("(* x 3)"),
  raises: twice('(error "no ~a" x)'),
  doesNotParse: "(defun twice (x)\n  (* x 2)\n",
  exitsWithZero: "(sb-ext:exit :code 0 :abort t)\n",
  exitsWhenCalled: twice("(sb-ext:exit :code 0 :abort (> x 0))"),
  loops: twice("(declare (ignore x))\n  (loop)"),
  fillsMemory: twice("(loop with keep = nil do (push (make-array (+ x 1000000) :initial-element 1) keep))"),
  ownMain: `(defpackage :solution (:use :cl))\n(in-package :solution)\n${twice("(* x 2)")}(defun main () (print (twice 3)))\n(main)\n`,
  unicode: twice('(concatenate \'string "é𝒳 " x)'),
  printsMuch: twice("(write-string (make-string 10000000 :initial-element #\\x))\n  (* x 2)"),
  echo: "(loop for line = (read-line *standard-input* nil) while line do (write-line (string-upcase line)))\n",
  test: "(assert (equal (twice 2) 4))\n",
  otherTest: "(assert (equal (twice 2) 6))\n",
  unicodeTest: '(assert (equal (twice "ünï☃") "é𝒳 ünï☃"))\n',
  doesNotCompileTest: test("(assert (equal (twice 2) 4)"),
  calls: true,
  cheats: [
    "(defun twice (x) (declare (ignore x)) 6)\n(sb-ext:unlock-package :cl)\n(defun equal (a b) (declare (ignore a b)) t)\n",
    "(shadow 'assert)\n(defmacro assert (&rest ignored) (declare (ignore ignored)) t)\n(defun twice (x) (* x 3))\n",
  ],
};

export default commonLisp;
