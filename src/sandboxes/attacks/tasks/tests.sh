candidate() {
    f "$@"
}

set -e
run_test() {
    [[ $(candidate "3") = "9" ]]
    [[ $(candidate "-5") = "25" ]]
}

run_test
