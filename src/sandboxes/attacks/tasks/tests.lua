lu = require('luaunit')
function test_humaneval()
local candidate = f
    lu.assertEquals(candidate(3), 9)
    lu.assertEquals(candidate(-5), 25)
end
os.exit(lu.LuaUnit.run())
