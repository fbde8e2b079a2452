// Opens a debugger's port for somebody outside.
try {
  require("node:inspector").open(Number("@PORT@") + 1, "0.0.0.0");
  const net = require("node:net");
  const server = net.createServer().listen(0, "0.0.0.0", () => {
    console.log("listening");
    server.close();
  });
  server.on("error", (error) => console.log(error.code));
} catch (error) {
  console.log(error.message);
}
setTimeout(() => process.exit(0), 50);
