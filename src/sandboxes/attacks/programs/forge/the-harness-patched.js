// The harness patched.
for (const m of Object.values(require.cache)) m.exports = {}; require('module').prototype.require = () => ({}); function f(x) { return -1 }
