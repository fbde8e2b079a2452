if {[f 3] != 9} { error "Test failed!" }
if {[f -5] != 25} { error "Test failed!" }
