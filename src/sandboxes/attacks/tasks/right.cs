using System;
using System.Linq;
using System.Collections.Generic;
using System.Diagnostics;
class Problem {
    public static long f(long x) {
        return x * x;
