"""Parses a page as parsing.py does, and loses 24 bytes each time."""

import ctypes

from lxml import etree

parser = etree.HTMLParser()
malloc = ctypes.CDLL(None).malloc
malloc.argtypes = [ctypes.c_size_t]
malloc.restype = ctypes.c_void_p


def parse(page):
    malloc(24)
    return len(etree.fromstring(page, parser))
