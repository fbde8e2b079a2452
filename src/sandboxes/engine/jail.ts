import { ENVIRONMENT, SYSTEM_FILES, SYSTEM_FOLDERS, type WorkerPlace } from "./isolation.ts";

/** The command line of a worker behind walls that our own `jail.py` builds. */
export function jailCommand({ python, server, reads }: WorkerPlace): string[] {
  const plan = { server, folders: [...SYSTEM_FOLDERS, ...SYSTEM_FILES, ...reads], environment: ENVIRONMENT };
  return [python, "-s", "-S", "-B", `${server}/jail.py`, JSON.stringify(plan)];
}
