"use strict";
// What crosses between a program's process and the tests' process, as in wire.py: length-prefixed JSON frames
// of plain data. Anything that is not plain data stays where it is and crosses as a handle.

const MAX_FRAME = 16 * 1024 * 1024;
const { isArray } = Array;
const { getPrototypeOf, entries } = Object;

function frame(message) {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  if (body.length > MAX_FRAME) throw new RangeError(`value too large to return: ${body.length} bytes`);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Takes bytes, gives whole messages. Throws on what is not a frame of ours. */
class Unframer {
  rest = Buffer.alloc(0);

  push(bytes) {
    this.rest = this.rest.length ? Buffer.concat([this.rest, bytes]) : bytes;
  }

  next() {
    if (this.rest.length < 4) return undefined;
    const size = this.rest.readUInt32LE(0);
    if (size > MAX_FRAME) throw new SyntaxError(`frame of ${size} bytes`);
    if (this.rest.length < 4 + size) return undefined;
    const body = this.rest.toString("utf8", 4, 4 + size);
    this.rest = this.rest.subarray(4 + size);
    return JSON.parse(body);
  }
}

/** Plain data as JSON; `handle(value)` is asked for the JSON of anything else. */
function encode(value, handle, depth = 0) {
  if (depth > 500) throw new RangeError("value nested too deeply to cross");
  const again = (item) => encode(item, handle, depth + 1);
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { n: Object.is(value, -0) ? "-0" : String(value) };
    case "undefined":
      return { u: 0 };
    case "bigint":
      return { i: String(value) };
    case "symbol":
    case "function":
      return handle(value);
  }
  if (value === null) return null;
  if (isArray(value)) return Array.from(value, again);
  const prototype = getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) {
    if (typeof value.then === "function") return handle(value);
    return { o: entries(value).map(([key, item]) => [key, again(item)]), z: prototype === null ? 1 : 0 };
  }
  if (prototype === Map.prototype)
    return { m: Array.from(value, ([key, item]) => [again(key), again(item)]) };
  if (prototype === Set.prototype) return { s: Array.from(value, again) };
  if (prototype === Date.prototype) return { d: Date.prototype.getTime.call(value) };
  if (prototype === RegExp.prototype) return { r: [value.source, value.flags] };
  if (ArrayBuffer.isView(value) && value.constructor?.name in TYPED) {
    return {
      y: [
        value.constructor.name,
        Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64"),
      ],
    };
  }
  if (value instanceof Error) return { e: [String(value.name), String(value.message)] };
  return handle(value);
}

const TYPED = {
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  Buffer,
};
const ERRORS = { Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };

function decode(data, resolve) {
  if (data === null || typeof data !== "object") return data;
  const again = (item) => decode(item, resolve);
  if (isArray(data)) return data.map(again);
  if ("n" in data) return data.n === "-0" ? -0 : Number(data.n);
  if ("u" in data) return undefined;
  if ("i" in data) return BigInt(data.i);
  if ("o" in data) {
    const made = data.z ? Object.create(null) : {};
    for (const [key, item] of data.o) {
      Object.defineProperty(made, key, {
        value: again(item),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return made;
  }
  if ("m" in data) return new Map(data.m.map(([key, item]) => [again(key), again(item)]));
  if ("s" in data) return new Set(data.s.map(again));
  if ("d" in data) return new Date(data.d);
  if ("r" in data) return new RegExp(data.r[0], data.r[1]);
  if ("y" in data) {
    const bytes = Buffer.from(data.y[1], "base64");
    if (data.y[0] === "Buffer") return bytes;
    const copy = new Uint8Array(bytes);
    return new TYPED[data.y[0]](copy.buffer);
  }
  if ("e" in data) return error(data.e);
  return resolve(data);
}

function error([name, message]) {
  const made = new (Object.hasOwn(ERRORS, name) ? ERRORS[name] : Error)(message);
  if (made.name !== name) made.name = name;
  return made;
}

module.exports = { frame, Unframer, encode, decode, error };
