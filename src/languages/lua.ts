import type { Language } from "../core/language.ts";
import { luaTests } from "./lua/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["lua5.4"];

const lua: Language = {
  id: "lua",
  title: "Lua",
  aliases: ["luajit"],
  extension: ".lua",
  hello: 'print("hello")\n',
  packages,
  toolchain: toolchain({
    title: "Lua",
    commands: ["lua5.4", "lua5.3", "lua", "luajit"],
    version: ["-v"],
    packages,
  }),
  program: {
    run: ({ command }, file) => [command, file],
    syntaxError: /^\S+: \S+\.lua:\d+: .*(near|expected|unfinished|malformed|no visible label)/m,
    tests: luaTests,
  },
};

export default lua;
