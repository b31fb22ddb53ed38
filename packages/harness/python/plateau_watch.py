"""Writes what a living Python process keeps to a file, a line now and then: plateau watch FILE judges it.

One file, standard library only, CPython 2.7 to 3.14: copy it beside your worker, and

    import plateau_watch

    plateau_watch.start("growth-{pid}.jsonl", every=60)

A line has the names that lxml's parsers keep, what malloc has handed out and what it holds, the resident size, and how
many blocks of memory Python's objects take. Names belong to a thread (to a parser from lxml 7.0 on) and are read by the
thread itself: the main thread does so between two of its bytecodes, any other that called ``start``, ``register`` or
``tick`` when it calls ``tick`` or its garbage collector runs; each figure says when it was read. Nothing here raises
into the worker, whatever goes wrong: ``trouble()`` tells, and so does the next line that can be written.
"""

import atexit
import errno
import gc
import json
import os
import stat
import struct
import sys
import time

try:
    import _thread
except ImportError:
    import thread as _thread  # Python 2

try:
    import ctypes
except ImportError:  # a Python that was built without libffi
    ctypes = None

try:
    import resource
except ImportError:  # Windows
    resource = None

__all__ = ["register", "start", "stop", "tick", "trouble"]

FORMAT = 1
EVERY = 60
LIMIT = 4 * 1024 * 1024
SHARE = 0.001
# How long threads are given to read their names before a line is written.
GRACE = 0.05
# A worker that ends is not kept waiting by this thread's sleep for longer.
NAP = 1.0
TYPES = 20


def start(path, every=EVERY, objects=False, limit=LIMIT, share=SHARE):
    """Starts to write to ``path`` every so many seconds, and registers the calling thread; returns whether it could.

    ``{pid}`` in the path becomes the process's number: then a forked child goes on in a file of its own. Without it, a
    child writes nothing until it calls ``start`` itself. ``objects`` adds a count of the collector's objects by type,
    which takes milliseconds for each 10,000 of them. At ``limit`` bytes every second line is dropped. Readings that
    take more than ``share`` of the time are taken less often.
    """
    try:
        _leave_parent_alone()
        old = _state.watch
        wanted = (_file(path), _number(every, EVERY), bool(objects), _number(limit, LIMIT), _number(share, SHARE))
        if old is not None and old.wanted == wanted:
            register()
            return True
        stop()
        return _begin(wanted, False)
    except Exception:
        _note_failure()
        return False


def register(parser=None):
    """Has the calling thread's names read from now on, and from lxml 7.0 on those of a parser it uses."""
    try:
        _leave_parent_alone()
        mine = _mine()
        if parser is not None:
            mine.parsers.append(parser)
        mine.read(True)
    except Exception:
        _note_failure()


def tick():
    """Reads the calling thread's names where a reading is due: for the loop of a thread that is not the main one."""
    try:
        if getattr(_local, "round", None) == _state.round and _state.pid == os.getpid():
            return
        register()
    except Exception:
        _note_failure()


def stop():
    """Writes a last line and stops."""
    _end("stopped")


def trouble():
    """Returns what went wrong last, as text, or None."""
    return _state.trouble


class _State(object):
    def __init__(self):
        self.pid = os.getpid()
        self.watch = None
        self.trouble = None
        self.round = 0
        self.serial = 0
        self.asked = False
        self.hooked = False
        # Of threads, by number: what they read last.
        self.readings = {}


def _native(name):
    """Returns what ``_thread`` has, also where gevent has put greenlets in its place."""
    monkey = sys.modules.get("gevent.monkey")
    if monkey is not None:
        try:
            return monkey.get_original(_thread.__name__, name)
        except Exception:
            return getattr(_thread, name)
    return getattr(_thread, name)


def _native_sleep(seconds):
    monkey = sys.modules.get("gevent.monkey")
    if monkey is not None:
        monkey.get_original("time", "sleep")(seconds)
    else:
        time.sleep(seconds)


_state = _State()
_local = _native("_local")()


