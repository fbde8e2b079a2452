package f_test

import (
    "testing"
    "fmt"
)

func f(x int) int {
    return x * x
}
