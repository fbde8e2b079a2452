// Writes to both streams without end.
const fs = require("node:fs");
for (;;) {
  fs.writeSync(1, "x".repeat(65536));
  fs.writeSync(2, "x".repeat(65536));
}
