import type { ProgramTests, TestText } from "../../core/language.ts";
import { condition, type Form, followed, pair } from "../tests/assertions.ts";
import { recorder } from "../tests/recorder.ts";
import { HASH } from "../tests/text.ts";

const OPERATORS = {
  equal: /==/,
  differ: /!=/,
  absolute: /^abs\(/,
  not: /^!(?!=)/,
  yes: "TRUE",
  no: "FALSE",
};

/** `identical` looks at types, `all.equal` allows numbers a difference. */
const exact = (form: Form): Form => as("exact", form);
const near = (form: Form): Form => as("near", form);
function as(manner: string, form: Form): Form {
  return (reading) => form(reading).map((one) => ({ ...one, expected: [one.expected[0]!, manner] }));
}

const QUIT = /\s*\)\s*(\{\s*(quit|stop|q)\s*\([^)]*\)\s*;?\s*\}|(quit|stop|q)\s*\([^)]*\))/;

const FORMS = [
  near(followed(pair(/\bstopifnot\s*\(\s*isTRUE\s*\(\s*all\.equal\s*\(/), /\s*\)\s*\)/)),
  exact(followed(pair(/\bstopifnot\s*\(\s*(?:isTRUE\s*\(\s*)?identical\s*\(/), /\s*\)/)),
  exact(followed(pair(/\bif\s*\(\s*!\s*identical\s*\(/), QUIT)),
  near(pair(/\b(?:testthat::)?expect_equal\s*\(/)),
  exact(pair(/\b(?:testthat::)?expect_identical\s*\(/)),
  condition(/\bstopifnot\s*\((?!\s*(isTRUE|identical|all)\b)/, OPERATORS),
];

/** Prints values for the judge. A vector of one element is that element; \`exact\`: integers are no doubles. */
const harness = (mark: string) => String.raw`
${mark} <- local({
  text <- function(s) {
    s <- enc2utf8(s)
    s <- gsub("\\", "\\\\", s, fixed = TRUE)
    s <- gsub("\"", "\\\"", s, fixed = TRUE)
    s <- gsub("\n", "\\n", s, fixed = TRUE)
    s <- gsub("\r", "\\r", s, fixed = TRUE)
    s <- gsub("\t", "\\t", s, fixed = TRUE)
    paste0("\"", gsub("[[:cntrl:]]", "?", s), "\"")
  }
  list_of <- function(items) paste0("[", paste(items, collapse = ","), "]")
  typed <- function(kind, json) paste0("{\"$type\":[", text(kind), ",", json, "]}")
  json <- function(v, exact = FALSE) {
    if (is.null(v)) return("null")
    if (is.function(v) || is.environment(v) || is.language(v)) return("{\"$opaque\":1}")
    if (is.object(v)) return(typed(class(v)[1], json(unclass(v), exact)))
    tags <- names(v)
    if (!is.null(tags)) return(typed("named", list_of(c(json(tags, exact), json(unname(v), exact)))))
    if (!is.null(dim(v))) return(typed("matrix", list_of(c(json(dim(v)), json(as.vector(v), exact)))))
    if (is.list(v)) return(typed("list", list_of(vapply(v, json, "", exact))))
    items <- if (is.character(v)) ifelse(is.na(v), "{\"$float\":\"na\"}", text(v))
      else if (is.logical(v)) ifelse(is.na(v), "{\"$float\":\"na\"}", ifelse(v, "true", "false"))
      else if (is.numeric(v)) ifelse(is.nan(v), "{\"$float\":\"nan\"}", ifelse(is.na(v), "{\"$float\":\"na\"}",
        ifelse(is.infinite(v), ifelse(v > 0, "{\"$float\":\"inf\"}", "{\"$float\":\"-inf\"}"),
        ifelse(v == round(v) & abs(v) < 1e15, sprintf("%.0f", v), sprintf("%.17g", v)))))
      else return("{\"$opaque\":1}")
    out <- if (length(v) == 1) items else if (length(v) == 0) typed(mode(v), "[]") else list_of(items)
    if (exact && is.integer(v)) typed("integer", out) else out
  }
  say <- function(line) {
    cat("\n${mark} ", line, "\n", sep = "", file = stdout())
    flush(stdout())
  }
  list(
    say = say,
    show = function(v, exact) say(json(v, exact)),
    demand = function(how, v, exact) say(paste0("[\"", how, "\",", json(v, exact), "]")),
    near = function(v) {
      numbers <- suppressWarnings(as.numeric(unlist(v)))
      size <- mean(abs(numbers[is.finite(numbers)]))
      say(paste0("[\"~\",", json(v), ",", sprintf("%.17g", 1.5e-8 * if (is.finite(size) && size > 1.5e-8) size else 1), "]"))
    }
  )
})
`;

/** \`stopifnot\`, \`identical\`, \`all.equal\` and \`quit\` are ours in the test's scope. */
function guard({ code, mark }: TestText): string {
  return String.raw`
${harness(mark)}
local({
  ${mark}_count <- 0
  ${mark}_turn <- 0
  ${mark}_fail <- function(words) {
    ${mark}$say("fail")
    base::cat(words, "\n", file = base::stderr())
    base::quit("no", 1, FALSE)
  }
  ${mark}_check <- function(holds) {
    ${mark}_count <<- ${mark}_count + 1
    if (${mark}_count == ${mark}_turn) holds <- !holds
    if (!base::isTRUE(holds)) ${mark}_fail("an assertion does not hold")
  }
  stopifnot <- function(...) for (one in base::list(...)) ${mark}_check(base::all(one))
  identical <- function(...) {
    same <- base::identical(...)
    ${mark}_count <<- ${mark}_count + 1
    if (${mark}_count == ${mark}_turn) !same else same
  }
  quit <- function(...) ${mark}_fail("the test quits")
  isTRUE <- base::isTRUE
  all.equal <- base::all.equal
  ${mark}$say("begin")
  ${mark}_order <- base::strsplit(base::readLines(base::file("stdin"), 1), " ")[[1]]
  ${mark}_turn <- base::as.integer(${mark}_order[2])
  base::tryCatch({
${code}
  }, error = function(e) ${mark}_fail(base::conditionMessage(e)))
  if (${mark}_turn > 0) ${mark}_check(TRUE)
  ${mark}$say(base::paste("end", ${mark}_order[1], base::max(1, ${mark}_count)))
})
base::quit("no", 0, FALSE)
`;
}

export const rTests: ProgramTests = {
  record: recorder({
    lexis: HASH,
    forms: FORMS,
    show: ({ actual, expected }, mark) =>
      `${mark}$show(${actual}, ${expected[1] === "exact" ? "TRUE" : "FALSE"})`,
    demand: ({ how, expected: [value, manner] }, mark) =>
      manner === "near"
        ? `${mark}$near(${value})`
        : `${mark}$demand("${how}", ${value}, ${manner === "exact" ? "TRUE" : "FALSE"})`,
    whole: (text, mark) => `${harness(mark)}${text}`,
  }),
  guard,
};
