import type { ProgramTests } from "../../core/language.ts";
import { claimed, LISP } from "../lisp/forms.ts";
import { literal } from "../tests/literal.ts";
import { recorder } from "../tests/recorder.ts";

const FORMS = [
  claimed(/^(is|assert|t\/is)$/, {
    equal: /^=$/,
    differ: /^not=$/,
    yes: "true",
    no: "false",
    truth: (expression) => `(boolean ${expression})`,
  }),
];

const LIBRARY =
  /\((require|use)\s+'\[?clojure\.test[\s\S]*?\)(?=\s)|\((?:[\w.]+\/)?run-(all-)?tests[^()]*\)/g;

/** A test is a function that is called: by name where the text does so, else at the end. */
function strip(code: string): string {
  const names = [...code.matchAll(/\(deftest\s+([^\s()]+)/g)].map(([, name]) => name);
  const plain = code.replace(LIBRARY, "").replace(/\(deftest\s+([^\s()]+)/g, "(defn $1 []");
  const called = plain.replace(/\(run-test\s+([^\s()]+)\)/g, "($1)").replace(/\(testing\s/g, "(do ");
  return called === plain || !/\(run-test\s/.test(plain)
    ? `${called}\n${names.map((name) => `(${name})`).join("\n")}`
    : called;
}

/** Prints values for the judge, from a namespace of its own. \`plain\`: a double is a number like any other. */
const harness = (mark: string) => String.raw`
(clojure.core/intern (clojure.core/create-ns '${mark}) 'home (clojure.core/ns-name clojure.core/*ns*))
(clojure.core/ns ${mark})
(defn text [s]
  (str \" (apply str (map (fn [c] (let [n (int c)] (if (or (< n 32) (= n 34) (= n 92)) (format "\\u%04x" n) c))) s)) \"))
(defn joined [items] (apply str (interpose "," items)))
(defn typed [kind v] (str "{\"$type\":[" (text kind) "," (text (str v)) "]}"))
(defn json [v plain]
  (let [each (fn [items] (joined (map #(json % plain) items)))]
    (cond
      (nil? v) "null"
      (or (instance? Boolean v) (integer? v)) (str v)
      (and (float? v) (or (Double/isNaN v) (Double/isInfinite v))) (str "{\"$float\":\"" (cond (Double/isNaN v) "nan" (> v 0) "inf" :else "-inf") "\"}")
      (float? v) (if plain (str v) (typed "double" v))
      (number? v) (if plain (str (double v)) (typed "number" v))
      (string? v) (text v)
      (or (char? v) (keyword? v) (symbol? v)) (typed (.getSimpleName (class v)) v)
      (record? v) "{\"$opaque\":1}"
      (map? v) (str "{\"$map\":[" (joined (map (fn [[k x]] (str "[" (json k plain) "," (json x plain) "]")) v)) "]}")
      (set? v) (str "{\"$set\":[" (each v) "]}")
      (sequential? v) (str "[" (each v) "]")
      :else "{\"$opaque\":1}")))
(defn say [line] (print (str "\n${mark} " line "\n")) (flush))
(defn show [v plain] (say (json v plain)))
(defn demand [how v] (say (str "[\"" how "\"," (json v false) "]")))
(clojure.core/in-ns home)
`;

const NOTATION = {
  nothing: "nil",
  list: (items: string[]) => `[${items.join(" ")}]`,
  map: (entries: [string, string][]) => `{${entries.map(([key, value]) => `${key} ${value}`).join(" ")}}`,
};

export const clojureTests: ProgramTests = {
  record: recorder({
    lexis: LISP,
    forms: FORMS,
    strip,
    show: ({ actual }, mark) => `(${mark}/show ${actual} false)`,
    demand: ({ how, expected }, mark) => `(${mark}/demand "${how}" ${expected[0]})`,
    whole: (text, mark) => `${harness(mark)}${text}`,
    alone: (text) => text.replace(/\(def\s+candidate\s+[^()]+\)/g, "(def candidate nil)"),
  }),
  call: (entry, args, { mark }) =>
    `${harness(mark)}(${mark}/show (${[entry, ...args.map((arg) => literal(arg, NOTATION))].join(" ")}) true)\n`,
};
