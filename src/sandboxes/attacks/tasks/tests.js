assert.strictEqual(f(3), 9);


assert.deepEqual([1, 2].map(f), [1, 4]);


assert.ok(Math.abs(f(5) - 25) < 1e-6);
