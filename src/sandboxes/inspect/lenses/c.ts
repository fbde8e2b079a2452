import { compiled } from "../native/compiled.ts";

export default compiled(".c", "int main(void) { return 0; }\n");
