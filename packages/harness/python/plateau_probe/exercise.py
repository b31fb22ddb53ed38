"""The one loop that measures: inputs up to each stop, a reading at each stop."""

import ctypes

from plateau_probe import gauges, settle
from plateau_probe.names import LayoutError, Names, as_text

# The most stops in one order; a doubling has eight.
MOST_STOPS = 64
# lxml's log begins to rotate at 100 errors, and what that allocates stays. Emptied after so many inputs, as many as
# come before the one that is looked at for the first reading, it rotates before that reading or never; 9 of 20 real
# pages swing by up to 1.6 kB otherwise.
ERRORS_EVERY = 6
COLUMNS = ("inputs", "heap", "names", "resident", "objects", "descriptors", "cpu")
ABSENT = -1


class Exercise(object):
    """Owns the subject's inputs so far. Everything it needs is allocated before the first reading."""

    def __init__(self, subject, make_input, progress):
        self.subject = subject
        self.make_input = make_input
        self.progress = progress
        # C numbers: a Python one above 256 is an object, and would be read as 32 bytes of growth.
        self.done = ctypes.c_longlong(0)
        self._seen = ctypes.c_longlong(ABSENT)
        self._used = ctypes.c_longlong(0)
        self.notes = {}
        self._names = None
        self._stops = (ctypes.c_longlong * MOST_STOPS)()
        self._rows = ((ctypes.c_longlong * len(COLUMNS)) * MOST_STOPS)()
        self._row_views = [self._rows[row] for row in range(MOST_STOPS)]
        self._heap, note = gauges.heap()
        if note:
            self.notes["heap"] = note
        self._resident = gauges.resident()
        self._descriptors = gauges.descriptors()

    def count_names_with(self, library):
        try:
            self._names = self.subject.names_by(Names(library))
        except LayoutError as error:
            self.notes["names"] = str(error)

    def see_names(self, result):
        """Returns how many names the dictionary behind a result holds, or ABSENT."""
        if self._names is None or not self._names.sees(result):
            return ABSENT
        try:
            return self._names.count(result)
        except LayoutError as error:
            self.notes["names"] = str(error)
            self._names = None
            return ABSENT

    def list_names(self, result):
        """Returns the names as text; None where they cannot be told."""
        if self._names is None or not self._names.sees(result):
            return None
        try:
            return [as_text(name) for name in self._names.list(result)]
        except LayoutError as error:
            self.notes["names"] = str(error)
            return None

    def tell_names(self, result):
        """Returns the names as one text, with a zero behind each; as :meth:`list_names` where they are not all UTF-8.

        Where allocations are recorded, a list would be recorded too: seconds for some hundred thousand names.
        """
        if self._names is None or not self._names.sees(result):
            return None
        try:
            return self._names.raw(result).decode("utf-8")
        except UnicodeDecodeError:
            return self.list_names(result)
        except LayoutError as error:
            self.notes["names"] = str(error)
            return None

    def measure_names(self, result):
        """Returns how many names are kept, and their bytes; ABSENT for both where they cannot be read."""
        if self.see_names(result) == ABSENT:
            return ABSENT, ABSENT
        try:
            return self._names.measure(result)
        except LayoutError as error:
            self.notes["names"] = str(error)
            return ABSENT, ABSENT

    def set_stops(self, stops):
        """Keeps the stops of the next order where they take no room of their own. Returns how many there are."""
        for row, stop in enumerate(stops):
            self._stops[row] = int(stop)
        return len(stops)

    def run(self, count):
        """Feeds inputs up to each of the stops and returns a row of readings for each, as text."""
        # No iterator, and no view of a row: what is allocated here is alive at the readings, and malloc's chunks for it
        # differ by 16 bytes from order to order, as what the subject leaves free happens to fit.
        row = 0
        while row < count:
            self.feed(self._stops[row])
            self._read(self._row_views[row])
            row += 1
        return self._as_text(count)

    def mark(self, recorder):
        """Returns a row that is read where the recording has its mark."""
        settle.settle()
        recorder.mark()
        self._read(self._row_views[0])
        return self._as_text(1)

    def rehearse(self):
        """Takes one reading that nobody sees: what the first one allocates for good is no growth.

        It is written out as well: Python up to 3.9 keeps the frame of each function's first call.
        """
        self._read(self._row_views[0])
        self._as_text(1)

    def _as_text(self, count):
        return ";".join(" ".join("%d" % column for column in self._rows[row]) for row in range(count))

    def feed(self, stop):
        """Hands over the inputs up to ``stop``: the loop that everything else is about."""
        call, make_input, at = self.subject.call, self.make_input, self.progress.at
        before = gauges.cpu_microseconds()
        last = stop - 1
        for start in range(self.done.value, last, ERRORS_EVERY):
            for i in range(start, min(start + ERRORS_EVERY, last)):
                at.value = i
                call(make_input(i))
            settle.forget_errors()
        # The last input before a reading is looked at, so that its names are read in its own thread; and the log then
        # holds the errors of one page, however many inputs have gone by.
        at.value = last
        self._seen.value = self.subject.look(make_input(last), self.see_names)
        self._used.value += gauges.cpu_microseconds() - before
        self.done.value = stop

    def _read(self, row):
        settle.settle()
        row[0] = self.done.value
        row[1] = self._heap() if self._heap is not None else ABSENT
        row[2] = self._seen.value
        row[3] = self._resident() if self._resident is not None else ABSENT
        row[4] = gauges.objects()
        row[5] = self._descriptors() if self._descriptors is not None else ABSENT
        row[6] = self._used.value
