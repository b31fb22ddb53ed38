"""Reads this process's memory so that a wrong address is an error, not a crash."""

import os
import struct

WORD = struct.Struct("=Q")


class UnreadableError(Exception):
    """Nothing is mapped at that address, or the system forbids to look."""


class Memory(object):
    def __init__(self):
        try:
            self._descriptor = os.open("/proc/self/mem", os.O_RDONLY)
        except OSError as error:
            raise UnreadableError("/proc/self/mem cannot be opened: %s" % error)

    def bytes(self, address, size):
        try:
            os.lseek(self._descriptor, address, os.SEEK_SET)
            found = os.read(self._descriptor, size)
        except (OSError, OverflowError) as error:
            raise UnreadableError("nothing readable at %#x: %s" % (address, error))
        if len(found) != size:
            raise UnreadableError("expected %d bytes at %#x, got %d" % (size, address, len(found)))
        return found

    def word(self, address):
        return WORD.unpack(self.bytes(address, WORD.size))[0]
