"""What a recorder costs by itself: the same inputs to the same parser, recorded into a file that nobody reads."""

import ctypes
import json
import sys


def main():
    spec = json.load(sys.stdin)
    sys.path[:0] = spec["path"]
    from plateau_probe import inputs, settle, subjects

    make_input = inputs.maker(spec["template"], None)
    stop = {"memray": memray, "heaptrack": heaptrack, "nothing": nothing}[spec["recorder"]["name"]](spec)
    subject = subjects.make(spec["subject"], b"", lambda: None)
    for i in range(spec["inputs"]):
        subject.call(make_input(i))
        if i % 6 == 5:
            settle.forget_errors()
    stop()


def memray(spec):
    sys.path.extend(spec["recorder"]["path"])
    import memray

    destination = memray.FileDestination(spec["file"], overwrite=True, compress_on_exit=False)
    tracker = memray.Tracker(destination=destination, native_traces=True)
    tracker.__enter__()
    return lambda: tracker.__exit__(None, None, None)


def heaptrack(spec):
    library = ctypes.CDLL(spec["recorder"]["library"])
    library.heaptrack_inject(ctypes.c_char_p(spec["file"].encode()))
    return library.heaptrack_stop


def nothing(spec):
    return lambda: None


main()
