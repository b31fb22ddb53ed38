"""A worker that parses pages and is watched: ``watched.py PATH PAGE FILE EVERY SECONDS SIZE`` prints one JSON line.

The CPU time of the thread that reads is the kernel's: what plateau_watch.py says of itself can be held against it. SIZE
is how many megabytes of small objects the worker holds beside.
"""

import json
import os
import sys
import time

sys.path.insert(0, sys.argv[1])
import plateau_watch  # noqa: E402
from lxml import html  # noqa: E402

page, file, every, seconds, size = sys.argv[2:7]
with open(page, "rb") as saved:
    page = saved.read()
held = [[number] for number in range(int(size) * 11000)]
names = 0


def parse_one():
    global names
    names += 1
    html.fromstring(page.replace(b"<b", b"<b%d" % (names % 50000)))


def threads_seconds():
    """CPU time of every thread but the main one, from /proc/PID/task/TID/schedstat."""
    total = 0
    for thread in os.listdir("/proc/self/task"):
        if int(thread) != os.getpid():
            with open("/proc/self/task/%s/schedstat" % thread) as fields:
                total += int(fields.read().split()[0])
    return total / 1e9


for _ in range(50):
    parse_one()
plateau_watch.start(file, every=float(every), share=1)
begun, cpu, reading = time.time(), time.process_time(), threads_seconds()
while time.time() - begun < float(seconds):
    parse_one()
elapsed, cpu, reading = time.time() - begun, time.process_time() - cpu, threads_seconds() - reading
plateau_watch.stop()
with open(file) as lines:
    own = json.loads(lines.read().splitlines()[-1])["own"]
sys.stdout.write(json.dumps({"elapsed": elapsed, "cpu": cpu, "reading": reading, "own": own, "pages": names}))
