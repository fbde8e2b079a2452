import std.math;
import std.typecons;

long f(long x)
{
    return x * x;
}
