(assert (equal (f 3) 9))
(assert (equal (f -5) 25))
