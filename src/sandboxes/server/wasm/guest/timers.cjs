"use strict";
// Timers, served when nothing else is left to do.

const { now } = host;
const timers = new Map();
let last = 0;

function add(callback, delay, args, again) {
  const milliseconds = Math.max(1, Number(delay) || 0);
  const due = now() + (delay === undefined ? 0 : milliseconds);
  const id = ++last;
  timers.set(id, { id, due, milliseconds, again, callback: () => callback(...args) });
  const handle = { ref: () => handle, unref: () => handle, [Symbol.toPrimitive]: () => id };
  return handle;
}

const remove = (handle) => void timers.delete(Number(handle));

/** Runs the timer that is due. Gives the milliseconds until the next one is; -1 when there is none. */
function turn() {
  let next;
  for (const timer of timers.values()) if (!next || timer.due < next.due) next = timer;
  if (!next) return -1;
  const wait = next.due - now();
  if (wait > 0) return wait;
  if (next.again) next.due = now() + next.milliseconds;
  else timers.delete(next.id);
  next.callback();
  return 0;
}

exports.turn = turn;
exports.globals = {
  setTimeout: (callback, delay = 1, ...args) => add(callback, delay, args, false),
  setInterval: (callback, delay = 1, ...args) => add(callback, delay, args, true),
  setImmediate: (callback, ...args) => add(callback, undefined, args, false),
  clearTimeout: remove,
  clearInterval: remove,
  clearImmediate: remove,
};
