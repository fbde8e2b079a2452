import { existsSync, realpathSync } from "node:fs";
import type { Language } from "../core/language.ts";
import { clojureTests } from "./clojure/tests.ts";
import { JVM_LIMITS, jarToolchain, javaEnv, javaReads, jvm } from "./jvm/start.ts";

const packages = ["clojure", "default-jre-headless"];
const JARS = ["clojure", "spec.alpha", "core.specs.alpha"].map((name) => `/usr/share/java/${name}.jar`);
const MAIN = ["clojure.main"];

const classpath = () => JARS.filter(existsSync).map((jar) => realpathSync(jar));

const clojure: Language = {
  id: "clojure",
  title: "Clojure",
  aliases: ["clj"],
  extension: ".clj",
  hello: '(println "hello")\n',
  packages,
  reads: javaReads,
  toolchain: () => {
    const version = /clojure-(\d[\d.]*\d)/.exec(classpath().join(" "))?.[1] ?? "";
    return jarToolchain({ title: "Clojure", version, packages }, JARS, MAIN, ["-e", '(println "hello")']);
  },
  program: {
    run: (toolchain, file, limits) => jvm(toolchain, classpath(), limits, [...MAIN, file]),
    env: javaEnv,
    limits: JVM_LIMITS,
    syntaxError: /Syntax error (reading|compiling|macroexpanding)/,
    tests: clojureTests,
  },
};

export default clojure;
