import scala.math._
import scala.collection.mutable._
object Problem {
    def f(x : Long) : Long = {
        x * x
