"""What psleak says of one callable, with its defaults. One JSON line in, one out."""

import importlib
import json
import sys
import time

import psleak


def main():
    spec = json.loads(sys.stdin.readline())
    sys.path[:0] = spec["path"]
    module, _, name = spec["call"].partition(":")
    function = getattr(importlib.import_module(module), name)
    calls = 0

    def called():
        nonlocal calls
        calls += 1
        function()

    case = psleak.MemoryLeakTestCase()
    before = time.perf_counter()
    try:
        case.execute(called)
        said = "cleared"
    except psleak.Error:
        said = "growing"
    ms = 1000 * (time.perf_counter() - before)
    sys.stdout.write(json.dumps({"said": said, "inputs": calls, "ms": ms}))


main()
