// Exit at load.
process.exit(0)
