import type { Language } from "../core/language.ts";
import { pythonToolchain } from "./open/interpreter.ts";

const python: Language = {
  id: "python",
  title: "Python",
  aliases: ["py", "python3"],
  extension: ".py",
  hello: 'print("hello")\n',
  toolchain: pythonToolchain,
  launch: () => ({ forks: true, candidate: [], checker: [], script: [] }),
};

export default python;
