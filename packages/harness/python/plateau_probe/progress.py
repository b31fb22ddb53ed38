"""Which input a run is at, in memory shared with the parent, so that a crash or a hang can be placed."""

import ctypes
import mmap
import os

NOT_STARTED = -1


class EscapedError(Exception):
    """The subject forked, and the fork came back into the measuring loop."""


class Progress(object):
    def __init__(self):
        shared = mmap.mmap(-1, mmap.PAGESIZE)
        self.at = ctypes.c_longlong.from_buffer(shared, 0)
        self._escaped = ctypes.c_longlong.from_buffer(shared, ctypes.sizeof(ctypes.c_longlong))
        self.start()

    def start(self):
        self.at.value = NOT_STARTED
        self._escaped.value = 0

    def own(self):
        """Makes this process the one that may measure."""
        self._owner = os.getpid()

    def stay(self):
        """Ends a fork that the subject let return into the measuring loop; raises in the run if one came by."""
        if os.getpid() != self._owner:
            self._escaped.value = 1
            os._exit(0)
        if self._escaped.value:
            raise EscapedError("the callable forked and returned in both processes")
