# Writes to the kernel's settings that name a program to be run as root.
for name in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/sys/kernel/uevent_helper",
             "/sys/fs/cgroup/release_agent", "/proc/sysrq-trigger", "/proc/self/oom_score_adj"):
    try:
        with open(name, "r+") as file:
            file.write(file.read() or "0")
        print("@REACHED@", name)
    except OSError as error:
        print(error)
