// Has the compiler include the file: the first line would be quoted in the error.
#include "@FOLDER@/secret.txt"
int main() { return 0; }
