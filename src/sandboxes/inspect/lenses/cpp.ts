import { compiled } from "../native/compiled.ts";

export default compiled(".cpp", "int main() { return 0; }\n");
