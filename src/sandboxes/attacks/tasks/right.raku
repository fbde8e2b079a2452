sub f($x) {
    $x * $x
}
