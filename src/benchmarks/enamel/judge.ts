/**
 * Python text: runs program and reference on inputs drawn by the published generators, and asks the published checker. The
 * functions that generators call for random primes and brackets are not published; these are ours.
 */
export const JUDGE = `
import copy, hashlib, heapq, itertools, math, random, re, string, sys
from collections import *
from typing import *
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
sys.setrecursionlimit(max(sys.getrecursionlimit(), 100000))

def rand_probably_prime(low, high=None):
    if high is None:
        low, high = 2, low
    while True:
        number = random.randint(low, max(low, int(high)))
        if number < 4 or all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7, 11) if base % number):
            return number

def rand_primality(size, lid, cid):
    if cid % 2 == 0:
        return rand_probably_prime(size)
    root = max(2, int(size ** 0.5))
    return rand_probably_prime(root) * random.randint(2, root)

def rand_parens(size, valid=True, par="()", sep=""):
    # Balanced, the groups apart by the separator; or with one character turned round.
    text, depth = [], 0
    for left in range(size // 2 * 2, 0, -1):
        opens = depth == 0 or (depth < left and random.random() < 0.5)
        depth += 1 if opens else -1
        text.append(par[not opens])
        if depth == 0 and left > 1:
            text.append(sep)
    if not valid and text:
        at = random.randrange(len(text))
        text[at] = par[text[at] == par[0]]
    return "".join(text)

def _level(function, key, size, level, count, generator, reference, entry, checker, helpers):
    names = dict(globals())
    exec(helpers, names)
    exec(generator, names)
    exec(checker, names)
    right = dict(globals())
    exec(reference, right)
    random.seed(key)
    for case in range(count):
        given = names["generate_input"](size, level, case)
        answer = right[entry](*copy.deepcopy(given))
        output = function(*copy.deepcopy(given))
        assert names["__check"](given, answer, output), "input %d of size %d: another answer than the reference's" % (case, size)

def _once(function, key, size, level, case, generator, helpers):
    # One input to be timed: whether the answer is right has been decided.
    names = dict(globals())
    exec(helpers, names)
    exec(generator, names)
    random.seed("%s %d" % (key, case))
    function(*names["generate_input"](size, level, case))
`;
