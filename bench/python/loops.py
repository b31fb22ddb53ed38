"""The measuring loop and the loop that anyone would write, in turns, on the same inputs. One JSON line in, one out.

In one process: what malloc costs depends on what has been freed before, and two processes differ in that by more than
the loops do.
"""

import base64
import json
import sys
import time

from lxml import etree


def main():
    spec = json.loads(sys.stdin.readline())
    sys.path.insert(0, spec["probe"])
    from plateau_probe import exercise, inputs, progress, subjects

    subject = subjects.make(spec["subject"], None, None)
    measuring = exercise.Exercise(subject, inputs.maker(spec["template"], None), progress.Progress())
    pieces = [base64.b64decode(piece) for piece in spec["template"]["pieces"]]
    stamp = "%%0%dx" % spec["template"]["stamp"]["width"]
    parser = etree.HTMLParser()

    def bare(start, stop):
        if len(pieces) == 1:
            page = pieces[0]
            for _ in range(start, stop):
                etree.fromstring(page, parser)
        else:
            for i in range(start, stop):
                etree.fromstring((stamp % i).encode().join(pieces), parser)

    count = spec["inputs"]
    times = {"bare": [], "measuring": []}
    for turn in range(spec["turns"]):
        start = turn * count
        times["bare"].append(timed(bare, start, start + count))
        times["measuring"].append(timed(measuring.feed, start + count))
    sys.stdout.write(json.dumps(times))


def timed(work, *arguments):
    before = time.process_time()
    work(*arguments)
    return time.process_time() - before


main()
