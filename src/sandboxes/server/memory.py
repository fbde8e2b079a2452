"""Lays out the memory of the process that forks so that its children touch few pages of it.

A forked child pays some two microseconds for each page that it is the first to write to. What it allocates would land
in the holes between the objects that are there, each on another page; so the holes are filled before the first fork.
"""
import ctypes
import gc

_POOL_HEADER, _POOL, _BYTES_HEADER = 48, 16384, 33
_held = []


def fill_holes(libc):
    """Takes what the allocators have free, so that children get fresh pages, one after the other."""
    _fill_arenas()
    _fill_heap(libc)


def _fill_arenas():
    """Python's own allocator: blocks of 16, 32 … 512 bytes, each size in pools of its own."""
    arenas = {id(item) >> 20 for item in gc.get_objects()}
    for size in range(512, 0, -16):
        for _ in range(1 << 16):
            block = bytes(max(0, size - _BYTES_HEADER)) if size > 32 else object()
            _held.append(block)
            if id(block) >> 20 not in arenas:
                break


def _fill_heap(libc):
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    top = libc.malloc(100_000)
    for size in [*range(60_000, 4096, -512), *range(4088, 8, -16)]:
        for _ in range(1 << 14):
            if libc.malloc(size) >= top:
                break
