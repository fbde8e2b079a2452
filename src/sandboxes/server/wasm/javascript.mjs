// A process that holds one JavaScript interpreter (QuickJS compiled to WebAssembly) for one job: a program, the tests of
// one, or a script. Code of the job runs in that interpreter alone.
import { answer, nextJob, Printed, pause } from "./cell.mjs";
import { Interpreter } from "./interpreter.mjs";

/**
 * The interpreter asks after every ten thousand turns of loops and calls whether to stop: as often in every run of a
 * program. A second of the limit is so many questions, and what they do not count, long work of single built-in
 * functions, is left to the limit of processor time outside.
 */
const QUESTIONS_PER_SECOND = 3000;

const [core, variant, harness] = process.argv.slice(2);
const interpreter = await Interpreter.start(core, variant, harness);
for (const name of ["fetch", "WebSocket", "EventSource"]) delete globalThis[name];

const job = nextJob("QuickJS");
let questions = 0;
let printed = new Printed(0);
const most = Math.ceil(job.cpuSeconds * QUESTIONS_PER_SECOND);
interpreter.limit(job.memoryBytes, () => {
  if (++questions >= most) end({ ended: "timeout" });
});
interpreter.onEnd = (why) => end({ ended: why });
interpreter.onPrint = (name, text) => printed.write(name, Buffer.from(text));

if (job.role === "script") {
  printed = new Printed(job.outputBytes);
  interpreter.stdin = job.stdin;
  interpreter.onExit = (status) => end({ exit: status });
  work("script", job.program);
  end({ exit: 0 });
} else if (job.role === "program") work("serve", "");
else {
  interpreter.onAnswer = (checks) => end({ checks });
  work("judge", JSON.stringify(job.request));
}
pause(Number.POSITIVE_INFINITY); // for an answer that will never come, until the limit of idling

/** Nothing of the job runs after this. */
function end(value) {
  answer({ ...value, questions, ...printed.told() });
  process.exit(0);
}

/** Begins a piece of work, and serves its promises and timers until none is left. */
function work(name, argument) {
  interpreter.ask(name, argument);
  for (let wait = interpreter.turn(); wait >= 0; wait = interpreter.turn()) if (wait > 0) pause(wait);
}
