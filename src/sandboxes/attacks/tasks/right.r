f <- function(x) {
    x * x
}
