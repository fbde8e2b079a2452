"use strict";
// As much of Node's Buffer as the wire format needs: bytes as text, and back.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

class Bytes extends Uint8Array {
  static from(source, offset, length) {
    return typeof source === "string" ? decoded(source) : new Bytes(source, offset, length);
  }

  toString() {
    let text = "";
    for (let at = 0; at < this.length; at += 3) {
      const [a, b = 0, c = 0] = this.subarray(at, at + 3);
      const bits = (a << 16) | (b << 8) | c;
      for (const shift of [18, 12, 6, 0]) text += LETTERS[(bits >> shift) & 63];
    }
    const missing = (3 - (this.length % 3)) % 3;
    return text.slice(0, text.length - missing) + "=".repeat(missing);
  }
}

function decoded(text) {
  const letters = text.replace(/=+$/, "");
  const bytes = new Bytes(Math.floor((letters.length * 3) / 4));
  for (let at = 0; at < bytes.length; at++) {
    const first = LETTERS.indexOf(letters[Math.floor((at * 4) / 3)]);
    const second = LETTERS.indexOf(letters[Math.floor((at * 4) / 3) + 1]);
    const shift = (at % 3) * 2 + 2;
    bytes[at] = (first << shift) | (second >> (6 - shift));
  }
  return bytes;
}

module.exports = Bytes;
