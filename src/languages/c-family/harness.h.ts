/** Put in front of every C program. A value that C can tell the type of becomes a JSON line; arrays have no length. */
export const C_HEADER = String.raw`
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
extern const char *assay_mark;
static const char *assay_how;
static double assay_tolerance;
static void assay_begin(void) {
  printf("\n%s ", assay_mark);
  if (assay_how) printf("[\"%s\",", assay_how);
}
static void assay_end(void) {
  if (assay_how && *assay_how == '~') printf(",%.17g", assay_tolerance);
  puts(assay_how ? "]" : "");
  fflush(stdout);
}
static void assay_int(long long v) { assay_begin(); printf("%lld", v); assay_end(); }
static void assay_unsigned(unsigned long long v) { assay_begin(); printf("%llu", v); assay_end(); }
static void assay_double(double v) {
  assay_begin();
  if (isfinite(v)) printf("%.17g", v);
  else printf("{\"$float\":\"%s\"}", isnan(v) ? "nan" : v > 0 ? "inf" : "-inf");
  assay_end();
}
static void assay_text(const char *v) {
  assay_begin();
  if (!v) printf("null");
  else {
    putchar('"');
    for (; *v; v++)
      if ((unsigned char)*v < 32 || *v == '"' || *v == '\\') printf("\\u%04x", (unsigned char)*v);
      else putchar(*v);
    putchar('"');
  }
  assay_end();
}
static void assay_opaque() { assay_begin(); printf("{\"$opaque\":1}"); assay_end(); }
#define assay_print(v) \
  _Generic((v), _Bool: assay_int, char: assay_int, signed char: assay_int, short: assay_int, int: assay_int, \
    long: assay_int, long long: assay_int, unsigned char: assay_unsigned, unsigned short: assay_unsigned, \
    unsigned: assay_unsigned, unsigned long: assay_unsigned, unsigned long long: assay_unsigned, \
    float: assay_double, double: assay_double, long double: assay_double, char *: assay_text, \
    const char *: assay_text, default: assay_opaque)(v)
#define assay_show(v) (assay_how = 0, assay_print(v))
#define assay_demand(how, v) (assay_how = how, assay_print(v))
#define assay_near(how, v, near) (assay_how = how, assay_tolerance = near, assay_double(v))
`;
