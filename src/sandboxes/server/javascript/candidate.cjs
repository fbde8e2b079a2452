"use strict";
// The process that holds one untrusted program and answers calls to it. It never sees a test.
const fs = require("node:fs");
const net = require("node:net");
const vm = require("node:vm");
const { READER, describe, exported, notLoaded, perform, setLookup } = require("./program.cjs");
const wire = require("./wire.cjs");

const CHANNEL = 3;
fs.writeSync(CHANNEL, "+"); // ready for the program
const socket = new net.Socket({ fd: CHANNEL });
const unframer = new wire.Unframer();
let begun = false;

socket.on("data", (bytes) => {
  unframer.push(bytes);
  for (let message = unframer.next(); message !== undefined; message = unframer.next()) receive(message);
});
socket.on("end", () => process.exit(0));
socket.on("error", () => process.exit(0));
// A rejection that nobody handles must not end the process before the test has its answer.
process.on("unhandledRejection", () => {});

function receive(message) {
  if (!begun) {
    begun = true;
    load(message.program).then(
      () => socket.write(wire.frame(["loaded"])),
      (error) => socket.write(wire.frame(notLoaded(error))),
    );
    return;
  }
  Promise.resolve()
    .then(() => perform(message))
    .then((reply) => socket.write(wire.frame(reply)))
    .catch((error) => socket.write(wire.frame(describe(error))));
}

async function load(text) {
  const module = { exports: {} };
  let compiled;
  try {
    const names = ["require", "module", "exports"];
    compiled = vm.compileFunction(`${text}${READER}`, names, { filename: "program.js" });
  } catch (error) {
    if (!/\b(import|export|await)\b/.test(`${error.message} ${text}`)) throw error;
    fs.writeFileSync("/tmp/program.mjs", text);
    return setLookup(exported(await import("file:///tmp/program.mjs")));
  }
  setLookup(compiled(require, module, module.exports));
}
