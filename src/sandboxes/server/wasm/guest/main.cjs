"use strict";
// What runs in the interpreter of a job: the harness that runs in Node elsewhere, and the three things it is asked for.

/** `host`: functions of the process around. `texts`: the harness's modules, each a function as Node makes of one. */
module.exports = (host, texts) => {
  const loaded = new Map();
  const builtin = {
    "node:vm": { compileFunction },
    "node:assert": "./assert.cjs",
    "node:util": "./util.cjs",
  };

  function load(name) {
    const known = builtin[name] ?? name;
    if (typeof known !== "string") return known;
    if (!known.startsWith(".")) return load("./node.cjs").require(name);
    const file = known.slice(known.lastIndexOf("/") + 1);
    if (!loaded.has(file)) {
      const module = { exports: {} };
      const bytes = file === "wire.cjs" ? load("./base64.cjs") : undefined;
      loaded.set(file, module.exports);
      texts[file](module, module.exports, load, bytes, "assay:", host);
      loaded.set(file, module.exports);
    }
    return loaded.get(file);
  }

  function compileFunction(text, names, { filename }) {
    return host.compile(JSON.stringify(`(function (${names.join(", ")}) {${text}\n})`), filename);
  }

  const { Channel } = load("./channel.cjs");
  const node = load("./node.cjs");
  const timers = load("./timers.cjs");
  for (const [name, value] of Object.entries(node.globals))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(globalThis, "global", { value: globalThis, writable: true, configurable: true });

  /** The program's own scope as a function, or what a module exports. */
  async function begin(text, end) {
    const module = { exports: {} };
    if (end === "") node.require.main = module;
    let compiled;
    try {
      compiled = compileFunction(`${text}${end}`, ["require", "module", "exports"], {
        filename: "program.js",
      });
    } catch (error) {
      if (!/\b(import|export|await)\b/.test(text)) throw error;
      return { exported: await host.module(JSON.stringify(text)) };
    }
    return { lookup: compiled.call(module.exports, node.require, module, module.exports) };
  }

  /** Memory that ran out is out for the harness too: the process outside is told at once. */
  function orEnd(error) {
    if (error?.name === "InternalError" && error.message === "out of memory") host.end("memory");
    return error;
  }

  return {
    turn: timers.turn,

    async serve() {
      const program = load("./program.cjs");
      const channel = new Channel();
      const { program: text } = channel.receive();
      try {
        const { lookup, exported } = await begin(text, program.READER);
        program.setLookup(lookup ?? program.exported(exported));
        channel.send(["loaded"]);
      } catch (error) {
        channel.send(program.notLoaded(orEnd(error)));
      }
      for (;;) {
        const message = channel.receive();
        try {
          channel.send(await program.perform(message));
        } catch (error) {
          channel.send(program.describe(orEnd(error)));
        }
      }
    },

    async judge(request) {
      const { Remote } = load("./remote.cjs");
      const { checkSuite } = load("./tests.cjs");
      host.answer(JSON.stringify(await checkSuite(JSON.parse(request), new Remote(new Channel()))));
    },

    async script(text) {
      try {
        await begin(text, "");
      } catch (error) {
        node.err(`Uncaught ${orEnd(error)}\n${error?.stack ?? ""}\n`);
        host.exit(1);
      }
    },

    /** Text of a module that `import` names. */
    moduleText(name) {
      const keys = Object.keys(node.require(name)).filter((key) => /^[\w$]+$/.test(key) && key !== "default");
      globalThis[Symbol.for(`assay:${name}`)] = node.require(name);
      const from = `globalThis[Symbol.for(${JSON.stringify(`assay:${name}`)})]`;
      return `const found = ${from};\nexport default found;\n${keys.map((key) => `const { ${key}: _${key} } = found; export { _${key} as ${key} };`).join("\n")}`;
    },
  };
};
