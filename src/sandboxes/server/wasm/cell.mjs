// What every process of this folder is: one interpreter in WebAssembly for one job. Descriptors: 0 the job and 1 its
// answer, each a line of JSON; 3 the channel to the other process of a check; 4 measures.
import { readSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";

export const CHANNEL = 3;
const MEASURES = 4;
const WATCH_MILLISECONDS = 50;

/** WebAssembly memory only grows, and only through here: a limit that no program can pass. */
let room = Number.POSITIVE_INFINITY;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (pages * 65536 > room) throw new RangeError("memory limit");
  room -= pages * 65536;
  return grow.call(this, pages);
};

/** From now on memory may grow by so many bytes. */
export function limitMemory(bytes) {
  room = bytes;
}

let before = process.cpuUsage();

/** Processor seconds since the job came, and peak resident bytes. */
function used() {
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS * 1024 };
}

export function answer(value) {
  writeAll(1, Buffer.from(`${JSON.stringify({ ...value, used: used() })}\n`));
}

/** Says that this process is ready, and waits for its job; ends the process when none comes. */
export function nextJob(ready) {
  new Worker(new URL("watch.mjs", import.meta.url), {
    workerData: { fd: MEASURES, milliseconds: WATCH_MILLISECONDS },
  });
  answer({ ready });
  const job = JSON.parse(readLine());
  before = process.cpuUsage();
  return job;
}

/** Keeps what is printed up to a number of bytes, and says whether any was left out. */
export class Printed {
  #kept = { stdout: [], stderr: [] };
  #room;
  #cut = false;

  constructor(outputBytes) {
    this.#room = { stdout: outputBytes, stderr: outputBytes };
  }

  write(name, bytes) {
    const room = this.#room[name];
    if (bytes.length > room) this.#cut = true;
    if (room > 0) this.#kept[name].push(Buffer.from(bytes.subarray(0, room)));
    this.#room[name] -= Math.min(bytes.length, room);
    return bytes.length;
  }

  told() {
    const { stdout, stderr } = this.#kept;
    return {
      stdout: Buffer.concat(stdout).toString(),
      stderr: Buffer.concat(stderr).toString(),
      cut: this.#cut,
    };
  }
}

/** Bytes read into the buffer, waiting for some; 0 at the end. */
export function waitRead(fd, buffer, offset, length) {
  for (;;) {
    try {
      return readSync(fd, buffer, offset, length, null);
    } catch (error) {
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      pause(1);
    }
  }
}

export function writeAll(fd, bytes) {
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(fd, bytes, sent);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      pause(1);
    }
  }
}

export function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function readLine() {
  const parts = [];
  const chunk = Buffer.alloc(1 << 16);
  for (;;) {
    const size = waitRead(0, chunk, 0, chunk.length);
    if (size === 0) process.exit(0);
    parts.push(Buffer.from(chunk.subarray(0, size)));
    if (chunk[size - 1] === 10) return Buffer.concat(parts).toString();
  }
}
