// Reads what the runtime's own folder in /proc says of the machine, and starts a shell.
using System;
using System.IO;
using System.Linq;
class Problem {
    static Problem() {
        foreach (var name in new[] { "mountinfo", "mounts", "cgroup", "root@FOLDER@/secret.txt", "cwd@FOLDER@/secret.txt" })
            try { var text = File.ReadAllText("/proc/self/" + name); if (text.Length > 0) Console.WriteLine("@REACHED@ read " + name); } catch (Exception) {}
        try { foreach (var thread in Directory.GetDirectories("/proc/self/task")) Console.WriteLine("@REACHED@ saw " + thread); } catch (Exception) {}
        try { Console.WriteLine(File.ReadAllText("@FOLDER@/secret.txt")); } catch (Exception) {}
        try { System.Diagnostics.Process.Start("/bin/sh", "-c 'cat @FOLDER@/secret.txt; touch /@MARK@'").WaitForExit(); } catch (Exception) {}
    }
    public static void Main() {}
}
