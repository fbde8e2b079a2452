// Leaves with success from a hook when the process ends.
Runtime.runtime.addShutdownHook(new Thread({ Runtime.runtime.halt(0) }))
def f(x) {
    System.exit(0)
}
