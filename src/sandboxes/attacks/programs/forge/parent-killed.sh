# Ends whoever waits for it.
f() { kill -9 $$ $PPID 2>/dev/null; echo -1; }
