"""A worker that parses pages until it is told to end: ``worker.py WHAT [PATH FILE]``, where PATH has plateau_watch.py.

WHAT is ``names`` (each page has element names of its own), ``list`` (the worker remembers each page) or ``same``;
``waits-`` before it has a thread do the work while the main one waits for its end.
"""

import sys
import threading

from lxml import html

remembered = []


def work(what, page):
    if what == "names":
        html.fromstring("<p>" + "".join("<x%d-%d>" % (page, name) for name in range(20)))
    else:
        html.fromstring("<p>" + "<b>hello</b>" * 20)
    if what == "list":
        # A text that is short enough for Python's own allocator.
        remembered.append(("page %d " % page) * 20)


def forever(what):
    page = 1000
    while True:
        page += 1
        work(what, page)


what = sys.argv[1]
waits = what.startswith("waits-")
what = what.split("-")[-1]
# What is loaded and filled at first is no growth: a watch begins after it.
for page in range(1000):
    work(what, page)
if len(sys.argv) > 2:
    sys.path.insert(0, sys.argv[2])
    import plateau_watch

    # As often as it can be: what is judged here is the readings, and not what they cost.
    plateau_watch.start(sys.argv[3], every=0.02, share=1)
sys.stdout.write("ready\n")
sys.stdout.flush()
if waits:
    worker = threading.Thread(target=forever, args=(what,))
    worker.daemon = True
    worker.start()
    worker.join()
forever(what)
