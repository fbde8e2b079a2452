test_humaneval <- function() {
    candidate <- f
    stopifnot(isTRUE(all.equal(candidate(3), 9)))
    stopifnot(isTRUE(all.equal(candidate(-5), 25)))
}
test_humaneval()
