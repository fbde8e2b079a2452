# Leaves a process behind that ignores polite signals.
trap '' TERM HUP INT
setsid sleep 97531 &
setsid bash -c 'trap "" TERM HUP; exec sleep 97531' &
echo done
