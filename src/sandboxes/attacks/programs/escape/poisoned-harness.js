// Rewrites the sandbox's own programs, for the checks that follow.
const fs = require("node:fs");
for (const file of [...Object.keys(require.cache), process.argv[1] ?? "", process.execPath]) {
  if (file === "" || file.startsWith("/tmp/")) continue;
  try {
    fs.appendFileSync(file, "\n");
    console.log("@REACHED@ a write to", file);
  } catch (error) {
    console.log(error.code);
  }
}
