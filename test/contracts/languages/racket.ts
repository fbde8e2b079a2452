import type { Samples } from "./samples.ts";

const twice = (body: string) => `#lang racket\n\n(define (twice x)\n  ${body})\n`;
const test = (body: string) =>
  `(require rackunit)\n\n(define (test-humaneval)\n  (let (( candidate twice))\n    ${body}\n))\n\n(test-humaneval)\n`;

const racket: Samples = {
  right: twice("(* x 2)"),
  wrong: twice("(* x 3)"),
  raises: twice('(error "no")'),
  doesNotParse: "#lang racket\n(define (twice x)\n  (* x 2)\n",
  exitsWithZero: `${twice("(* x 3)")}(exit 0)\n`,
  exitsWhenCalled: twice("(exit 0)"),
  loops: twice("(let loop () (loop))"),
  fillsMemory: twice("(let loop ((keep '())) (loop (cons (make-bytes 1000000 1) keep)))"),
  ownMain: `${twice("(* x 2)")}(module+ main (displayln (twice 3)) (exit 0))\n(define list (twice 1))\n`,
  unicode: twice('(string-append "é𝒳 " x)'),
  printsMuch: twice("(display (make-string 10000000 #\\x))\n  (* x 2)"),
  echo: "#lang racket\n(display (string-upcase (port->string (current-input-port))))\n",
  test: test("(check-within (candidate 2) 4 0.001)"),
  otherTest: test("(check-within (candidate 2) 6 0.001)"),
  unicodeTest: test('(check-equal? (candidate "ünï☃") "é𝒳 ünï☃")'),
  doesNotCompileTest: test("(check-within (candidate 2) 4 0.001"),
  calls: true,
  loadSeconds: 2,
  cheats: [
    "#lang racket\n(struct like () #:property prop:equal+hash (list (lambda (a b r) #t) (lambda (a r) 1) (lambda (a r) 1)))\n(define (twice x) (like))\n",
    "#lang racket\n(define-syntax-rule (check-within a ...) #t)\n(define (twice x) 6)\n",
  ],
};

export default racket;
