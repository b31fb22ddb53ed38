"""Runs ``bare.py`` once for each line that comes in, so many at once, and says what that took.

All of them are in one session, as the forks of a probe are: a busy Linux shares its cores between sessions first.
"""

import json
import os
import resource
import subprocess
import sys
import time
from multiprocessing.pool import ThreadPool

BARE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bare.py")


def run(line):
    child = subprocess.Popen([sys.executable, BARE], stdin=subprocess.PIPE)
    child.communicate(line.encode("ascii"))
    if child.returncode != 0:
        raise RuntimeError("Expected a bare loop to end well, got %d" % child.returncode)


def main():
    lines = sys.stdin.readlines()
    before = time.time()
    ThreadPool(int(sys.argv[1])).map(run, lines, 1)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stdout.write(json.dumps({"wall": time.time() - before, "cpu": used.ru_utime + used.ru_stime}))


main()
