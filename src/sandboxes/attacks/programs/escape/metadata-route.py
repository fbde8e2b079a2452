# Asks for a route to a cloud's metadata address. Connecting a datagram socket sends nothing.
import socket

try:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("169.254.169.254", 80))
        print("@REACHED@ a route off this machine")
except OSError as error:
    print(error)
