"""Many pages in order through one subject: what each adds to the dictionary, and what the process holds after it.

An order is ``page ENCODING BASE64``; it is answered with what was read after the page, the names that are new, and the
error if it was not read.
"""

import base64

from plateau_probe import added_names, errors, gauges, names, settle, subjects, target_names
from plateau_probe.names import LayoutError

ABSENT = (None, None)
# Fatal by its level since libxml2 2.14; the page is then read in the encoding that it would have had without a label.
GOES_ON = "ERR_UNSUPPORTED_ENCODING"
# What every document of its kind brings by itself: nothing is laid to the first page that each page has.
OPENING = {"html": b"<html></html>", "xml": b"<xml/>"}


def serve(spec, channel, progress):
    progress.own()
    corpus = Corpus(spec, progress)
    settle.prepare()
    # What the first reading allocates for good is no growth; the names it finds were there before any page.
    known = corpus.read()["new"]
    channel.send({"ready": dict(corpus.read(), new=known, outlives=corpus.outlives, notes=corpus.notes)})
    while True:
        line = channel.receive()
        if line is None:
            return
        error, stopped = corpus.parse(line)
        del line
        progress.at.value += 1
        channel.send({"page": dict(corpus.read(), error=error, stopped=stopped)})


class Corpus(object):
    def __init__(self, spec, progress):
        self.notes = {}
        self._as_text = spec["subject"].get("as") == "str"
        self._is_html = spec["parser"] == "html"
        opening = OPENING[spec["parser"]]
        if self._as_text:
            opening = opening.decode("ascii")
        self._subject = subjects.make(spec["subject"], opening, progress.stay)
        self._names = self._reader()
        self._added = added_names.AddedNames()
        self._seen = ABSENT
        self._element = self._anchor(opening)
        self.outlives = self._element is not None or self._target_outlives(spec["subject"])
        self._heap, note = gauges.heap()
        if note:
            self.notes["heap"] = note
        self._resident = gauges.resident()
        progress.at.value = 0

    def parse(self, line):
        """Parses the page of an order. Returns the error that it ended in, and where the parser stopped in it."""
        _, encoding, data = line.split(b" ", 2)
        data = base64.b64decode(data)
        if self._as_text:
            data = data.decode(encoding.decode("ascii"), "replace")
        try:
            return self._subject.look(data, self._see)
        except BaseException:  # SystemExit and KeyboardInterrupt from a subject are its failures
            return errors.current(), None

    def read(self):
        """Returns what is held now, and the names that came since the last time."""
        settle.settle()
        held = {
            "heap": None if self._heap is None else self._heap(),
            "resident": None if self._resident is None else self._resident(),
        }
        if self._element is not None:
            self._look_at(self._element, self._added.since)
        held["names"], new = self._seen
        held["new"] = None if new is None else base64.b64encode(new).decode("ascii")
        self._seen = (self._seen[0], None if new is None else b"")
        return held

    def _see(self, result):
        if result is None:
            return "the parser made no tree of it", None
        if self._element is None and self._names is not None and self._names.sees(result):
            self._look_at(result, self._added.all)
        return None, self._stopped(result)

    def _stopped(self, result):
        """Says where an HTML parser gave a page up, whose tree then looks like any other; None where it did not.

        An XML parser's fatal errors are those that it may be told to recover from.
        """
        if not self._is_html or not names.is_element(result):
            return None
        for entry in getattr(result.getroottree().parser, "error_log", ()):
            if entry.level_name == "FATAL" and entry.type_name != GOES_ON:
                return "the parser stopped in line %d: %s" % (entry.line, entry.type_name)
        return None

    def _look_at(self, element, take):
        try:
            count, new = take(self._names, element)
            # How many one page's dictionary has says nothing of how many all pages have between them.
            self._seen = (count, new) if new is not None or self.outlives else ABSENT
        except LayoutError as error:
            self.notes["names"] = str(error)
            self._names = self._element = None
            self._seen = ABSENT

    def _target_outlives(self, spec):
        """Whether a target's events come from one dictionary: the thread's, or that of a parser for all pages."""
        if not isinstance(self._subject, subjects.TargetSubject):
            return False
        return isinstance(self._names, target_names.ThreadNames) or spec["lifetime"] == "shared"

    def _reader(self):
        try:
            from lxml import etree
        except ImportError:
            return None  # a callable need not use it
        try:
            return self._subject.names_by(names.Names(etree.__file__))
        except LayoutError as error:
            self.notes["names"] = str(error)
            return None

    def _anchor(self, opening):
        """Returns an element whose document shares the dictionary of every page to come; None where there is none."""
        kept = []
        try:
            for _ in range(2):
                self._subject.look(opening, kept.append)
        except Exception:
            return None  # a callable that the opening is no page for
        if not isinstance(self._names, names.Names) or not all(names.is_element(element) for element in kept):
            return None
        try:
            return kept[0] if self._names.is_shared(*kept) else None
        except LayoutError as error:
            self.notes["names"] = str(error)
            return None
