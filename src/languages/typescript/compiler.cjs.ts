/** The compiler that is kept: type checks and emits one file, with the library's declarations parsed once. */
export const TYPESCRIPT_COMPILER = String.raw`
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const ts = require(process.argv[2]);
const options = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, lib: ["lib.es2022.d.ts"], types: [],
  strict: false, skipLibCheck: true, noEmitOnError: false, moduleDetection: ts.ModuleDetectionKind && ts.ModuleDetectionKind.Legacy,
};
// What Node has, without its declarations.
const AMBIENT = [
  "require process module exports console Buffer globalThis URL TextEncoder TextDecoder performance",
].join(" ").split(" ").filter((name) => name !== "globalThis").map((name) => "declare var " + name + ": any;").join("\n") +
  "\ndeclare function setTimeout(...a: any[]): any;\ndeclare function clearTimeout(...a: any[]): void;\ndeclare function setInterval(...a: any[]): any;\ndeclare function clearInterval(...a: any[]): void;\ndeclare function structuredClone<T>(v: T): T;\ndeclare module 'node:*' { const all: any; export = all; }\n" +
  ["assert", "fs", "util", "crypto", "readline", "path"].map((name) => "declare module '" + name + "' { const all: any; export = all; }").join("\n");
const library = path.dirname(process.argv[2]);
const parsed = new Map();
function fileOf(name, text) {
  if (!parsed.has(name)) parsed.set(name, ts.createSourceFile(name, text, options.target, true));
  return parsed.get(name);
}
function compile(name, source) {
  const files = {};
  const own = ts.createSourceFile("/" + name, source, options.target, true);
  const host = {
    getSourceFile(file) {
      if (file === "/" + name) return own;
      if (file === "/ambient.d.ts") return fileOf(file, AMBIENT);
      if (!path.basename(file).startsWith("lib.")) return undefined;
      return fileOf(file, fs.readFileSync(path.join(library, path.basename(file)), "utf8"));
    },
    getDefaultLibFileName: () => "/lib.d.ts",
    getDefaultLibLocation: () => "/",
    writeFile: (file, text) => { files[path.basename(file)] = { base64: Buffer.from(text).toString("base64") }; },
    getCurrentDirectory: () => "/", getCanonicalFileName: (file) => file, useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n", fileExists: (file) => file === "/" + name, readFile: () => undefined, directoryExists: () => false,
  };
  const program = ts.createProgram(["/ambient.d.ts", "/" + name], options, host);
  const found = [...program.getSyntacticDiagnostics(own), ...program.getSemanticDiagnostics(own)];
  const output = found.slice(0, 10).map((one) => {
    const at = one.file && one.start !== undefined ? one.file.getLineAndCharacterOfPosition(one.start).line + 1 : 0;
    return "line " + at + ": " + ts.flattenDiagnosticMessageText(one.messageText, "\n");
  }).join("\n");
  if (found.length === 0) program.emit(own);
  return { ok: found.length === 0, output, files };
}
let rest = Buffer.alloc(0);
function exactly(size) {
  const parts = [rest];
  let have = rest.length;
  const chunk = Buffer.alloc(1 << 16);
  while (have < size) {
    const n = fs.readSync(0, chunk);
    if (n === 0) process.exit(0);
    parts.push(Buffer.from(chunk.subarray(0, n)));
    have += n;
  }
  const all = Buffer.concat(parts);
  rest = all.subarray(size);
  return all.subarray(0, size);
}
for (;;) {
  const request = exactly(exactly(4).readUInt32BE()).toString("utf8");
  const line = request.indexOf("\n");
  let answer;
  try {
    answer = compile(request.slice(0, line), request.slice(line + 1));
  } catch (error) {
    answer = { ok: false, output: String(error), files: {} };
  }
  const data = Buffer.from(JSON.stringify(answer));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  for (const part of [head, data]) for (let at = 0; at < part.length; ) at += fs.writeSync(1, part, at);
}
`;
