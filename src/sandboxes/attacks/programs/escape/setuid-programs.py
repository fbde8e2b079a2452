# Asks programs that run as root for a favour.
import os
import subprocess

for command in (["su", "-c", "id"], ["sudo", "-n", "id"], ["pkexec", "id"], ["newgrp", "root"], ["mount"], ["passwd", "-S"]):
    try:
        ran = subprocess.run(command, capture_output=True, timeout=0.5, stdin=subprocess.DEVNULL)
        if b"uid=0" in ran.stdout:
            print("@REACHED@ root by", command[0])
    except (OSError, subprocess.SubprocessError):
        pass
try:
    os.setuid(0)
    print("@REACHED@ user 0")
except OSError as error:
    print(error)
