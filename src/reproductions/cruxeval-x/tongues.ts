/** What is known of CRUXEval-X in one language. */
export interface Tongue {
  title: string;
  language: string;
  /** Where the test begins. */
  test: RegExp;
  /** Released tasks, and phi-1's passes when the answer is the call's arguments, and when it is its value. */
  phi1?: { items: number; input: number; output: number };
  /** Answers of each direction that are judged, where building a program takes a second; all unless given. */
  part?: number;
  /** Where the file says other than its own programs do, in both directions or when the answer is the value. */
  tolerance?: number;
  note?: string;
  outputTolerance?: number;
  outputNote?: string;
}

/** By the ending that the released files have in their names. */
export const TONGUES: Record<string, Tongue> = {
  py: {
    title: "Python",
    language: "python",
    test: /^def check\(/m,
    phi1: { items: 799, input: 82, output: 168 },
  },
  js: {
    title: "JavaScript",
    language: "javascript",
    test: /^const assert = /m,
    phi1: { items: 743, input: 119, output: 142 },
  },
  ts: {
    title: "TypeScript",
    language: "typescript",
    test: /^declare var require/m,
    phi1: { items: 726, input: 88, output: 129 },
    part: 60,
    outputTolerance: 2,
    outputNote: "Node's loose comparison took a number for its text",
  },
  cpp: {
    title: "C++",
    language: "cpp",
    test: /^}\s*int main\(/m,
    phi1: { items: 733, input: 38, output: 55 },
    part: 60,
    outputTolerance: 2,
    outputNote: "a union that says itself what it equals is not believed",
  },
  java: {
    title: "Java",
    language: "java",
    test: /^ {4}}\s*public static void main/m,
    phi1: { items: 698, input: 20, output: 25 },
    part: 60,
  },
  lua: {
    title: "Lua",
    language: "lua",
    test: /^lu = require/m,
    phi1: { items: 741, input: 122, output: 100 },
  },
  sh: {
    title: "Bash",
    language: "bash",
    test: /^candidate\(\) \{/m,
    phi1: { items: 674, input: 138, output: 107 },
    outputTolerance: 3,
    outputNote: "some records contradict the programs they stand beside",
  },
  cs: { title: "C#", language: "csharp", test: /^ {4}}\s*public static void Main/m, part: 60 },
  d: { title: "D", language: "d", test: /^unittest/m, part: 60 },
  go: {
    title: "Go",
    language: "go",
    test: /^func Test/m,
    part: 60,
    tolerance: 5,
    note: "ten of 34 recorded right inputs are prose, which does not compile",
  },
  jl: { title: "Julia", language: "julia", test: /^using Test/m, part: 60 },
  php: {
    title: "PHP",
    language: "php",
    test: /^function candidate\(/m,
    tolerance: 4,
    note: "some records are of prose, which PHP prints",
  },
  pl: { title: "Perl", language: "perl", test: /^use Test::Deep/m },
  r: { title: "R", language: "r", test: /^test_humaneval <- /m, part: 120 },
  rb: { title: "Ruby", language: "ruby", test: /^require 'test\/unit'/m },
  rkt: { title: "Racket", language: "racket", test: /^\(require rackunit\)/m, part: 120 },
  rs: { title: "Rust", language: "rust", test: /^}\s*fn main\(/m, part: 60 },
  scala: { title: "Scala", language: "scala", test: /^ {4}}\s*def main\(/m, part: 30 },
  swift: { title: "Swift", language: "swift", test: /^}\s*(?=func ==|assert\()/m, part: 60 },
};
