import { ENVIRONMENT, type Isolation, SYSTEM_FILES, SYSTEM_FOLDERS } from "./engine/isolation.ts";

/** The same walls as bubblewrap's, built by a small program of our own, for machines where it is not installed. */
const namespaces: Isolation = {
  id: "namespaces",
  title: "Linux namespaces set up by Assay itself, with a system-call filter for every check",
  stops: "network, host files, host processes, environment, other checks, new privileges",
  missing: async () =>
    process.platform === "linux"
      ? undefined
      : { reason: "not Linux", fix: "use a Linux machine or virtual machine" },
  command: ({ python, server, reads }) => {
    const plan = {
      server,
      folders: [...SYSTEM_FOLDERS, ...SYSTEM_FILES, ...reads],
      environment: ENVIRONMENT,
    };
    return [python, "-s", "-S", "-B", `${server}/jail.py`, JSON.stringify(plan)];
  },
  harness: () => "/assay",
};

export default namespaces;
