"""Counters that are read at one moment, each into a whole number, and without leaving anything behind."""

import ctypes
import gc
import os
import resource
import sys


class Mallinfo(ctypes.Structure):
    """glibc's mallinfo: the same fields as mallinfo2, as int, so that they wrap."""

    _fields_ = [
        (name, ctypes.c_int)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


class Mallinfo2(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name, _ in Mallinfo._fields_]


def heap():
    """Returns a reader of the bytes that malloc has handed out, and a note on its reach; or None and why not."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallinfo2"):
        read, note = libc.mallinfo2, None
        read.restype = Mallinfo2
    elif hasattr(libc, "mallinfo"):
        read, note = libc.mallinfo, "glibc before 2.33 counts the heap in 32 bits: it wraps at 2 GiB"
        read.restype = Mallinfo
    else:
        return None, "this system's C library has no mallinfo"
    if sys.version_info < (3, 6) and note is None:
        note = "Python before 3.6 keeps small objects in arenas of its own: heap counts what C code allocates"

    def reader():
        info = read()
        return info.uordblks + info.hblkhd

    return reader, note


def resident():
    page = resource.getpagesize()
    try:
        descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return None

    def reader():
        os.lseek(descriptor, 0, os.SEEK_SET)
        return int(os.read(descriptor, 256).split()[1]) * page

    return reader


def objects():
    """Returns how many objects Python's collector tracks, those frozen before the run left out."""
    return len(gc.get_objects())


def descriptors():
    for folder in ("/proc/self/fd", "/dev/fd"):
        if os.path.isdir(folder):
            return lambda: len(os.listdir(folder))
    return None


def cpu_microseconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int((used.ru_utime + used.ru_stime) * 1e6)
