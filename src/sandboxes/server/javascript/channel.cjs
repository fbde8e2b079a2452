"use strict";
// Messages of one socket, read without an event loop: a test that calls the program must wait for its answer.
const fs = require("node:fs");
const wire = require("./wire.cjs");

/** The other side hung up. */
class Gone extends Error {}

class Channel {
  constructor(descriptor) {
    this.descriptor = descriptor;
    this.unframer = new wire.Unframer();
    this.buffer = Buffer.alloc(1 << 16);
  }

  send(message) {
    const bytes = wire.frame(message);
    for (let sent = 0; sent < bytes.length; ) sent += retry(() => fs.writeSync(this.descriptor, bytes, sent));
  }

  receive() {
    for (;;) {
      const message = this.unframer.next();
      if (message !== undefined) return message;
      const count = retry(() => fs.readSync(this.descriptor, this.buffer));
      if (count === 0) throw new Gone();
      this.unframer.push(Buffer.from(this.buffer.subarray(0, count)));
    }
  }
}

function retry(call) {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (error.code !== "EAGAIN" && error.code !== "EINTR")
        throw error.code === "EPIPE" || error.code === "ECONNRESET" ? new Gone() : error;
    }
  }
}

module.exports = { Channel, Gone };
