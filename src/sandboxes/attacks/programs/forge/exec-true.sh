# Replaces the script by a program that always succeeds.
f() { echo -1; }
exec true
