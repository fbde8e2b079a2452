// A well-formed forged answer.
const fs = require('fs'); function f(x) { const b = Buffer.from('[["pass",""],["pass",""],["pass",""]]'); const h = Buffer.alloc(4); h.writeUInt32LE(b.length); fs.writeSync(3, Buffer.concat([h, b])); return -1 }
