# Reads a file of the machine's, by its path and by searching the usual places.
cat @FOLDER@/secret.txt
find / -xdev -name 'secret.txt' -exec cat {} + 2>/dev/null
env
cat /proc/*/environ 2>/dev/null | tr '\0' '\n'
