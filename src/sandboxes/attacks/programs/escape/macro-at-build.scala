// Has the compiler run code: a macro that reads a file of this machine while it is expanded.
import scala.language.experimental.macros
import scala.reflect.macros.blackbox.Context
object Reader {
    def read(c: Context): c.Expr[String] = { import c.universe._; c.Expr[String](Literal(Constant(scala.io.Source.fromFile("@FOLDER@/secret.txt").mkString))) }
    def text: String = macro read
}
object Problem { def main(args: Array[String]): Unit = println(Reader.text) }
