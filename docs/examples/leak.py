"""Two leaks: one that Python sees, one that only malloc sees."""

import ctypes

_kept = []
_malloc = ctypes.CDLL(None).malloc
_malloc.argtypes = [ctypes.c_size_t]
_malloc.restype = ctypes.c_void_p


def remembers_each_page(page):
    _kept.append([len(page)])


def forgets_to_free():
    _malloc(24)
