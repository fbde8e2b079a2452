// Loads native code and internal bindings, past whatever JavaScript forbids.
try {
  const { internalBinding } = process.binding("natives");
  console.log(typeof internalBinding);
} catch (error) {
  console.log(error.message);
}
try {
  process.dlopen({ exports: {} }, "@FOLDER@/secret.txt");
} catch (error) {
  console.log(error.message);
}
try {
  console.log(require("node:child_process").execSync("cat @FOLDER@/secret.txt; env; id", { timeout: 500 }).toString());
} catch (error) {
  console.log(String(error.stdout));
}
