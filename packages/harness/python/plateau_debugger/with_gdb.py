"""Run by ``gdb --batch -nx -x``: starts the subject, breaks at functions while it works, and tells what was hit.

The order is the file that PLATEAU_TRACE names; answers go to descriptor 3, one JSON object a line.
"""

import json
import os
import sys
import time

import gdb

# The folder may be anybody's: nothing is to be left in it.
sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.dirname(os.path.realpath(os.environ["PLATEAU_TRACE_SCRIPT"])))
sys.path.insert(0, HERE)

from plateau_debugger import answers, breakpoints, gdb_arguments, gdb_stacks, loaded, tally  # noqa: E402

# The subject's process says with it that its work begins, and that it has ended (plateau_probe/traced.py).
MARK = "SIGUSR2"
# Its timer: the debugger hears it whatever the subject is busy with.
TIME_IS_UP = "SIGALRM"
SECONDS_BETWEEN_NEWS = 0.2

SETTINGS = (
    "set confirm off",
    "set pagination off",
    "set width 0",
    "set style enabled off",
    "set print thread-events off",
    "set print inferior-events off",
    "set breakpoint pending off",
    "set disable-randomization on",
    "set startup-with-shell on",
    "set follow-fork-mode parent",
    "set detach-on-fork on",
    # Reaching for a server is not this run's to do; older releases do not know it.
    "set debuginfod enabled off",
    "handle all nostop noprint pass",
    "handle %s stop print nopass" % MARK,
    "handle %s stop print nopass" % TIME_IS_UP,
)


class Hit(gdb.Breakpoint):
    """A breakpoint that counts and lets the process go on."""

    def __init__(self, where, run, place, counted):
        super(Hit, self).__init__(where, internal=True)
        self.silent = True
        self._run = run
        self._place = place
        self._counted = counted

    def stop(self):
        return self._run.hit(self._place, self._counted)


class Run(object):
    def __init__(self, order):
        self._order = order
        self._condition = order.get("condition")
        self._last_stop = None
        self._stacks = None
        self._heard_at = 0.0
        self._loaded = None
        self._full = []
        self._hits = {}
        self._first = {}
        self._arguments = None

    def trace(self):
        for setting in SETTINGS:
            try:
                gdb.execute(setting, to_string=True)
            except gdb.error:
                if "debuginfod" not in setting:
                    raise
        self._environment()
        gdb.events.stop.connect(self._stopped)
        try:
            # Aloud: what the new process has to say where it may not be debugged is printed here.
            gdb.execute("run")
        except gdb.error as error:
            answers.send({"refused": str(error)})
            return
        if not self._is_marked():
            self._end([], "before")
            return
        answers.send({"hits": 0})
        self._loaded = loaded.Loaded(gdb.selected_inferior().pid, self._order["executable"])
        self._arguments = gdb_arguments.Arguments(self._loaded)
        self._stacks = gdb_stacks.Stacks(self._loaded)
        found = [self._set(name) for name in self._order["functions"]]
        while True:
            gdb.execute("continue", to_string=True)
            if not self._full:
                break
            for counted, hits in list(self._hits.items()):
                if counted in self._full:
                    for each in hits:
                        each.delete()
                    del self._hits[counted]
            self._full = []
        self._end(found, "after" if self._is_marked() else "during")

    def _environment(self):
        for name in self._order["unset"]:
            gdb.execute("unset environment %s" % name, to_string=True)
        for name, value in self._order["environment"].items():
            gdb.execute("set environment %s %s" % (name, value), to_string=True)

    def _stopped(self, event):
        self._last_stop = event

    def _is_alive(self):
        return gdb.selected_inferior().pid != 0

    def _is_marked(self):
        return self._is_alive() and getattr(self._last_stop, "stop_signal", None) == MARK

    def _set(self, name):
        counted = tally.Tally(name, self._order.get("maxHits"))
        places = self._loaded.find(name)
        if not places or _is_described(name):
            hit = Hit('-function "%s"' % name, self, None, counted)
            if not hit.pending:
                self._hits[counted] = [hit]
                return {"function": name, "tally": counted, "places": [{"symbol": name}]}
            hit.delete()
        if not places:
            return breakpoints.absent(name, self._loaded, self._order.get("home"))
        self._hits[counted] = [Hit("*0x%x" % place.address, self, place, counted) for place in places]
        told = [{"symbol": place.symbol, "module": place.module} for place in places]
        return {"function": name, "tally": counted, "places": told}

    def hit(self, place, counted):
        frame = gdb.newest_frame()
        if counted in self._full or self._is_continued(frame, place, counted.function):
            return False
        arguments = self._arguments.at(frame, place, counted.function)
        if self._condition is not None:
            for name, value in arguments:
                gdb.set_convenience_variable(name, value.decode("latin-1"))
            try:
                if not gdb.parse_and_eval(self._condition):
                    counted.not_met += 1
                    return False
            except gdb.error as error:
                counted.fail(str(error))
                return False
        counted.hit(self._stacks.at(frame), arguments)
        self._tell_hits()
        if counted.is_full():
            self._full.append(counted)
            return True
        return False

    def _tell_hits(self):
        now = time.time()
        if now - self._heard_at > SECONDS_BETWEEN_NEWS:
            self._heard_at = now
            answers.send({"hits": sum(one.hits for one in self._hits)})

    def _is_continued(self, frame, place, function):
        """Whether this is the second part of a call whose first part was counted: gcc splits some functions in two."""
        if place is not None:
            return breakpoints.is_inside(place, function, lambda: self._symbol_at(frame.older()))
        symbol = self._symbol_at(frame)
        if symbol is None or not loaded.is_made_of(symbol, function):
            return False  # put into another function: a call of its own
        # Debug information names several places in the function itself where its second part was put back into it, and
        # each call comes by the same one first.
        if self._first.setdefault((function, symbol), frame.pc()) != frame.pc():
            return True
        return ".part." in symbol and frame.older() is not None and frame.older().name() == function

    def _symbol_at(self, frame):
        if frame is None:
            return None
        is_caller = frame.newer() is not None
        return self._loaded.frame_at(frame.pc() - 1 if is_caller else frame.pc()).get("function")

    def _end(self, found, when):
        told = []
        for each in found:
            counted = each.pop("tally", None)
            told.append(each if counted is None else dict(each, **counted.told(self._stacks.frames)))
        answers.send(
            {
                "traced": {
                    "debugger": "gdb",
                    "version": gdb.VERSION,
                    "breakpoints": told,
                    "when": when,
                    "end": self._how(),
                }
            }
        )
        if self._is_alive():
            gdb.execute("kill", to_string=True)

    def _how(self):
        if self._is_alive():
            signal = getattr(self._last_stop, "stop_signal", None)
            return {"kind": "time is up" if signal == TIME_IS_UP else "stopped"}
        for kind, variable in (("killed", "$_exitsignal"), ("exited", "$_exitcode")):
            value = gdb.parse_and_eval(variable)
            if value.type.code != gdb.TYPE_CODE_VOID:
                return {"kind": kind, "number": int(value)}
        return {"kind": "gone"}


def _is_described(name):
    """Whether debug information tells of a function, and so of the copies of it that were put into its callers."""
    return gdb.lookup_global_symbol(name) is not None or gdb.lookup_static_symbol(name) is not None


def main():
    with open(os.environ["PLATEAU_TRACE"]) as file:
        order = json.load(file)
    answers.die_with_parent()
    Run(order).trace()


main()
