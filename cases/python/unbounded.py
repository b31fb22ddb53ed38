"""What a crawler's author writes without a second thought: a cache that nothing ever leaves."""

import functools


@functools.lru_cache(maxsize=None)
def normalised(name):
    return name.lower()