class _Watch(object):
    """One file, and the thread that writes to it."""

    def __init__(self, wanted, only_while_it_is_there):
        self.wanted = wanted
        path, self.every, self.objects, self.limit, self.share = wanted
        self.grace = min(GRACE, self.every / 4.0)
        self.pid = os.getpid()
        self.path = os.path.realpath(path.replace("{pid}", str(self.pid)))
        self.only_while_it_is_there = only_while_it_is_there
        self.run = _run_id()
        self.stopped = False
        self.torn = False
        self.lost = 0
        self.taken = 0
        self.spent = 0.0
        self.counted = 0.0
        self.longest = 0.0
        self.objects_due = 0.0
        # The end of a run is its last line, whatever its thread was about to write.
        self.writing = _native("allocate_lock")()
        self.heap, self.notes = _heap()

    def begin(self):
        header = {
            "kind": "start",
            "plateau_watch": FORMAT,
            "pid": self.pid,
            "run": self.run,
            "at": round(time.time(), 3),
            "every": self.every,
            "share": self.share,
            "python": ".".join(str(part) for part in sys.version_info[:3]),
            "notes": self.notes,
        }
        if not self.write(header, True):
            return False
        _native("start_new_thread")(_sample, (self,))
        return True

    def sample(self):
        """Asks the threads to read their names, then reads the rest and writes a line."""
        state = _state
        state.round += 1
        _ask_main_thread()
        _native_sleep(self.grace)
        if self.stopped or self.pid != os.getpid():
            return 0.0
        before = _thread_seconds()
        if not self.write(self.reading("reading"), False):
            self.lost += 1
        self.spent += max(0.0, _thread_seconds() - before)
        cost = self.spent - self.counted
        self.counted = self.spent
        self.taken += 1
        self.longest = max(self.longest, cost)
        return cost

    def reading(self, kind):
        line = {
            "kind": kind,
            "run": self.run,
            "at": round(time.time(), 3),
            "cpu": round(_process_seconds(), 4),
            "names": [dict(each) for each in list(_state.readings.values())],
            "threads": _threads(),
            "own": {"seconds": round(self.spent, 6), "readings": self.taken, "longest": round(self.longest, 6)},
        }
        if self.heap is not None:
            line["heap"], line["mapped"] = self.heap()
        resident = _resident()
        if resident is not None:
            line["resident"] = resident
        blocks = getattr(sys, "getallocatedblocks", int)()
        if blocks > 0:
            line["blocks"] = blocks
        if (self.objects or blocks <= 0) and time.time() >= self.objects_due:
            self.count_objects(line)
        if self.lost:
            line["lost"] = self.lost
            line["because"] = _state.trouble
        return line

    def count_objects(self, line):
        """The dearest reading has a clock of its own: the others need not become as rare."""
        before = _thread_seconds()
        if self.objects:
            line["tracked"], line["types"] = _types()
        else:
            line["tracked"] = len(gc.get_objects())
        self.objects_due = time.time() + max(0.0, _thread_seconds() - before) / self.share

    def write(self, line, first):
        """Appends a line in one call, to a file that is open no longer than that; returns whether that went well."""
        with self.writing:
            if self.stopped and line["kind"] == "reading":
                return True
            return self.append(line, first)

    def append(self, line, first):
        try:
            text = json.dumps(line, sort_keys=True, separators=(",", ":")) + "\n"
            data = (b"\n" if self.torn else b"") + text.encode("utf-8")
            descriptor = self.open(first)
            try:
                # A pipe or a device would block, or hold what a worker needs.
                found = os.fstat(descriptor)
                if not stat.S_ISREG(found.st_mode):
                    raise IOError("%s is no ordinary file" % self.path)
                if first and found.st_size > 0:
                    # What wrote here before may have been torn.
                    data = b"\n" + data
                if found.st_size + len(data) > self.limit:
                    os.close(descriptor)
                    descriptor = None
                    self.thin(len(data))
                    descriptor = self.open(False)
                written = os.write(descriptor, data)
                self.torn = written != len(data)
                if self.torn:
                    raise IOError("%d of %d bytes could be written" % (written, len(data)))
                return True
            finally:
                if descriptor is not None:
                    os.close(descriptor)
        except (IOError, OSError) as error:
            if self.only_while_it_is_there and not first and error.errno == errno.ENOENT:
                self.stopped = True
            _note_failure()
            return False
        except Exception:
            _note_failure()
            return False

    def open(self, first):
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        if self.only_while_it_is_there:
            # Into a folder that everybody may write to: nobody else's file, and no link to one.
            flags |= os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW if first else os.O_NOFOLLOW
            return os.open(self.path, flags, 0o644)
        return os.open(self.path, flags | os.O_CREAT, 0o644)

    def thin(self, coming):
        """Drops every second reading, until the file is half its limit with what is coming; ends of runs stay."""
        with open(self.path, "rb") as whole:
            mode = os.fstat(whole.fileno()).st_mode
            # Whatever lies there: no more is read than there should be.
            lines = whole.read(2 * self.limit).splitlines(True)
        lines = _thinned(lines, self.limit // 2 - coming)
        beside = "%s.%d.new" % (self.path, self.pid)
        try:
            with open(beside, "wb") as fresh:
                fresh.write(b"".join(lines))
            os.chmod(beside, stat.S_IMODE(mode))
            getattr(os, "replace", os.rename)(beside, self.path)
        except Exception:
            try:
                os.remove(beside)
            except OSError:
                pass
            raise


def _attach(path, every, limit, share):
    """What plateau watch PID calls in a process: writes to a new file, until somebody removes it."""
    try:
        _leave_parent_alone()
        stop()
        _begin((path, every, False, limit, share), True)
    except Exception:
        _note_failure()


def _begin(wanted, only_while_it_is_there):
    watch = _Watch(wanted, only_while_it_is_there)
    register()
    if not watch.begin():
        return False
    state = _state
    state.watch = watch
    if not state.hooked:
        state.hooked = True
        atexit.register(_end, "exited")
        if hasattr(gc, "callbacks"):
            gc.callbacks.append(_on_collection)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=_after_fork)
    return True


