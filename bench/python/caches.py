"""Caches that hold no more than their name says, given something new at each call."""

import collections
import ctypes
import fnmatch
import functools
import itertools
import random
import re
import struct
import urllib.parse

_fresh = itertools.count()


def _text():
    return "http://example.com/%08d" % next(_fresh)


def _lru(capacity):
    @functools.lru_cache(maxsize=capacity)
    def kept(key):
        return key + "/"

    return lambda: kept(_text()) and None


lru_cache_of_100 = _lru(100)
lru_cache_of_1000 = _lru(1000)
lru_cache_of_4000 = _lru(4000)
lru_cache_of_20000 = _lru(20000)
lru_cache_of_100000 = _lru(100000)


def _oldest_out(capacity):
    kept = collections.OrderedDict()

    def keep():
        kept[_text()] = bytearray(200)
        if len(kept) > capacity:
            kept.popitem(last=False)

    return keep


oldest_out_of_500 = _oldest_out(500)
oldest_out_of_2000 = _oldest_out(2000)


def _emptied(capacity):
    kept = {}

    def keep():
        if len(kept) == capacity:
            kept.clear()
        kept[_text()] = None

    return keep


emptied_at_200_of_200 = _emptied(200)
emptied_at_1000_of_1000 = _emptied(1000)


def _any_slot(capacity):
    kept = [None] * capacity
    chance = random.Random(capacity)

    def keep():
        kept[chance.randrange(capacity)] = bytearray(chance.randrange(50, 2000))

    return keep


any_slot_of_50 = _any_slot(50)
any_slot_of_300 = _any_slot(300)


def _last(capacity):
    kept = collections.deque(maxlen=capacity)
    return lambda: kept.append(_text())


last_of_1000 = _last(1000)


def _blocks(capacity):
    """Memory of C, each block in the place of the one that was taken longest ago."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    kept = (ctypes.c_void_p * capacity)()
    calls = ctypes.c_long(0)

    def keep():
        slot = calls.value % capacity
        libc.free(kept[slot])
        kept[slot] = libc.malloc(64 + slot % 8 * 100)
        calls.value += 1

    return keep


blocks_of_800 = _blocks(800)


def patterns_of_512():
    """re keeps 512 patterns (re._MAXCACHE)."""
    re.compile("a{%d}" % next(_fresh))


def formats_of_100():
    """struct keeps 100 formats (_struct.c, MAXCACHE), then forgets them all."""
    struct.calcsize("%ds" % next(_fresh))


def addresses_of_128():
    """urllib.parse keeps the parts of 128 addresses."""
    urllib.parse.urlsplit(_text())


def file_names_of_32768():
    """fnmatch keeps 32,768 patterns."""
    fnmatch.fnmatch("page.html", "*.%d" % next(_fresh))
