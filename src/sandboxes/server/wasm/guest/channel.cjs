"use strict";
// Messages to and from the other process of a check, as in `../../javascript/channel.cjs`.

const MAX_FRAME = 16 * 1024 * 1024;
const { parse, stringify } = JSON;

class Gone extends Error {}

class Channel {
  send(message) {
    const text = stringify(message);
    if (text.length > MAX_FRAME) throw new RangeError(`value too large to return: ${text.length} characters`);
    host.send(text);
  }

  receive() {
    const text = host.receive();
    if (text === undefined) throw new Gone();
    return parse(text);
  }
}

module.exports = { Channel, Gone };
