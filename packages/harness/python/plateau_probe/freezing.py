"""gc.freeze, which Python has since 3.7, for those before.

The collector keeps what it tracks in three rings, one a generation, and goes round the oldest at each full collection:
2 ms for lxml and what it imports, at each of 80 readings. Whatever is in another ring is left alone, and finds its way
out by its own two pointers when it dies. That is all that gc.freeze does (3.7, Modules/gcmodule.c: gc_freeze_impl).
"""

import ctypes
import gc

from plateau_probe.memory import Memory, UnreadableError

# Objects/objimpl.h: a tracked object lies behind a PyGC_Head, whose first words are the next one and the one before.
HEAD = 32
# struct gc_generation is a head, a threshold and a count; how it is aligned has changed within 2.7.
GENERATIONS = (40, 48)
WORD = ctypes.sizeof(ctypes.c_void_p)


def freezer():
    """Returns a function that takes what has survived a collection out of the next ones; None where there is none."""
    if hasattr(gc, "freeze"):
        return gc.freeze
    oldest = _oldest()
    if oldest is None:
        return None
    frozen = _ring_of_none()
    return lambda: _move(oldest, frozen)


def _oldest():
    """Returns where the oldest generation's ring begins, if the very objects that Python lists are in it."""
    try:
        first = ctypes.addressof(ctypes.c_void_p.in_dll(ctypes.pythonapi, "_PyGC_generation0"))
        memory = Memory()
        youngest = memory.word(first)
    except (ValueError, UnreadableError):
        return None
    enabled = gc.isenabled()
    gc.disable()
    try:
        gc.collect()
        for size in GENERATIONS:
            if _holds_all(youngest + 2 * size, memory):
                return youngest + 2 * size
        return None
    finally:
        if enabled:
            gc.enable()


def _holds_all(ring, memory):
    tracked = {id(each) for each in gc.get_objects()}
    found = 0
    try:
        before, at = ring, memory.word(ring)
        while at != ring:
            if at + HEAD not in tracked or memory.word(at + WORD) != before:
                return False
            found += 1
            before, at = at, memory.word(at)
    except UnreadableError:
        return False
    # All but what is younger than the collection, such as this frame; an empty ring holds nothing that is not listed.
    return found > len(tracked) // 2


def _ring_of_none():
    malloc = ctypes.CDLL(None).malloc
    malloc.restype = ctypes.c_void_p
    malloc.argtypes = [ctypes.c_size_t]
    # Never given back: objects that outlive this module are chained to it.
    ring = malloc(HEAD)
    _link(ring, ring)
    return ring


def _move(source, target):
    """Appends a ring to another, and leaves it empty."""
    first, last = _word(source).value, _word(source + WORD).value
    if first == source:
        return
    tail = _word(target + WORD).value
    _link(tail, first)
    _link(last, target)
    _link(source, source)


def _link(before, after):
    _word(before).value = after
    _word(after + WORD).value = before


def _word(address):
    return ctypes.c_void_p.from_address(address)
