import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../core/language.ts";
import { output, toolchain } from "./open/toolchain.ts";
import { phpTests } from "./php/tests.ts";

const packages = ["php-cli"];
const SETTINGS = ["display_errors=stderr", "error_reporting=22527", "zend.assertions=1", "memory_limit=-1"];

/** Of texts and numbers: programs take them for granted, and without a settings file none of them is loaded. */
const EXTENSIONS = ["ctype", "mbstring", "iconv", "bcmath", "gmp", "calendar"];

/** Those of them that lie beside this PHP and are not built in. */
async function shipped(command: string): Promise<string[]> {
  const ask = "echo ini_get('extension_dir'), ' ', implode(' ', get_loaded_extensions());";
  const [folder = "", ...builtIn] = ((await output(command, ["-n", "-r", ask])) ?? "").split(" ");
  return EXTENSIONS.filter((name) => !builtIn.includes(name) && existsSync(join(folder, `${name}.so`)));
}

const php: Language = {
  id: "php",
  title: "PHP",
  aliases: [],
  extension: ".php",
  hello: '<?php\necho "hello\\n";\n',
  packages,
  toolchain: toolchain({ title: "PHP", commands: ["php"], packages }, async (found) => ({
    ...found,
    details: { extensions: (await shipped(found.command)).join(" ") },
  })),
  program: {
    run: ({ command, details }, file) => {
      const loaded = details?.["extensions"]?.split(" ").filter(Boolean) ?? [];
      const settings = [...SETTINGS, ...loaded.map((name) => `extension=${name}`)];
      return [command, "-n", ...settings.flatMap((one) => ["-d", one]), file];
    },
    syntaxError: /Parse error/,
    tests: phpTests,
  },
};

export default php;
