# Connects to a server on this machine and reads its greeting.
import socket

for host in ("127.0.0.1", "localhost", "::1"):
    try:
        with socket.create_connection((host, int("@PORT@")), timeout=0.3) as connection:
            print(connection.recv(200))
    except OSError as error:
        print(host, error)
