"""What still parses once a parser has failed, in the child where it did: that parser, a new one, a new thread's."""

import signal
import threading

from plateau_probe import errors, health, inputs, subjects

# A limit is met at once. A parser that hangs now ends the child, which has told of its failure by then.
SECONDS = 10
# The names of inputs so far ahead are new to every parser that is tried.
AHEAD = 1000


def tried(spec, run, page, wanted):
    """Tries the original page and one with new names; ``wanted`` is the digest that the page gave at first."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)

    def new():
        return subjects.make(dict(spec["subject"], lifetime="shared"), page, run.progress.stay)

    def both(subject, ahead):
        answers = {"page": _attempt(lambda: subject.look(page, health.digest), wanted)}
        if varies:
            answers["freshNames"] = _attempt(lambda: subject.look(run.make_input(beyond + ahead), health.size), whole)
        return answers

    varies = len(spec["template"]["pieces"]) > 1
    beyond = min(run.progress.at.value + AHEAD, inputs.capacity(spec["template"]) - 3)
    # An input is as long as any other, and so is its tree in a thread whose dictionary is empty.
    whole = _in_thread(lambda: _size(new(), run.make_input(0)))
    return {
        "kept": _kept(run, page),
        "sameParser": both(run.subject, 0) if spec["subject"]["lifetime"] in ("shared", "default") else None,
        "newParser": both(new(), 1),
        "newThread": _in_thread(lambda: both(new(), 2)),
    }


def _attempt(parse, wanted):
    """Returns None where it parses, or what came instead."""
    try:
        got = parse()
    except Exception:
        return errors.current()
    return None if wanted is None or got == wanted else "no error, and another tree than before"


def _size(subject, data):
    try:
        return subject.look(data, health.size)
    except Exception:
        return None  # then only errors tell


def _kept(run, page):
    try:
        names, size = run.subject.look(page, run.measure_names)
    except Exception:
        return None  # told where the same parser is tried
    return {"names": names, "bytes": size} if names >= 0 else None


def _in_thread(work):
    given = []
    thread = threading.Thread(target=lambda: given.append(work()))
    thread.start()
    thread.join()
    return given[0]
