"""Planted leaks. The name of one says all of it: ``malloc_24_every_10_from_3`` loses 24 bytes at every tenth call.

``malloc`` asks the C library, ``pymem`` Python's allocator (which is what memray looks at), and ``name`` has lxml parse
a name that it has not seen before. ``from`` is how many calls were as if made before the first.
"""

import ctypes
import re

_libc = ctypes.CDLL(None)
_ways = {"malloc": _libc.malloc, "pymem": ctypes.pythonapi.PyMem_Malloc}
for _way in _ways.values():
    _way.restype = ctypes.c_void_p
    _way.argtypes = [ctypes.c_size_t]

_NAME = re.compile(r"(malloc|pymem|name)(?:_(\d+))?_every_(\d+)_from_(\d+)$")


def __getattr__(name):
    planted = _NAME.match(name)
    if planted is None:
        raise AttributeError(name)
    way, size, every, phase = planted.groups()
    if way == "name":
        made = _parses(int(every), int(phase))
    else:
        made = _loses(_ways[way], int(size), int(every), int(phase))
    # Whoever asks twice means the same leak.
    globals()[name] = made
    return made


def _loses(allocate, size, every, phase):
    # A C number: a Python one above 256 is an object, and counts itself.
    calls = ctypes.c_long(phase)

    def loses():
        calls.value += 1
        if calls.value % every == 0:
            # One byte is written to: a gigabyte is to be asked for, not to be filled.
            ctypes.memset(allocate(size), 1, 1)

    return loses


def _parses(every, phase):
    from lxml import etree

    parser = etree.HTMLParser()
    # Returned each time, so that one answer is like the other: all documents of a parser share a dictionary.
    same = etree.fromstring(b"<p>", parser)
    calls = ctypes.c_long(phase)

    def parses():
        calls.value += 1
        etree.fromstring(b'<p a%08x="1">' % (calls.value // every), parser)
        return same

    return parses
