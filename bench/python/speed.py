"""How fast subjects are that need not be watched: CPU time of each, in turns. One JSON line in, one out.

Each time is of a fork of its own, which has parsed nothing before: what one of them keeps, the next does not find.
"""

import base64
import json
import os
import sys
import threading
import time


def main():
    spec = json.loads(sys.stdin.readline())
    sys.path.insert(0, spec["probe"])
    from lxml import html  # noqa: F401  before the forks, so that none of them has to
    from plateau_probe import inputs, subjects

    page = base64.b64decode(spec["page"])

    def seconds(subject, count):
        encoding = spec["encoding"] if subject["as"] == "str" else None
        make = inputs.maker(spec["template"], encoding)
        if subject.get("pagesAThread"):
            call_all = in_threads(subjects, subject, page)
        else:
            call_all = one_by_one(subjects.make(subject, page, None).call)
        # What is set up once is not what a page costs.
        call_all([make(i) for i in range(spec["before"])])
        pages = [make(i) for i in range(spec["before"], spec["before"] + count)]
        before = time.process_time()
        call_all(pages)
        return time.process_time() - before

    plain = spec["subjects"][0]
    few = spec["before"]
    count = max(few, int(spec["seconds"] / (forked(seconds, plain, few) / few)))
    turns = [[forked(seconds, subject, count) / count for subject in spec["subjects"]] for _ in range(spec["turns"])]
    sys.stdout.write(json.dumps({"inputs": count, "turns": turns}))


def one_by_one(call):
    def call_all(pages):
        for each in pages:
            call(each)

    return call_all


def in_threads(subjects, subject, page):
    """Hands so many pages to a thread, which makes a parser, parses them all, and ends."""
    count = subject["pagesAThread"]

    def work(pages):
        one_by_one(subjects.make(dict(subject, lifetime="shared"), page, None).call)(pages)

    def call_all(pages):
        for start in range(0, len(pages), count):
            thread = threading.Thread(target=work, args=(pages[start : start + count],))
            thread.start()
            thread.join()

    return call_all


def forked(work, *arguments):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.write(writing, repr(work(*arguments)).encode("ascii"))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as answer:
        told = answer.read()
    os.waitpid(pid, 0)
    if not told:
        raise RuntimeError("Expected a fork to tell its time, got nothing: %r" % (arguments,))
    return float(told)


main()
