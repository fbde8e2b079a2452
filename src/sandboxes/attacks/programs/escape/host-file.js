// Reads a file of the machine's, by its path and by searching the usual places.
const fs = require("node:fs");
try {
  console.log(fs.readFileSync("@FOLDER@/secret.txt", "utf8"));
} catch (error) {
  console.log(error.code);
}
for (const top of ["/home", "/root", "/tmp", "/var/tmp", "/srv"]) {
  try {
    for (const name of fs.readdirSync(top, { recursive: true }))
      if (String(name).includes("secret")) console.log(fs.readFileSync(`${top}/${name}`, "utf8"));
  } catch {}
}
