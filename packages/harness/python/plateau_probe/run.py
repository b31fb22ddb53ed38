"""One fork: a subject, its inputs and its orders.

The first line says what to run. Then ``exercise STOP ...`` answers with a row of readings for each stop, and
``finish`` or ``finish list`` with the subject's health and what the dictionary holds.

Where allocations are recorded, the recorder starts once its reader is there, before the subject is made. ``mark`` then
answers with a row, and leaves a mark in the recording just before it; ``names`` with what the dictionary holds;
``stop`` ends the recording.
"""

import base64
import json
import traceback

from plateau_probe import (
    afterwards,
    corpus,
    errors,
    exercise,
    health,
    inputs,
    limits,
    lost,
    names,
    reach,
    recorders,
    settle,
    subjects,
)


def serve(channel, progress):
    """Serves one run on its channel. Returns the exit status of the fork."""
    try:
        import faulthandler

        faulthandler.enable()
    except ImportError:
        pass  # Python 2.7: a crash still tells its signal
    spec = json.loads(channel.receive().decode("utf-8"))
    if spec["do"] == "wait":
        spec = _waited(channel)
    limits.set_limits(spec["memoryBytes"], spec["cpuSeconds"])
    try:
        if spec["do"] == "reach":
            channel.send({"reached": _reach(spec)})
            return 0
        if spec["do"] == "corpus":
            corpus.serve(spec, channel, progress)
            return 0
        _run(spec, channel, progress)
        return 0
    except subjects.UnfitError as error:
        channel.send({"unfit": errors.clip(str(error))})
    except BaseException:  # SystemExit and KeyboardInterrupt from a subject are failures of the subject
        _tell_failure(channel, progress)
    return 0


def _waited(channel):
    """Waits, with nothing made yet, until the next line comes: whoever sends it gives a debugger time to attach."""
    limits.let_be_debugged()
    channel.send({"waiting": True})
    return json.loads(channel.receive().decode("utf-8"))


def _tell_failure(channel, progress):
    traceback.print_exc()
    channel.send({"failed": {"error": errors.current(), "atInput": progress.at.value + 1}})


def _run(spec, channel, progress):
    progress.own()
    page = page_of(spec)
    recorder = _recorder(spec, channel)
    subject = subjects.make(spec["subject"], page, progress.stay)
    run = exercise.Exercise(subject, inputs.maker(spec["template"], encoding_of(spec)), progress)
    gives_element, before = _first_look(subject, page)
    if spec["subject"]["kind"] == "lxml" or gives_element:
        from lxml import etree

        run.count_names_with(etree.__file__)
    settle.prepare()
    run.rehearse()
    channel.send({"ready": True})
    try:
        sound = _measure(run, channel, before, page, recorder)
    except BaseException:
        _tell_failure(channel, progress)
        sound = False
    if not sound and spec["subject"]["kind"] == "lxml":
        channel.send({"afterwards": afterwards.tried(spec, run, page, before)})


def _recorder(spec, channel):
    """Starts what records allocations, if anything, once somebody reads what it writes."""
    recorder = recorders.prepare(spec)
    if recorder is not None:
        channel.send({"recording": True})
        channel.receive()
        recorder.start(spec["recorder"])
    return recorder


def _measure(run, channel, before, page, recorder):
    """Measures as ordered. Returns whether the subject still does its work at the end."""
    wants_list = _exercise(run, channel, page, recorder)
    if wants_list is None:
        return True
    run.progress.at.value = run.done.value
    after, total, kept = run.subject.look(
        page,
        lambda result: (
            health.digest(result),
            run.see_names(result),
            run.list_names(result) if wants_list else None,
        ),
    )
    healthy = before is None or before == after
    lacking = lost.first_lost(run) if healthy else None
    if lacking is not None:
        run.progress.at.value = lacking
    channel.send(
        {
            "finished": {
                "healthy": healthy,
                "total": total,
                "list": kept,
                "lostAt": None if lacking is None else lacking + 1,
                "notes": run.notes,
            }
        }
    )
    return healthy and lacking is None


def _exercise(run, channel, page, recorder):
    """Carries orders out until the one to finish. Returns whether it asks for a list; None when nobody asks."""
    while True:
        line = channel.receive()
        if line is None:
            return None
        order, _, rest = line.partition(b" ")
        if order == b"finish":
            return rest == b"list"
        if order == b"mark":
            channel.send_line(run.mark(recorder).encode("ascii"))
            continue
        if order == b"stop":
            recorder.stop()
            channel.send({"stopped": True})
            continue
        if order == b"names":
            channel.send({"names": run.subject.look(page, run.tell_names)})
            continue
        count = run.set_stops(rest.split())
        # The order's text is longer for later stops: alive, it would be read as growth.
        del line, order, rest
        channel.send_line(run.run(count).encode("ascii"))


def _first_look(subject, page):
    """Returns whether the page gives an element, and a digest: None where two calls differ, as a third may then."""
    gives_element, first = subject.look(page, lambda result: (names.is_element(result), health.digest(result)))
    return gives_element, first if subject.look(page, health.digest) == first else None


def page_of(spec):
    page = base64.b64decode(spec["page"])
    encoding = encoding_of(spec)
    return page if encoding is None else page.decode(encoding, "replace")


def encoding_of(spec):
    return spec["encoding"] if spec["subject"].get("as") == "str" else None


def _reach(spec):
    from lxml import etree

    parser = etree.HTMLParser() if spec["parser"] == "html" else etree.XMLParser()
    first = inputs.maker(spec["template"], None)(0)
    stamp = inputs.stamp(spec["template"], 0)
    try:
        tree = etree.fromstring(first, parser)
    except (etree.ParseError, ValueError):
        return 0
    return reach.reached(etree, tree, [token + stamp for token in spec["tokens"]]) if tree is not None else 0
