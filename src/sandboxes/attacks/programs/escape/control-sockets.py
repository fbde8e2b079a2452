# Talks to the services that could start a program outside: container engines, the message bus, the agent for keys.
import socket

for path in ("/var/run/docker.sock", "/run/podman/podman.sock", "/run/dbus/system_bus_socket", "/run/systemd/private",
             "@FOLDER@/socket", "\0@MARK@"):
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(path)
            print("@REACHED@", path)
            print(connection.recv(200))
    except OSError as error:
        print(path, error)