def _sample(watch):
    # The interpreter may end at any moment and take all names with it, BaseException too.
    try:
        while True:
            try:
                cost = watch.sample()
            except Exception:
                _note_failure()
                cost = 0.0
            # Twice as long as would do: the next reading may cost more.
            due = _clock() + max(watch.every - watch.grace, 2 * cost / watch.share)
            left = due - _clock()
            while left > 0 and not watch.stopped:
                _native_sleep(min(NAP, left))
                left = due - _clock()
            if watch.stopped or watch.pid != os.getpid():
                return
    except:  # noqa: E722
        return


def _end(why):
    try:
        watch = _state.watch
        # A forked child ends too, and the file is the parent's.
        if watch is None or watch.pid != os.getpid():
            return
        _state.watch = None
        watch.stopped = True
        mine = getattr(_local, "mine", None)
        if mine is not None:
            mine.read(False)
        line = watch.reading("end")
        line["why"] = why
        watch.write(line, False)
    except Exception:
        _note_failure()


def _after_fork():
    """In a forked child: this thread is the only one left, and the file is the parent's."""
    try:
        old = _state.watch
        hooked, trouble_before = _state.hooked, _state.trouble
        _state.__init__()
        _state.hooked, _state.trouble = hooked, trouble_before
        mine = getattr(_local, "mine", None)
        if mine is not None:
            mine.number = _next_number()
        _local.round = None
        if old is not None and "{pid}" in old.wanted[0]:
            _begin(old.wanted, old.only_while_it_is_there)
    except Exception:
        _note_failure()


def _leave_parent_alone():
    # Before Python 3.7 nothing tells a child that it is one.
    if _state.pid != os.getpid():
        _after_fork()


def _note_failure():
    error = sys.exc_info()[1]
    try:
        _state.trouble = ("%s: %s" % (type(error).__name__, error))[:300]
    except Exception:
        _state.trouble = "an error that cannot be told"


