declare var require: any;
const assert = require('node:assert');

function test() {
  let candidate = f;
  assert.deepEqual(candidate(3),9);
  assert.deepEqual(candidate(-5),25);
}

test();
