"""Brings the process to rest before a reading: what is garbage or a log is not growth."""

import gc
import sys

from plateau_probe import freezing

# Found once, by the parent: it takes 20 ms where Python has no gc.freeze.
_freeze = freezing.freezer()


def freezes():
    return _freeze is not None


def freeze():
    """Takes everything that lives out of later collections, which then cost microseconds."""
    gc.collect()
    if _freeze is not None:
        _freeze()


def prepare():
    """Once, before the first input: collections then are cheap, and come where they are asked for."""
    freeze()
    # Automatic collections stay possible, but rare: trees of Python objects hold cycles, and a window of a
    # thousand big pages must not pile them all up before the reading at its end.
    gc.set_threshold(100000, 50, 1000)


def forget_errors():
    """Empties lxml's log of the last errors, which all parsers share: it fills, rotates, and is no growth."""
    etree = sys.modules.get("lxml.etree")
    if etree is not None:
        etree.clear_error_log()


# Python's own cache of looked-up attributes keeps each name that went through one of its 4096 places (typeobject.c,
# MCACHE_SIZE_EXP): names made anew for each input fill it by chance, 112 kB for configparser, and are no growth.
_forget_attributes = getattr(sys, "_clear_internal_caches", getattr(sys, "_clear_type_cache", lambda: None))


def settle():
    forget_errors()
    _forget_attributes()
    gc.collect()
