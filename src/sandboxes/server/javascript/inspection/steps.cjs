"use strict";
// Steps through the program with V8's own debugger, from within: the debugger's events come in the same thread, at
// each place where it would stop, and the variables are read there. A line that it stops at several times is one step.

const SHOW = Symbol.for("assay.show");
/** Share of the processor time that stepping may take; the rest of the run is not recorded, but goes on. */
const SHARE = 0.4;

class Steps {
  #post;
  #url;
  #lines;
  #bounds;
  #kept = [];
  #tail = [];
  #calls = [];
  #begun = 0;
  #total = 0;
  #stops = 0;
  #until;
  #write;
  #over = false;
  #outOfTime = false;
  #scripts = new Set();
  /** Whether an exception is on its way; calls that the stack loses without one only wait. */
  #thrown = false;
  /** Calls that wait, by function, and the line at which each function begins. */
  #waiting = new Map();
  #first = new Map();

  /** `lines`: how many the program has; what is evaluated beyond them is a test's. */
  constructor(post, url, lines, bounds, shown, cpuSeconds, write) {
    this.#post = post;
    this.#url = url;
    this.#lines = lines;
    this.#bounds = bounds;
    this.#write = write;
    this.#until = SHARE * cpuSeconds * 1e6;
    globalThis[SHOW] = shown.scope;
  }

  start(session) {
    session.on("Debugger.scriptParsed", ({ params }) => {
      if (params.url === this.#url) this.#scripts.add(params.scriptId);
    });
    session.on("Debugger.paused", ({ params }) => this.#paused(params));
    this.#post("Debugger.enable");
    this.#post("Debugger.setPauseOnExceptions", { state: "all" });
    this.#post("Debugger.setBlackboxPatterns", { patterns: ["^node:"] });
  }

  /** For a program that is loaded by others, through whose code stepping would take long. */
  beginAtFirstLine() {
    this.#post("Debugger.setBreakpointByUrl", { url: this.#url, lineNumber: 0 });
  }

  stop() {
    if (!this.#over) this.#post("Debugger.disable");
    this.#over = true;
    this.#settle([]);
  }

  report() {
    const room = this.#tail.slice(-Math.ceil(this.#bounds.steps / 4));
    const states = new Map();
    const steps = [...this.#kept, ...room]
      .sort((a, b) => a.at - b.at)
      .map((step) => {
        const before = states.get(step.call) ?? {};
        const changed = {};
        for (const [name, value] of Object.entries(step.state)) {
          if (before[name]?.[0] !== value[0] || before[name]?.[1] !== value[1]) changed[name] = value;
        }
        for (const name of Object.keys(before)) if (!(name in step.state)) changed[name] = null;
        states.set(step.call, step.state);
        return [step.at, step.call, step.name, step.depth, step.line, step.kind, changed, step.value ?? null];
      });
    return { steps, total: this.#total, outOfTime: this.#outOfTime };
  }

  #paused({ callFrames: frames, reason }) {
    if (this.#over) return;
    if (reason === "exception") this.#thrown = true;
    if (++this.#stops % 64 === 0 && process.cpuUsage().user > this.#until) {
      this.#over = this.#outOfTime = true;
      this.#post("Debugger.disable");
      this.#write(this.report()); // the program may never end
      return;
    }
    const own = frames.filter(
      ({ location }) => this.#scripts.has(location.scriptId) && location.lineNumber < this.#lines,
    );
    if (reason !== "exception") {
      if (own.length > 0 && own[0] === frames[0]) this.#look(frames[0], own);
      else if (own.length === 0) this.#settle([]);
    }
    this.#post("Debugger.stepInto");
  }

  #look(frame, own) {
    this.#settle(own.toReversed());
    this.#thrown = false;
    const call = this.#calls.at(-1);
    const line = frame.location.lineNumber + 1;
    const returns = frame.returnValue !== undefined;
    // A line has several places to stop at; to be at its first one again is to run it again.
    const again = call.line === line && call.column === frame.location.columnNumber;
    if (!returns && call.line === line && !again) return;
    const state = this.#state(frame);
    call.last = state;
    if (call.line !== line || (again && !returns)) {
      const visits = (call.visits.get(line) ?? 0) + 1;
      call.visits.set(line, visits);
      this.#note(call, line, "line", state, undefined, visits <= this.#bounds.visits);
    }
    if (call.line !== line) call.column = frame.location.columnNumber;
    call.line = line;
    if (!returns) return;
    call.ended = true;
    this.#note(call, line, "return", state, this.#shown(frame.returnValue));
  }

  /** Brings the calls in line with the stack, oldest frame first: some are over, some have begun, some go on. */
  #settle(stack) {
    let same = 0;
    while (same < stack.length && this.#calls[same]?.place === place(stack[same]) && !this.#calls[same].ended)
      same++;
    while (this.#calls.length > same) {
      const call = this.#calls.pop();
      if (call.ended) continue;
      if (this.#thrown) this.#note(call, call.line, "raise", call.last);
      else this.#waiting.set(call.place, [...(this.#waiting.get(call.place) ?? []), call]);
    }
    for (const frame of stack.slice(same)) this.#calls.push(this.#goesOn(frame) ?? this.#begins(frame));
  }

  /** The call that waited (for a promise, or for its caller to ask for more) and is in this frame now. */
  #goesOn(frame) {
    const at = place(frame);
    return frame.location.lineNumber === this.#first.get(at) ? undefined : this.#waiting.get(at)?.shift();
  }

  #begins(frame) {
    const at = place(frame);
    if (!this.#first.has(at)) this.#first.set(at, frame.location.lineNumber);
    const depth = this.#calls.length;
    const name = frame.functionName || (depth === 0 ? "<module>" : "<anonymous>");
    return { place: at, number: this.#begun++, name, depth, line: 0, visits: new Map(), last: {} };
  }

  #note(call, line, kind, state, value, early = true) {
    const step = {
      at: this.#total++,
      call: call.number,
      name: call.name,
      depth: call.depth,
      line,
      kind,
      state,
      value,
    };
    if (early && this.#kept.length < (this.#bounds.steps * 3) / 4) this.#kept.push(step);
    else if (this.#tail.push(step) > 2 * this.#bounds.steps) this.#tail.splice(0, this.#bounds.steps);
  }

  #state(frame) {
    const state = {};
    for (const scope of frame.scopeChain.toReversed()) {
      if (!SCOPES.has(scope.type)) continue;
      const { result } = this.#post("Runtime.callFunctionOn", {
        objectId: scope.object.objectId,
        functionDeclaration: 'function () { return globalThis[Symbol.for("assay.show")]?.(this); }',
        returnByValue: true,
      });
      Object.assign(state, result.value);
    }
    return state;
  }

  #shown(remote) {
    if (remote.objectId === undefined) {
      const { type, value, unserializableValue, subtype } = remote;
      return [
        unserializableValue ?? (type === "string" ? JSON.stringify(value) : String(value)),
        subtype ?? type,
      ];
    }
    const { result } = this.#post("Runtime.callFunctionOn", {
      objectId: remote.objectId,
      functionDeclaration:
        'function () { return globalThis[Symbol.for("assay.show")]?.({ value: this }).value; }',
      returnByValue: true,
    });
    return result.value ?? [remote.description ?? "", remote.className ?? remote.type];
  }
}

const SCOPES = new Set(["local", "block", "catch", "with"]);

/** What tells one function from another: where its text begins, and its name. */
function place({ functionName, functionLocation }) {
  return `${functionLocation?.lineNumber}:${functionLocation?.columnNumber} ${functionName}`;
}

module.exports = { Steps };
