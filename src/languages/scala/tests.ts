import type { ProgramTests } from "../../core/language.ts";
import { C_OPERATORS, condition, pair } from "../tests/assertions.ts";
import { comparedBy } from "../tests/methods.ts";
import { recorder } from "../tests/recorder.ts";
import { CURLY } from "../tests/text.ts";

const FORMS = [
  comparedBy(/\bassert\s*\(/, /equals/),
  condition(/\bassert\s*\(/),
  pair(/\bassertEquals\s*\(/, { expectedFirst: true, operators: C_OPERATORS }),
];

/** Numbers are equal whatever their class, as in Scala; an array equals only itself: it cannot be compared. */
const harness = (mark: string) => String.raw`
object M_${mark} {
  import _root_.scala.Predef.{any2stringadd => _, _}
  def text(s: _root_.java.lang.String): _root_.java.lang.String = {
    val out = new _root_.java.lang.StringBuilder("\"")
    for (c <- s.toCharArray) {
      if (c < 32 || c == '"' || c == '\\') out.append("\\u").append(_root_.java.lang.Integer.toHexString(c + 65536).substring(1)) else out.append(c)
    }
    out.append("\"").toString
  }
  def each(items: _root_.scala.collection.Iterator[_root_.scala.Any]): _root_.java.lang.String = items.map(json).mkString("[", ",", "]")
  def typed(name: _root_.java.lang.String, inside: _root_.java.lang.String) = "{\"$type\":[\"" + name + "\"," + inside + "]}"
  def json(v: _root_.scala.Any): _root_.java.lang.String = v match {
    case null => "null"
    case v: _root_.scala.Boolean => v.toString
    case v: _root_.java.lang.String => text(v)
    case v: _root_.scala.Char => typed("Char", text(v.toString))
    case v: _root_.scala.Double if v.isNaN => "{\"$float\":\"nan\"}"
    case v: _root_.scala.Double if v.isInfinity => "{\"$float\":\"" + (if (v > 0) "inf" else "-inf") + "\"}"
    case v: _root_.scala.Float => json(v.toDouble)
    case v: _root_.java.lang.Number => v.toString
    case v: _root_.scala.math.ScalaNumber => v.toString
    case v: _root_.scala.collection.Map[_, _] => "{\"$map\":" + each(v.iterator.map(one => _root_.scala.List(one._1, one._2))) + "}"
    case v: _root_.scala.collection.Set[_] => "{\"$set\":" + each(v.iterator) + "}"
    case v: _root_.scala.collection.Seq[_] => each(v.iterator)
    case v: _root_.scala.runtime.BoxedUnit => typed("Unit", "null")
    case v: _root_.scala.Product if v.getClass.getName.startsWith("scala.") => typed(v.productPrefix, each(v.productIterator))
    case _ => "{\"$opaque\":1}"
  }
  def say(line: _root_.java.lang.String): _root_.scala.Unit = {
    _root_.scala.Console.flush()
    val bytes = ("\n${mark} " + line + "\n").getBytes("UTF-8")
    _root_.java.lang.System.out.write(bytes, 0, bytes.length)
    _root_.java.lang.System.out.flush()
  }
  def show(v: _root_.scala.Any): _root_.scala.Unit = say(json(v))
  def demand(how: _root_.java.lang.String, all: _root_.scala.Any*): _root_.scala.Unit =
    say("[\"" + how + "\"," + all.map(json).mkString(",") + "]")
}
`;

const MAIN = /\bdef\s+main\s*\(/;
const EXTENDS_APP = /\bextends\s+App\b/g;

/** The test's own main is the only one; an object that is a program becomes one that is not run. */
const withoutMain = (program: string) =>
  program.replace(new RegExp(MAIN, "g"), "def mainOfTheProgram(").replace(EXTENDS_APP, "");

const runnable = (test: string) =>
  MAIN.test(test)
    ? test
    : `object TestsOfTheProgram {\ndef main(args: Array[String]): Unit = {\n${test}\n} }`;

const OPENING = `import scala.math._
import scala.collection._
import scala.collection.immutable.{List, Map, Set, Vector}
`;

/** Tests of Scala: what closes the program's object with a main at its end, an object of their own, or statements. */
export const scalaTests: ProgramTests = {
  join: (program, test) => `${withoutMain(program)}\n${runnable(test)}`,
  record: recorder({
    lexis: { ...CURLY, quotes: ['"'], raw: [['"""', '"""']] },
    forms: FORMS,
    show: ({ actual }, mark) => `M_${mark}.show(${actual});`,
    demand: ({ how, expected }, mark) => `M_${mark}.demand("${how}", ${expected.join(", ")});`,
    whole: (text, mark) => `${runnable(text)}\n${harness(mark)}`,
    // A test that closes the program's object finds one open.
    alone: (text) => `${OPENING}${/^\s*\}/.test(text) ? "object Problem { def open() = {\n" : ""}${text}`,
  }),
};