# Names: what each thread reads for itself.


class _Mine(object):
    """What one thread needs to read its names; it lives in that thread only, and ends with it."""

    def __init__(self):
        self.number = _next_number()
        self.name = None
        self.parsers = []
        self.anchor = None
        self.dictionary = None
        self.broken = None
        self.ended = _Ended(self)

    def read(self, may_make):
        """Reads this thread's names; ``may_make``: at a place where lxml may be called."""
        before = _thread_seconds()
        _local.round = _state.round
        etree = _lxml()
        if etree is None:
            return
        found = []
        if hasattr(etree.XMLParser, "dict_size"):
            if may_make:
                found = self.of_parsers(etree)
        elif self.broken is None:
            try:
                if self.anchor is None and may_make:
                    self.attach(etree)
                if self.anchor is not None:
                    count, size = _measure(self.dictionary)
                    found = [{"count": count, "bytes": size}]
            except _Unknown as error:
                self.broken = str(error)
        self.ended.number = self.number
        seen = {"thread": self.number, "name": self.name or _thread_name(), "at": round(time.time(), 3)}
        if self.broken is not None:
            seen["unknown"] = self.broken
        elif found:
            seen["count"] = sum(each["count"] for each in found)
            if "bytes" in found[0]:
                seen["bytes"] = found[0]["bytes"]
        else:
            return
        _state.readings[self.number] = seen
        watch = _state.watch
        if watch is not None:
            watch.spent += max(0.0, _thread_seconds() - before)

    def attach(self, etree):
        """An element made here belongs to this thread's dictionary, and keeps it for as long as this is kept."""
        anchor = etree.Element("html")
        self.dictionary = _dictionary_of(anchor)
        counted, _ = _measure(self.dictionary)
        size_of = ctypes.PyDLL(etree.__file__).xmlDictSize
        size_of.argtypes, size_of.restype = [ctypes.c_void_p], ctypes.c_int
        if size_of(self.dictionary) != counted:
            raise _Unknown("the dictionary holds %d names where xmlDictSize says otherwise" % counted)
        self.anchor = anchor

    def of_parsers(self, etree):
        known = [etree.get_default_parser()] + self.parsers
        html = sys.modules.get("lxml.html")
        known += [getattr(html, name, None) for name in ("html_parser", "xhtml_parser")]
        different = {id(parser): parser for parser in known if parser is not None}
        return [{"count": parser.dict_size} for parser in different.values()]


class _Ended(object):
    """Goes when its thread does, and takes the thread's last reading with it."""

    def __init__(self, mine):
        self.number = mine.number

    def __del__(self):
        try:
            _state.readings.pop(self.number, None)
        except Exception:  # the interpreter ends
            return


class _Unknown(Exception):
    """The names are not where this file knows them to be."""


def _mine():
    mine = getattr(_local, "mine", None)
    if mine is None:
        mine = _local.mine = _Mine()
    return mine


def _next_number():
    _state.serial += 1
    return _state.serial


def _on_collection(phase, _):
    # In whichever thread allocates. Before Python 3.12 this may be within lxml, which is not called then: only a
    # dictionary that is known is read. Later it is between two bytecodes, and a process that was attached to is asked
    # about threads that never heard of this file.
    try:
        if phase != "stop" or _state.watch is None or getattr(_local, "round", None) == _state.round:
            return
        if _state.pid != os.getpid():
            return
        between = sys.version_info >= (3, 12)
        mine = _mine() if between and _state.watch.only_while_it_is_there else getattr(_local, "mine", None)
        if mine is not None:
            mine.read(between)
    except Exception:
        _note_failure()


def _ask_main_thread():
    """Has the main thread read its names between two of its bytecodes (Py_AddPendingCall)."""
    state = _state
    if state.asked or _pending is None:
        return
    state.asked = True
    if ctypes.pythonapi.Py_AddPendingCall(_pending, None) != 0:
        state.asked = False


