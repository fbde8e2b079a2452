import type { Samples } from "./samples.ts";

const twice = (body: string) => `(define (twice x)\n  ${body})\n`;
const test = (body: string) =>
  `(use-modules (srfi srfi-64))\n(test-begin "twice")\n${body}\n(test-end "twice")\n`;

const scheme: Samples = {
  right: twice("(* x 2)"),
  wrong: twice("(* x 3)"),
  raises: twice('(error "no")'),
  doesNotParse: "(define (twice x)\n  (* x 2)\n",
  exitsWithZero: "(primitive-exit 0)\n",
  exitsWhenCalled: twice("(exit 0)"),
  loops: twice("(let loop () (loop))"),
  fillsMemory: twice("(let loop ((keep '())) (loop (cons (make-string 1000000 #\\x) keep)))"),
  ownMain: `${twice("(* x 2)")}(define (main) (display (twice 3)))\n(main)\n`,
  unicode: twice('(string-append "é𝒳 " x)'),
  printsMuch: twice("(display (make-string 10000000 #\\x))\n  (* x 2)"),
  echo: "(use-modules (ice-9 textual-ports))\n(display (string-upcase (get-string-all (current-input-port))))\n",
  test: test('(test-equal "two" 4 (twice 2))'),
  otherTest: test('(test-equal "two" 6 (twice 2))'),
  unicodeTest: test('(test-equal "é𝒳 ünï☃" (twice "ünï☃"))'),
  doesNotCompileTest: test('(test-equal "two" 4 (twice 2)'),
  calls: true,
  cheats: [
    "(define (equal? a b) #t)\n(define (twice x) 6)\n",
    "(define-syntax test-equal (syntax-rules () ((_ a ...) #t)))\n(define (twice x) 6)\n",
  ],
};

export default scheme;
