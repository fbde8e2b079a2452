local function f(x)
    return x * x
end
