import { printing } from "./samples.ts";

export default printing("while let line = readLine() { print(line.uppercased()) }\n");
