import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "../../../core/sandbox.ts";

/** What a program inside the sandbox could reach of this machine; all should be false. */
export interface Reach {
  network: boolean;
  reading: boolean;
  writing: boolean;
  processes: boolean;
  environment: boolean;
}

const BAIT_VARIABLE = "ASSAY_DOCTOR_BAIT";

/**
 * Measures the isolation instead of trusting its name: lays out bait (a port, files, an environment variable,
 * this process), opens a sandbox beside it, and runs a Python program there that tries to take it. The reach is
 * null when that program could not run.
 */
export async function measureReach(
  open: () => Promise<Sandbox>,
): Promise<{ isolation: string; reach: Reach | null }> {
  // In the home folder, as that is what must be safe; a sandbox's private /tmp would hide bait in /tmp anyway.
  const folder = await mkdtemp(join(homedir(), ".assay-doctor-")).catch(() =>
    mkdtemp(join(tmpdir(), "assay-doctor-")),
  );
  const writable = join(folder, "written");
  const server = createServer((socket) => socket.end());
  process.env[BAIT_VARIABLE] = "bait";
  let sandbox: Sandbox | null = null;
  try {
    await writeFile(join(folder, "readable"), "bait");
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const bait = {
      port: typeof address === "object" && address ? address.port : 0,
      readable: join(folder, "readable"),
      writable,
      pid: process.pid,
      variable: BAIT_VARIABLE,
    };
    const program = await readFile(new URL("./probe.py", import.meta.url), "utf8");
    sandbox = await open();
    const { isolation } = sandbox;
    const result = await sandbox.run({ language: "python", program, stdin: JSON.stringify(bait) });
    if (result.outcome !== "pass") return { isolation, reach: null };
    const reach = JSON.parse(result.stdout) as Reach;
    // The probe may write into a private copy of the place: only what arrived here counts.
    const arrived = await readFile(writable, "utf8").then(Boolean, () => false);
    return { isolation, reach: { ...reach, writing: arrived } };
  } finally {
    await sandbox?.close();
    delete process.env[BAIT_VARIABLE];
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
