// Writes where the next check, the user or the machine would read it.
const fs = require("node:fs");
for (const folder of ["@FOLDER@", "/", "/usr/lib", "/etc", "/root", "/home", "/var/tmp", __dirname, process.cwd()]) {
  try {
    fs.writeFileSync(`${folder}/@MARK@`, "was here");
  } catch {}
}
