import type { Driver } from "../observe.ts";

/** As the Python driver. Programs that import or export something are not run: they answer `!SyntaxError`. */
const javascript: Driver = {
  names: ["javascript", "js", "node", "mjs", "cjs"],
  program: (programs, entry, inputs) => `
const vm = await import("node:vm");
const [programs, entry, inputs] = ${JSON.stringify([programs, entry, inputs])};
const answer = (context, given) => {
  try {
    const code = "JSON.stringify(" + entry + "(" + given + "))";
    return vm.runInContext(code, context, { timeout: 100 })?.slice(0, 300) ?? "!value";
  } catch (error) {
    return error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? "!timeout" : "!" + (error?.name ?? "Error");
  }
};
const rows = programs.map((text) => {
  const context = vm.createContext({ console: { log() {} } });
  try {
    vm.runInContext(text, context, { timeout: 200 });
  } catch (error) {
    return inputs.map(() => "!" + (error?.name ?? "Error"));
  }
  const row = [];
  for (const given of inputs) row.push(row.includes("!timeout") ? "!timeout" : answer(context, given));
  return row;
});
console.log(JSON.stringify(rows));
`,
};

export default javascript;
