import { randomBytes } from "node:crypto";
import { access, chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In the name or the command line of whatever an attack leaves behind: how its processes are recognised. */
const SLEEPER = "97531";
/** What is left of a check that is over is gone long before. */
const PATIENCE_SECONDS = 10;
/** What a program prints when a door was open that leaves no other trace. */
const REACHED = "reached:";

/**
 * What an escape would touch, planted on this machine before anything runs: a secret in a file and in the
 * environment, a server on the loopback address, a socket; and a look afterwards at what was left behind.
 */
export class Witness {
  private readonly secret = randomBytes(16).toString("hex");
  private readonly mark = `assay-mark-${randomBytes(6).toString("hex")}`;
  private readonly folder: string;
  private readonly servers: Server[] = [];
  private connections = 0;
  private readonly before = new Set<string>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Plants everything. Call it before the sandbox is opened: its workers must have had the chance to inherit. */
  static async plant(): Promise<Witness> {
    const witness = new Witness(await mkdtemp(join(tmpdir(), "assay-attack-")));
    await chmod(witness.folder, 0o777);
    await writeFile(join(witness.folder, "secret.txt"), `${witness.secret}\n`, { mode: 0o644 });
    process.env["ASSAY_ATTACK_SECRET"] = witness.secret;
    for (const address of [0, join(witness.folder, "socket"), `\0${witness.mark}`]) {
      const server = createServer((socket) => {
        witness.connections++;
        socket.on("error", () => {});
        socket.end(`${witness.secret}\n`);
      });
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        if (typeof address === "number") server.listen(address, "127.0.0.1", resolve);
        else server.listen(address, resolve);
      });
      witness.servers.push(server);
    }
    for (const pid of await witness.sleepers()) witness.before.add(pid);
    return witness;
  }

  /** The program with the places it must know: what a stranger would have to find out, it is told. */
  brief(program: string): string {
    const { port } = this.servers[0]!.address() as { port: number };
    return program
      .replaceAll("@FOLDER@", this.folder)
      .replaceAll("@PORT@", String(port))
      .replaceAll("@MARK@", this.mark)
      .replaceAll("@REACHED@", REACHED);
  }

  /** A Python program of another check, which keeps a secret of its own for a moment and prints whether it was left alone. */
  neighbour(): string {
    return [
      "import time",
      `secret = "${this.secret}"`,
      'for name in ("/tmp/kept", "/tmp/secret.txt"):\n    open(name, "w").write(secret)',
      "time.sleep(0.2)",
      'print(open("/tmp/kept").read() == open("/tmp/secret.txt").read() == secret)',
    ].join("\n");
  }

  /** What an attack reached, as its output and the state of this machine tell; an empty list when nothing. */
  async reached(output: string): Promise<string[]> {
    const found: string[] = [];
    if (output.includes(this.secret)) found.push("read a secret");
    for (const line of output.split("\n"))
      if (line.startsWith(REACHED)) found.push(line.slice(REACHED.length).trim());
    if (this.connections > 0) found.push("connected to a server of this machine");
    this.connections = 0;
    for (const place of [
      this.folder,
      "/",
      "/usr",
      "/usr/lib",
      "/usr/local/bin",
      "/etc",
      "/root",
      "/home",
      "/var/tmp",
      "/opt",
      "/dev/shm",
    ]) {
      const left = join(place, this.mark);
      if (
        !(await access(left).then(
          () => true,
          () => false,
        ))
      )
        continue;
      found.push(`wrote ${left}`);
      await rm(left, { force: true });
    }
    return found;
  }

  /** How many processes of the attacks live on: those of an attack beside this one may, until its check ends. */
  async survivors(): Promise<number> {
    const own = async () => (await this.sleepers()).filter((pid) => !this.before.has(pid));
    let left = await own();
    for (let wait = 0; wait < PATIENCE_SECONDS && left.length > 0; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const still = new Set(await own());
      left = left.filter((pid) => still.has(pid));
    }
    for (const pid of left) this.before.add(pid);
    return left.length;
  }

  async remove(): Promise<void> {
    delete process.env["ASSAY_ATTACK_SECRET"];
    for (const server of this.servers) server.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async sleepers(): Promise<string[]> {
    const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(
      pids.map(async (pid) => {
        const texts = ["cmdline", "comm"].map((name) =>
          readFile(`/proc/${pid}/${name}`, "utf8").catch(() => ""),
        );
        return (await Promise.all(texts)).join("\0");
      }),
    );
    return pids.filter((_, index) => lines[index]!.includes(SLEEPER));
  }
}
