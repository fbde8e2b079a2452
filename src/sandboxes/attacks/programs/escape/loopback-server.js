// Connects to a server on this machine and reads its greeting.
const net = require("node:net");
for (const host of ["127.0.0.1", "::1"]) {
  const connection = net.connect(Number("@PORT@"), host);
  connection.on("data", (data) => console.log(String(data)));
  connection.on("error", (error) => console.log(error.code));
  setTimeout(() => connection.destroy(), 300);
}
