"""The names that a dictionary has got since it was last looked at."""

import ctypes

from plateau_probe.names import LayoutError

# Pools quadruple (dict.c: xmlDictAddString): twenty of them are more than any memory holds.
MOST_POOLS = 64


class AddedNames(object):
    """Knows up to where each pool has been read; all it needs is allocated before the first reading."""

    def __init__(self):
        self._ends = (ctypes.c_longlong * MOST_POOLS)()
        self._count = ctypes.c_longlong(-1)

    def since(self, names, element):
        """Returns how many names there are, and the bytes of those added, each with the zero that ends it."""
        count = names.count(element)
        if count == self._count.value:
            return count, b""
        added = []
        # New pools come first, and a short name still goes to an old one that has room.
        pools = list(names.pools(element))
        if len(pools) > MOST_POOLS:
            raise LayoutError("the dictionary has %d string pools" % len(pools))
        for place, (start, free, _) in enumerate(reversed(pools)):
            read = self._ends[place] or start
            if free > read:
                added.append(names.read(read, free))
                self._ends[place] = free
        self._count.value = count
        return count, b"".join(added)

    def all(self, names, result):
        """Returns the same of all names there are: of a dictionary that another page may not have."""
        count = names.count(result)
        try:
            return count, names.raw(result)
        except LayoutError:
            return count, None  # a parser with a target may tell how many there are, not which
