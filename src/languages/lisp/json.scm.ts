/**
 * Prints values for the judge, in the Scheme that Racket and Guile share. `near`: numbers are only numbers, as for
 * comparisons with a tolerance; else exact and inexact ones differ, as for `equal?`. `more` are clauses for other types.
 */
export const schemeJson = (mark: string, more = "") => String.raw`
(define (text s)
  (string-append "\"" (apply string-append (map (lambda (c)
    (let* ((n (char->integer c)) (h (number->string n 16)))
      (if (or (< n 32) (= n 34) (= n 92)) (string-append "\\u" (make-string (- 4 (string-length h)) #\0) h) (string c))))
    (string->list s))) "\""))
(define (joined items)
  (if (null? items) "" (apply string-append (car items) (map (lambda (i) (string-append "," i)) (cdr items)))))
(define (typed kind . items) (string-append "{\"$type\":[" (joined (cons (text kind) items)) "]}"))
(define (json v near)
  (define (each items) (joined (map (lambda (i) (json i near)) items)))
  (cond
    ((eq? v #t) "true")
    ((eq? v #f) "false")
    ((and (number? v) (exact? v) (integer? v)) (number->string v))
    ((and (real? v) (not (= v v))) "{\"$float\":\"nan\"}")
    ((and (real? v) (= v (+ v 1)) (= v (* v 2)) ) (if (> v 0) "{\"$float\":\"inf\"}" "{\"$float\":\"-inf\"}"))
    ((and (real? v) near) (number->string (exact->inexact v)))
    ((real? v) (typed "number" (text (number->string v))))
    ((string? v) (text v))
    ((symbol? v) (typed "symbol" (text (symbol->string v))))
    ((char? v) (typed "char" (text (string v))))
    ((list? v) (string-append "[" (each v) "]"))
    ((pair? v) (typed "pair" (json (car v) near) (json (cdr v) near)))
    ((vector? v) (typed "vector" (string-append "[" (each (vector->list v)) "]")))
    ${more}
    (else "{\"$opaque\":1}")))
(define (say line)
  (display (string-append "\n${mark} " line "\n"))
  (flush))
(define (show v near) (say (json v near)))
(define (demand how v) (say (string-append "[\"" how "\"," (json v #f) "]")))
(define (demand-near v tolerance)
  (say (string-append "[\"~\"," (json v #t) "," (number->string (exact->inexact tolerance)) "]")))
`;

/** How the two print what an assertion looks at, and what it demands, from names of the harness. */
export const schemeSays = {
  show: ({ actual, how }: { actual: string; how: string }, mark: string) =>
    `(${mark}-show ${actual} ${how === "~" ? "#t" : "#f"})`,
  demand: ({ how, expected }: { how: string; expected: string[] }, mark: string) =>
    how === "~" ? `(${mark}-near ${expected.join(" ")})` : `(${mark}-demand "${how}" ${expected[0]})`,
};

export const SCHEME_NOTATION = {
  nothing: "'()",
  yes: "#t",
  no: "#f",
  list: (items: string[]) => `(list ${items.join(" ")})`,
};
