"""Records every allocation with its call stack: memray or heaptrack, started inside this process, written to a pipe.

Nothing is stored here: whoever reads the pipe keeps what is alive. A mark, a few allocations of sizes that were drawn
for this run, tells the reader where in the stream a reading was taken.
"""

import ctypes
import os
import sys

from plateau_probe.subjects import UnfitError

# linux/fcntl.h, F_SETPIPE_SZ: a reader that is busy for a moment does not stop the subject.
SET_PIPE_SIZE = 1031
PIPE_SIZE = 1 << 20
# memray hands over what it has buffered with each reading of the resident memory.
FLUSH_MS = 50
# heaptrack hands over whole buffers of 4 KiB (libheaptrack 1.4, linewriter.h); an allocation is a line of 20 bytes.
FILLERS = 1024


class Recorder(object):
    def __init__(self, spec):
        self._path = spec["fifo"]
        os.mkfifo(self._path, 0o600)
        # Open for both ends, so that neither side waits for the other; the reader sees the end once this is closed.
        self._descriptor = os.open(self._path, os.O_RDWR)
        try:
            import fcntl

            fcntl.fcntl(self._descriptor, SET_PIPE_SIZE, PIPE_SIZE)
        except (IOError, OSError):
            pass  # the user's pipes are full: it will do with 64 KiB
        # Types are made now: each is an object that stays.
        self._marks = [ctypes.c_char * size for size in spec["marks"]]
        self._fillers = range(FILLERS)

    def mark(self):
        for buffer_of_size in self._marks:
            buffer_of_size()
        self._flush()

    def stop(self):
        self._stop()
        os.close(self._descriptor)

    def _flush(self):
        pass


class Memray(Recorder):
    def start(self, spec):
        before = list(sys.path)
        sys.path.extend(spec["path"])
        try:
            import memray

            destination = memray.FileDestination(self._path, overwrite=True, compress_on_exit=False, buffered=True)
            tracker = memray.Tracker(destination=destination, native_traces=True, memory_interval_ms=FLUSH_MS)
        except ImportError as error:
            raise UnfitError("memray to be importable in %s, got: %s" % (sys.executable, error))
        finally:
            sys.path[:] = before
        tracker.__enter__()
        self._stop = lambda: tracker.__exit__(None, None, None)


class Heaptrack(Recorder):
    def start(self, spec):
        try:
            library = ctypes.CDLL(spec["library"])
        except OSError as error:
            raise UnfitError("heaptrack's library to be loadable, got: %s" % error)
        self._stop = library.heaptrack_stop
        library.heaptrack_inject(ctypes.c_char_p(self._path.encode()))

    def _flush(self):
        for _ in self._fillers:
            ctypes.c_longlong()


def prepare(spec):
    """Makes what the recorder will write to; it starts when the reader is there."""
    wanted = spec.get("recorder")
    if wanted is None:
        return None
    return {"memray": Memray, "heaptrack": Heaptrack}[wanted["name"]](wanted)
