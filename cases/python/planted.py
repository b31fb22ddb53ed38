"""Leaks with a known size and rhythm, each with a twin that gives the memory back."""

import ctypes

_libc = ctypes.CDLL(None)
_libc.malloc.restype = ctypes.c_void_p
_libc.malloc.argtypes = [ctypes.c_size_t]
_libc.free.argtypes = [ctypes.c_void_p]


def _plant(size, every, keep):
    calls = ctypes.c_long(0)

    def planted():
        calls.value += 1
        if calls.value % every == 0:
            block = _libc.malloc(size)
            # Written to, so that the system must really provide it.
            ctypes.memset(block, 1, size)
            if not keep:
                _libc.free(block)

    return planted


leaks_24_bytes_every_input = _plant(24, 1, keep=True)
leaks_24_bytes_every_10_inputs = _plant(24, 10, keep=True)
leaks_1_kilobyte_every_100_inputs = _plant(1000, 100, keep=True)
leaks_100_kilobytes_every_1000_inputs = _plant(100000, 1000, keep=True)
leaks_24_bytes_every_2000_inputs = _plant(24, 2000, keep=True)
leaks_24_bytes_every_5000_inputs = _plant(24, 5000, keep=True)
leaks_100_kilobytes_every_5000_inputs = _plant(100000, 5000, keep=True)

returns_24_bytes_every_input = _plant(24, 1, keep=False)
returns_24_bytes_every_10_inputs = _plant(24, 10, keep=False)
returns_1_kilobyte_every_100_inputs = _plant(1000, 100, keep=False)
returns_100_kilobytes_every_1000_inputs = _plant(100000, 1000, keep=False)


def _attributes(fresh):
    from lxml import etree

    parser = etree.HTMLParser()
    calls = ctypes.c_long(0)

    def parses(page):
        calls.value += 1
        number = calls.value // 2 if fresh else 0
        etree.fromstring(b'<p a%08x="1">' % number, parser)

    return parses


def parses_a_new_attribute_name_every_second_page(page):
    _cached("fresh", page)


def parses_the_same_attribute_name_on_every_page(page):
    _cached("same", page)


_parsers = {}


def _cached(kind, page):
    # lxml is imported by the subjects that need it only: the others are measured without.
    if kind not in _parsers:
        _parsers[kind] = _attributes(kind == "fresh")
    _parsers[kind](page)
