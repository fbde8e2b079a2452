# Ends with success in the rule that runs after every exit.
END { exit 0 }
function f(x) {
    exit 1
}
