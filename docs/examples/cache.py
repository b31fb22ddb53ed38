"""Two caches: one is full after 100 inputs, one only once 20,000 addresses have been seen."""

import functools
import itertools

_addresses = itertools.count()


@functools.lru_cache(maxsize=100)
def _small(address):
    return "http://example.com/%08d" % address


@functools.lru_cache(maxsize=None)
def _large(address):
    return "http://example.com/%08d" % address


def evicts_what_is_oldest():
    _small(next(_addresses))


def sees_20000_addresses_in_turn():
    _large(next(_addresses) % 20000)
