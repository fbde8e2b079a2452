import type { Samples } from "./samples.ts";

const twice = (body: string) => `(defn twice\n  [x]\n  ${body})\n`;
const test = (body: string) =>
  `(require '[clojure.test :refer [deftest is run-test]])\n\n(def candidate twice)\n\n(deftest test-humaneval\n\n  ${body}\n)\n\n(run-test test-humaneval)\n`;

const clojure: Samples = {
  right: twice("(* x 2)"),
  wrong: twice("(* x 3)"),
  raises: twice('(throw (Exception. "no"))'),
  doesNotParse: "(defn twice [x]\n  (* x 2)\n",
  exitsWithZero: "(System/exit 0)\n",
  exitsWhenCalled: twice("(System/exit 0)"),
  loops: twice("(loop [] (recur))"),
  fillsMemory: twice("(loop [keep []] (recur (conj keep (byte-array 10000000 (byte 1)))))"),
  ownMain: `(ns solution.core)\n${twice("(* x 2)")}(defn -main [& args] (println (twice 3)) (System/exit 0))\n`,
  unicode: twice('(str "é𝒳 " x)'),
  printsMuch: twice('(print (apply str (repeat 1000000 "xxxxxxxxxx")))\n  (* x 2)'),
  echo: "(print (clojure.string/upper-case (slurp *in*)))\n(flush)\n",
  test: test("(is (= (candidate 2) 4))"),
  otherTest: test("(is (= (candidate 2) 6))"),
  unicodeTest: test('(is (= (candidate "ünï☃") "é𝒳 ünï☃"))'),
  doesNotCompileTest: test("(is (= (candidate 2) 4)))"),
  calls: true,
  loadSeconds: 2,
  cheats: [
    '(defn twice [x] (reify Object (equals [a b] true) (toString [a] "4")))\n',
    "(defn twice [x] 6)\n(alter-var-root #'clojure.core/= (fn [_] (fn [& _] true)))\n",
  ],
};

export default clojure;
