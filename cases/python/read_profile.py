"""Prints what flamegraph-textual reads from a profile: a line a stack, outermost first, with its last value."""

import sys

from flamegraph_textual.parsers import parse


def leaves(frame, path):
    here = path + [frame.name]
    value = frame.values[-1] - sum(child.values[-1] for child in frame.children)
    if value:
        sys.stdout.write("%s %d\n" % (" < ".join(reversed(here)), value))
    for child in frame.children:
        leaves(child, here)


with open(sys.argv[1], "rb") as profile:
    for child in parse(profile.read(), sys.argv[1]).root_stack.children:
        leaves(child, [])
