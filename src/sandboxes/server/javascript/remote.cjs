"use strict";
// The program as the tests see it: functions and objects that live in another process.
const { Gone } = require("./channel.cjs");
const wire = require("./wire.cjs");

class Forged extends Error {}

/** Stands for an object of the program. Its own class keeps it from being taken for plain data. */
class Handle {
  constructor(kind) {
    this.kind = kind;
  }
}

/** One program's process. */
class Remote {
  handles = new WeakMap();

  constructor(channel) {
    this.channel = channel;
  }

  ask(...request) {
    this.channel.send(request);
    return this.answer(request);
  }

  receive() {
    let reply;
    try {
      reply = this.channel.receive();
    } catch (error) {
      throw error instanceof SyntaxError ? new Forged(error.message) : error;
    }
    if (!Array.isArray(reply)) throw new Forged("not an answer");
    if (reply[0] === "gone") throw new Gone();
    return reply;
  }

  answer() {
    const reply = this.receive();
    if (reply[0] !== "v" && reply[0] !== "x") throw new Forged("unknown answer");
    try {
      if (reply[0] === "v")
        return { value: this.decode(reply[1]), changed: reply[2] ?? [], promise: reply[3] === true };
      return { thrown: this.thrown(reply), promise: reply[5] === true };
    } catch (error) {
      throw new Forged(`malformed answer: ${error.message}`);
    }
  }

  thrown([, named, own, text, value]) {
    if (named === null) return this.decode(value);
    const made = wire.error(named);
    for (const [key, item] of own)
      Object.defineProperty(made, key, {
        value: this.decode(item),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    Object.defineProperty(made, TEXT, { value: String(text) });
    return made;
  }

  /** A call as the tests see it: arguments changed in place, promises as promises, exceptions thrown. */
  invoke(request, args) {
    const answer = this.ask(...request);
    if ("thrown" in answer) {
      if (!answer.promise) throw answer.thrown;
      const rejected = Promise.reject(answer.thrown);
      rejected.catch(() => {});
      return rejected;
    }
    for (const [index, item] of answer.changed) update(args[index], this.decode(item));
    return answer.promise ? Promise.resolve(answer.value) : answer.value;
  }

  encode = (value) =>
    wire.encode(value, (item) => {
      const id = this.handles.get(item);
      if (id === undefined) throw new TypeError("a test can pass only plain data to the program");
      return { h: id };
    });

  decode = (data) => wire.decode(data, (item) => this.handle(item));

  handle({ h, f, k }) {
    const subject = f ? function constructible() {} : new Handle(String(k));
    const proxy = new Proxy(subject, {
      apply: (_, __, args) => this.invoke(["call", h, args.map(this.encode)], args),
      construct: (_, args) => this.invoke(["new", h, args.map(this.encode)], args),
      get: (_, name) => (typeof name === "symbol" ? undefined : this.property(h, name)),
      set: (_, name, value) => {
        this.ask("set", h, String(name), this.encode(value));
        return true;
      },
    });
    this.handles.set(proxy, h);
    return proxy;
  }

  property(id, name) {
    if (name === "then" || name === "toJSON") return undefined;
    const answer = this.ask("get", id, name);
    if ("thrown" in answer) throw answer.thrown;
    if (!this.handles.has(answer.value) || typeof answer.value !== "function") return answer.value;
    return (...args) => this.invoke(["method", id, name, args.map(this.encode)], args);
  }

  named(name) {
    const answer = this.ask("name", name);
    if ("thrown" in answer) return undefined;
    return { value: answer.value };
  }
}

const TEXT = Symbol("what the program said");

function update(original, now) {
  if (Array.isArray(original) && Array.isArray(now)) original.splice(0, original.length, ...now);
  else if (original instanceof Map || original instanceof Set) {
    original.clear();
    for (const item of now) original instanceof Map ? original.set(...item) : original.add(item);
  } else if (original && now && typeof original === "object") {
    for (const key of Object.keys(original)) delete original[key];
    Object.assign(original, now);
  }
}

module.exports = { Forged, Gone, Remote, TEXT };
