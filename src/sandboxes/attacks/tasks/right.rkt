#lang racket
(define (f x)
  (* x x))
