# Connects to a server on this machine and reads its greeting.
if exec 9<>/dev/tcp/127.0.0.1/@PORT@; then head -c 200 <&9; fi
