var assert = require("node:assert");
