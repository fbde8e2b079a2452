import { printing } from "./samples.ts";

export default printing("print(uppercase(read(stdin, String)))\n");
