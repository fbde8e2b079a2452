import { existsSync, realpathSync } from "node:fs";
import type { Language } from "../core/language.ts";
import { groovyTests } from "./groovy/tests.ts";
import { JVM_LIMITS, jarToolchain, javaEnv, javaReads, jvm } from "./jvm/start.ts";

const packages = ["groovy", "default-jre-headless"];
const JARS = [
  "groovy-all",
  "groovy",
  "asm",
  "asm-tree",
  "asm-util",
  "asm-analysis",
  "antlr",
  "commons-cli",
].map((name) => `/usr/share/java/${name}.jar`);
const MAIN = ["groovy.ui.GroovyMain"];

const classpath = () => JARS.filter(existsSync).map((jar) => realpathSync(jar));

const groovy: Language = {
  id: "groovy",
  title: "Groovy",
  aliases: ["gvy"],
  extension: ".groovy",
  hello: 'println "hello"\n',
  packages,
  reads: javaReads,
  toolchain: () => {
    const version = /groovy(?:-all)?-(\d[\d.]*\d)/.exec(classpath().join(" "))?.[1] ?? "";
    const jars = version ? JARS : [];
    return jarToolchain({ title: "Groovy", version, packages }, jars, MAIN, ["-e", 'println "hello"']);
  },
  program: {
    run: (toolchain, file, limits) => jvm(toolchain, classpath(), limits, [...MAIN, "-c", "UTF-8", file]),
    env: javaEnv,
    limits: JVM_LIMITS,
    syntaxError: /startup failed|MultipleCompilationErrorsException/,
    tests: groovyTests,
  },
};

export default groovy;
