import { printing } from "./samples.ts";

export default printing('printfn "%s" (stdin.ReadToEnd().Trim().ToUpper())\n');
