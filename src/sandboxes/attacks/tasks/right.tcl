proc f {x} {
    return [expr {$x * $x}]
}
