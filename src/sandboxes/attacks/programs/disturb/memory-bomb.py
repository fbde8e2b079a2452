# Takes memory and touches it.
kept = []
while True:
    kept.append(bytearray(b"x") * (16 << 20))
