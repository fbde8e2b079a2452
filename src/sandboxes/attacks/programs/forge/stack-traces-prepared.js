// Stack traces prepared.
Error.prepareStackTrace = (e, frames) => frames; function f(x) { const frames = new Error().stack; try { return frames.at(-1).getThis().expected } catch { return -1 } }
