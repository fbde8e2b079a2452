f(3).should eq(9)
f(-5).should eq(25)
