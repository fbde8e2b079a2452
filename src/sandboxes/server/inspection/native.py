"""Reads what compilers and tools wrote about a native program."""
