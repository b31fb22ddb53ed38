"""Run by gdb in a process that it is attached to: prints each name in the string pools, one a line, in hexadecimal."""

import os
import struct

import gdb

memory = gdb.selected_inferior()


def word(address):
    return struct.unpack("=Q", memory.read_memory(address, 8).tobytes())[0]


node = word(int(os.environ["PLATEAU_ELEMENT"]) + 24)
dictionary = word(word(node + 64) + 152)
pool = word(dictionary + 32)
while pool:
    free = word(pool + 8)
    for name in memory.read_memory(pool + 40, free - pool - 40).tobytes().split(b"\0")[:-1]:
        print("name " + name.hex())
    pool = word(pool)
