import { AssayError } from "../core/errors.ts";
import type { OwnIsolation } from "./engine/isolation.ts";
import { openRemote } from "./remote/sandbox.ts";

const reason = "a sandbox server's address is missing";
const fix = "--isolation remote=http://HOST:PORT";

/** Programs run on another machine, which `assay serve --engine`, SandboxFusion or Piston serves. */
const remote: OwnIsolation = {
  id: "remote",
  title: "a sandbox server: another Assay, SandboxFusion or Piston",
  stops: "everything on this machine; on the other, what its own isolation stops",
  onlyByName: true,
  missing: async () => ({ reason, fix }),
  async open({ workers, place }) {
    if (!place) throw new AssayError("REMOTE_URL", reason, { fix });
    return openRemote(place, workers);
  },
};

export default remote;