def _between_bytecodes(_):
    try:
        _state.asked = False
        if _state.watch is not None and _state.pid == os.getpid():
            mine = _mine()
            # gevent's threading does not know it by its number.
            mine.name = "MainThread"
            mine.read(True)
    except BaseException:
        try:
            _note_failure()
        except BaseException:  # the interpreter ends
            return 0
    return 0


def _make_pending():
    try:
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
        made = kind(_between_bytecodes)
        # It may be called when this module is gone.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(made))
        ctypes.pythonapi.Py_AddPendingCall.argtypes = [kind, ctypes.c_void_p]
        return made
    except Exception:  # not CPython
        return None


_pending = _make_pending()


def _lxml():
    """Returns lxml.etree where the worker has imported it, and wholly."""
    etree = sys.modules.get("lxml.etree")
    if etree is None or not hasattr(etree, "LXML_VERSION") or not hasattr(etree, "XMLParser"):
        return None
    if sys.version_info < (3, 4):
        import imp

        return None if imp.lock_held() else etree
    return None if getattr(getattr(etree, "__spec__", None), "_initializing", False) else etree


def _thread_name():
    # threading.current_thread() would make an entry for a thread that is not threading's own.
    threading = sys.modules.get("threading")
    if threading is None:
        return "MainThread"
    thread = getattr(threading, "_active", {}).get(_native("get_ident")())
    return str(getattr(thread, "name", "unnamed"))[:100]


def _threads():
    return len(getattr(sys, "_current_frames", dict)())


# Where a dictionary is: 64-bit libxml2's public structs (include/libxml/tree.h), and dict.c's private ones.
_ELEMENT_NODE = 24
_NODE_PRIVATE = 0
_NODE_DOCUMENT = 64
_DOCUMENT_DICTIONARY = 152
_DICTIONARY_POOLS = 32
_WORD = struct.Struct("=Q")
# struct _xmlDictStrings: next, free, end, size, nbStrings, then the bytes.
_POOL = struct.Struct("=QQQQQ")
# They quadruple: no more than this fit into 48 bits of addresses.
_MOST_POOLS = 64


def _dictionary_of(element):
    if ctypes is None or sys.maxsize < 2**32:
        raise _Unknown("a dictionary's place is known on 64-bit systems only, where Python has ctypes")
    node = _word(id(element) + _ELEMENT_NODE)
    if _word(node + _NODE_PRIVATE) != id(element):
        raise _Unknown("an element's node is not where it was in every release tried")
    return _word(_word(node + _NODE_DOCUMENT) + _DOCUMENT_DICTIONARY)


def _measure(dictionary):
    """Returns how many names a dictionary holds, and their bytes: the pools say so, however many names they are."""
    count = size = pools = 0
    pool = _word(dictionary + _DICTIONARY_POOLS)
    while pool:
        following, free, end, whole, held = _POOL.unpack(_memory(pool, _POOL.size))
        first = pool + _POOL.size
        pools += 1
        if not first <= free <= end or end - first > whole + _POOL.size or pools > _MOST_POOLS:
            raise _Unknown("a string pool at %#x does not look like one" % pool)
        count += held
        size += free - first
        pool = following
    return count, size


def _word(address):
    return _WORD.unpack(_memory(address, _WORD.size))[0]


def _memory(address, size):
    """Reads this process's memory so that a wrong address is an error, not a crash."""
    found = ctypes.create_string_buffer(size)
    # struct iovec: where, and how much.
    here = (ctypes.c_size_t * 2)(ctypes.addressof(found), size)
    there = (ctypes.c_size_t * 2)(address, size)
    if _copy is None:
        raise _Unknown("this system has no process_vm_readv")
    if _copy(os.getpid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0) == size:
        return found.raw
    # Some containers forbid it to everybody.
    try:
        with open("/proc/self/mem", "rb", 0) as memory:
            memory.seek(address)
            data = memory.read(size)
    except (IOError, OSError, OverflowError, ValueError) as error:
        raise _Unknown("nothing readable at %#x: %s" % (address, error))
    if data is None or len(data) != size:
        raise _Unknown("nothing readable at %#x" % address)
    return data


