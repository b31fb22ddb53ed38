"""Hits of one breakpoint by call stack and by arguments, in bounded memory."""

import binascii

# Enough for every path through a parser; a wild recursion must not fill the memory.
MOST_STACKS = 1000
MOST_VALUES = 1000


class Tally(object):
    def __init__(self, function, most_hits):
        self.function = function
        self.hits = 0
        self.most_hits = most_hits
        self.not_met = 0
        self.errors = 0
        self.error = None
        self._stacks = {}
        self._elsewhere = 0
        self._values = 0

    def is_full(self):
        return self.most_hits is not None and self.hits >= self.most_hits

    def hit(self, stack, arguments):
        """Counts a hit: ``stack`` is hashable, ``arguments`` pairs of a name and of bytes."""
        self.hits += 1
        entry = self._stacks.get(stack)
        if entry is None:
            if len(self._stacks) >= MOST_STACKS:
                self._elsewhere += 1
                return
            entry = self._stacks[stack] = {"hits": 0, "values": {}, "others": 0}
        entry["hits"] += 1
        if not arguments:
            return
        if arguments in entry["values"]:
            entry["values"][arguments] += 1
        elif self._values < MOST_VALUES:
            self._values += 1
            entry["values"][arguments] = 1
        else:
            entry["others"] += 1

    def fail(self, error):
        self.errors += 1
        self.error = self.error or error

    def told(self, frames_of):
        """What was counted, for JSON; ``frames_of`` gives the frames of a stack."""
        told = {"hits": self.hits, "full": self.is_full(), "notMet": self.not_met, "elsewhere": self._elsewhere}
        if self.error is not None:
            told["conditionErrors"] = {"count": self.errors, "first": self.error}
        told["stacks"] = [
            {
                "frames": frames_of(stack),
                "hits": entry["hits"],
                "others": entry["others"],
                "arguments": [
                    {"values": [[name, _hex(value)] for name, value in values], "hits": hits}
                    for values, hits in entry["values"].items()
                ],
            }
            for stack, entry in self._stacks.items()
        ]
        return told


def _hex(value):
    return binascii.hexlify(value).decode("ascii")
