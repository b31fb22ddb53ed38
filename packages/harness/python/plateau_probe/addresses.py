"""Turns address randomisation off, so that a run meets the same addresses each time."""

import ctypes
import os
import sys

# linux/personality.h
ADDR_NO_RANDOMIZE = 0x0040000
ASK = 0xFFFFFFFF


def fix(argv):
    """Starts this interpreter again without randomisation. Returns why addresses are random still, or None."""
    if not sys.platform.startswith("linux"):
        return "address randomisation can be turned off on Linux only"
    personality = ctypes.CDLL(None, use_errno=True).personality
    personality.argtypes = [ctypes.c_ulong]
    current = personality(ASK)
    # -1 where even the question is forbidden: it has every bit set.
    if current != -1 and current & ADDR_NO_RANDOMIZE:
        return None
    tried = os.environ.get("PLATEAU_ADDRESSES") == "tried"
    if tried or current == -1 or personality(current | ADDR_NO_RANDOMIZE) == -1:
        return "the system refused to turn address randomisation off"
    os.environ["PLATEAU_ADDRESSES"] = "tried"
    return os.execv(sys.executable, [sys.executable] + argv)