def _make_copy():
    try:
        copy = ctypes.PyDLL(None).process_vm_readv
        copy.restype = ctypes.c_ssize_t
        copy.argtypes = [ctypes.c_int] + [ctypes.c_void_p, ctypes.c_ulong] * 2 + [ctypes.c_ulong]
        return copy
    except (AttributeError, OSError, TypeError):  # no ctypes, or not Linux
        return None


_copy = _make_copy()


# Gauges of the whole process.


# The fields of glibc's mallinfo, and of mallinfo2: there, they do not wrap.
_MALLINFO = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()


def _heap():
    """Returns a reader of what malloc has handed out and what it holds of the system, and notes; or None and why."""
    try:
        libc = ctypes.CDLL(None)
    except (AttributeError, OSError, TypeError):  # no ctypes, or Windows
        return None, ["this system's C library cannot be asked"]
    if hasattr(libc, "mallinfo2"):
        read, word, notes = libc.mallinfo2, ctypes.c_size_t, []
    elif hasattr(libc, "mallinfo"):
        read, word = libc.mallinfo, ctypes.c_int
        notes = ["glibc before 2.33 counts the heap in 32 bits: it wraps at 2 GiB"]
    else:
        return None, ["this system's C library has no mallinfo"]
    read.restype = type("mallinfo", (ctypes.Structure,), {"_fields_": [(name, word) for name in _MALLINFO]})

    def reader():
        info = read()
        return info.uordblks + info.hblkhd, info.arena + info.hblkhd

    return reader, notes


def _resident():
    try:
        with open("/proc/self/statm") as fields:
            return int(fields.read().split()[1]) * os.sysconf("SC_PAGESIZE")
    except (IOError, OSError, ValueError, IndexError, AttributeError):
        return None


def _types():
    """Returns how many objects the collector tracks, and of which types most are."""
    counts = {}
    total = 0
    for each in gc.get_objects():
        total += 1
        counts[type(each)] = counts.get(type(each), 0) + 1
    most = sorted(counts.items(), key=lambda item: -item[1])[:TYPES]
    return total, [["%s.%s" % (kind.__module__, kind.__name__), count] for kind, count in most]


def _process_seconds():
    if hasattr(time, "process_time"):
        return time.process_time()
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _thread_seconds():
    if hasattr(time, "thread_time"):
        return time.thread_time()
    if resource is not None and sys.platform.startswith("linux"):
        used = resource.getrusage(1)  # RUSAGE_THREAD, which Python 2.7 has no name for
        return used.ru_utime + used.ru_stime
    return _clock()


_clock = getattr(time, "monotonic", time.time)


def _run_id():
    """Tells this process from a later one with its number."""
    try:
        with open("/proc/self/stat") as fields:
            # The second field is the program's name, in brackets, which may hold anything.
            return "%d-%s" % (os.getpid(), fields.read().rpartition(")")[2].split()[19])
    except (IOError, OSError, IndexError):
        return "%d-%d" % (os.getpid(), time.time())


def _thinned(lines, most):
    """Drops every second reading until the lines fit, then whole lines from the oldest on."""
    while sum(len(line) for line in lines) > most:
        count = 0
        kept = []
        for line in lines:
            if b'"kind":"reading"' in line:
                count += 1
                if count % 2 == 0:
                    continue
            kept.append(line)
        if len(kept) == len(lines):
            kept = lines[len(lines) // 2 + 1 :]
        lines = kept
    return lines


def _file(path):
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if isinstance(path, bytes) and str is not bytes:
        path = os.fsdecode(path)
    # Text of either kind, also that of Python 2.
    if not path or not hasattr(path, "encode"):
        raise ValueError("Expected the path of a file, got %r" % (path,))
    return path


def _number(value, otherwise):
    """A setting that makes no sense is no reason to fail."""
    try:
        number = float(value)
        if 0 < number < float("inf"):
            return int(number) if number == int(number) else number
    except (TypeError, ValueError):
        pass
    _state.trouble = "Expected a number above 0, got %r: took %r" % (value, otherwise)
    return otherwise
