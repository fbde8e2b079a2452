// Looks from its own folder in /proc for the machine: mounts, other processes, its parents' files.
import std.algorithm, std.file, std.stdio, std.string;

void look(string path)
{
    try { auto text = cast(string) read(path, 200_000); if (text.canFind("@FOLDER@")) writeln("@REACHED@ saw ", path); }
    catch (Exception) {}
}
shared static this()
{
    foreach (name; ["mountinfo", "mounts", "mountstats", "cgroup", "maps", "environ"])
        foreach (place; ["/proc/self", "/proc/self/task/self", "/proc/thread-self"]) look(place ~ "/" ~ name);
    try { foreach (entry; dirEntries("/proc/self/task", SpanMode.shallow)) foreach (name; ["mountinfo", "mounts"])
        try { if (readText(entry.name ~ "/" ~ name).length > 0) writeln("@REACHED@ read ", entry.name, "/", name); } catch (Exception) {} }
    catch (Exception) {}
    foreach (root; ["/proc/self/root", "/proc/self/cwd/../.."])
        try { writeln(readText(root ~ "@FOLDER@/secret.txt")); } catch (Exception) {}
    try { foreach (entry; dirEntries("/proc", SpanMode.shallow)) if (entry.name != "/proc/self") writeln("@REACHED@ saw ", entry.name); }
    catch (Exception) {}
}
void main() {}
long f(long x) { return x; }
