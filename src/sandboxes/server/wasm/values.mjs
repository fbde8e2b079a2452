// Values of the interpreter's as Node's own, to be shown and compared with Node's own functions.

/** Gives a function from what crossed (see `../javascript/wire.cjs` and `guest/values.cjs`) to values. */
export function reviver(wire) {
  const classes = new Map();
  const classOf = (name) => {
    if (!classes.has(name)) classes.set(name, { [name]: class {} }[name]);
    return classes.get(name);
  };
  const made = ({ kind, name }) => {
    if (kind === "class") return { [name]: class {} }[name];
    if (kind === "function") return { [name]: () => {} }[name];
    if (kind === "symbol") return Symbol(name);
    return Object.create(classOf(name).prototype);
  };
  const resolve = (known, item) => {
    if (!known.has(item.h)) known.set(item.h, made(item));
    const value = known.get(item.h);
    for (const [key, own] of item.own ?? [])
      Object.defineProperty(value, key, {
        value: wire.decode(own, (inner) => resolve(known, inner)),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    return value;
  };
  return (data) => {
    const known = new Map();
    Error.stackTraceLimit = 0; // an error of theirs is shown without where it was made here
    return wire.decode(data, (item) => resolve(known, item));
  };
}
