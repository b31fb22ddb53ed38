"""Imported by ``lldb --batch``: does what with_gdb.py does, as far as lldb lets it.

Breakpoints are at addresses, so that copies of a function that were put into its callers are not seen; arguments are
those of the functions that signatures.py knows.
"""

import json
import os
import signal
import sys
import time

import lldb

# The folder may be anybody's: nothing is to be left in it.
sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.dirname(os.path.realpath(os.environ["PLATEAU_TRACE_SCRIPT"])))
sys.path.insert(0, HERE)

from plateau_debugger import answers, breakpoints, loaded, signatures, tally  # noqa: E402

# The subject's process says with it that its work begins, and that it has ended (plateau_probe/traced.py).
MARK = signal.SIGUSR2
# Its timer: the debugger hears it whatever the subject is busy with.
TIME_IS_UP = signal.SIGALRM
# What may end the subject, which may also live on with it: lldb tells the end by a number alone.
FATAL = (signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGABRT, signal.SIGSYS, signal.SIGXCPU)
# lldb itself stops and steps with these.
OWN_SIGNALS = (signal.SIGSTOP, signal.SIGTRAP, signal.SIGINT, signal.SIGKILL)
MOST_FRAMES = 200
SECONDS_BETWEEN_NEWS = 0.2


class Run(object):
    def __init__(self, debugger, order):
        self._debugger = debugger
        self._order = order
        self._process = None
        self._loaded = None
        self._at = {}
        self._described = {}
        self._heard_at = 0.0
        self._registers = ()
        self._last_fatal = None

    def trace(self):
        self._debugger.SetAsync(False)
        target = self._debugger.GetSelectedTarget()
        error = lldb.SBError()
        self._process = target.Launch(self._launch(target), error)
        if error.Fail():
            answers.send({"refused": error.GetCString()})
            return
        self._hear_signals()
        self._go_on()
        if self._signal() != MARK:
            self._end([], "before")
            return
        answers.send({"hits": 0})
        self._loaded = loaded.Loaded(self._process.GetProcessID(), self._order["executable"])
        self._registers = signatures.REGISTERS.get(target.GetTriple().split("-")[0], ())
        found = [self._set(target, name) for name in self._order["functions"]]
        self._go_on()
        while self._is_stopped() and self._signal() is None:
            self._count(target)
            self._go_on()
        self._end(found, "after" if self._signal() == MARK else "during")

    def _launch(self, target):
        info = target.GetLaunchInfo()
        environment = dict(os.environ)
        for name in self._order["unset"]:
            environment.pop(name, None)
        environment.update(self._order["environment"])
        info.SetEnvironmentEntries(["%s=%s" % pair for pair in environment.items()], False)
        info.SetLaunchFlags(lldb.eLaunchFlagStopAtEntry | lldb.eLaunchFlagDisableASLR)
        info.AddSuppressFileAction(0, True, False)
        for descriptor in (1, 2):
            info.AddSuppressFileAction(descriptor, False, True)
        return info

    def _go_on(self):
        """Goes on to where somebody waits: at a breakpoint, a mark, or the end."""
        self._process.Continue()
        while self._signal() in FATAL:
            self._last_fatal = self._signal()
            self._process.Continue()

    def _hear_signals(self):
        signals = self._process.GetUnixSignals()
        for index in range(signals.GetNumSignals()):
            number = signals.GetSignalAtIndex(index)
            heard = number in (MARK, TIME_IS_UP)
            if number in OWN_SIGNALS:
                continue
            signals.SetShouldStop(number, heard or number in FATAL)
            signals.SetShouldNotify(number, False)
            signals.SetShouldSuppress(number, heard)

    def _set(self, target, name):
        counted = tally.Tally(name, self._order.get("maxHits"))
        places = self._loaded.find(name)
        if not places:
            return breakpoints.absent(name, self._loaded, self._order.get("home"))
        for place in places:
            breakpoint = target.BreakpointCreateByAddress(place.address)
            self._at.setdefault(place.address, []).append((place, counted, breakpoint))
        told = [{"symbol": place.symbol, "module": place.module} for place in places]
        return {"function": name, "tally": counted, "places": told}

    def _is_stopped(self):
        return self._process.GetState() == lldb.eStateStopped

    def _signal(self):
        """The signal that stopped the process, or None where something else did."""
        if not self._is_stopped():
            return None
        for thread in self._process:
            if thread.GetStopReason() == lldb.eStopReasonSignal:
                return thread.GetStopReasonDataAtIndex(0)
        return None

    def _count(self, target):
        for thread in self._process:
            if thread.GetStopReason() != lldb.eStopReasonBreakpoint:
                continue
            frame = thread.GetFrameAtIndex(0)
            for place, counted, _ in self._at.get(frame.GetPC(), ()):
                self._hit(thread, frame, place, counted)
                if counted.is_full():
                    self._take_away(target, counted)

    def _take_away(self, target, counted):
        for entries in self._at.values():
            for _, other, breakpoint in entries:
                if other is counted:
                    target.BreakpointDelete(breakpoint.GetID())

    def _hit(self, thread, frame, place, counted):
        if counted.is_full() or breakpoints.is_inside(place, counted.function, lambda: self._caller(thread)):
            return
        condition = self._order.get("condition")
        if condition is not None:
            value = frame.EvaluateExpression(condition)
            if value.GetError().Fail():
                counted.fail(value.GetError().GetCString().strip())
                return
            if value.GetValueAsUnsigned() == 0:
                counted.not_met += 1
                return
        arguments = ()
        if place.symbol == counted.function:
            arguments = signatures.texts(counted.function, self._by_register(frame), self._read)
        counted.hit(self._stack(thread), arguments)
        now = time.time()
        if now - self._heard_at > SECONDS_BETWEEN_NEWS:
            self._heard_at = now
            answers.send({"hits": sum({one: one.hits for each in self._at.values() for _, one, _ in each}.values())})

    def _caller(self, thread):
        if thread.GetNumFrames() < 2:
            return None
        return self._loaded.frame_at(thread.GetFrameAtIndex(1).GetPC() - 1).get("function")

    def _by_register(self, frame):
        def argument(index):
            if index >= len(self._registers):
                return None
            register = frame.FindRegister(self._registers[index])
            return register.GetValueAsUnsigned() if register.IsValid() else None

        return argument

    def _read(self, address, count):
        error = lldb.SBError()
        data = self._process.ReadMemory(address, count, error)
        return data if error.Success() else None

    def _stack(self, thread):
        """A stack as pairs of an address and of how many frames inside of it share it, as inlined ones do."""
        stack = []
        last, times = None, 0
        for index in range(min(thread.GetNumFrames(), MOST_FRAMES)):
            frame = thread.GetFrameAtIndex(index)
            address = frame.GetPC()
            times = times + 1 if address == last else 0
            last = address
            if (address, times) not in self._described:
                self._described[address, times] = self._describe(frame, address, index > 0)
            stack.append((address, times))
        return tuple(stack)

    def _describe(self, frame, address, is_caller):
        # A return address may be the first one of the next function.
        described = self._loaded.frame_at(address - 1 if is_caller else address)
        if "address" in described:
            self._loaded.refresh()
            described = self._loaded.frame_at(address - 1 if is_caller else address)
        if frame.GetFunction().IsValid() and not described.get("interpreter"):
            described = dict(described, function=frame.GetFunctionName())
            described.pop("offset", None)
            if frame.IsInlined():
                described["inlined"] = True
            line = frame.GetLineEntry()
            if line.IsValid():
                described.update(file=str(line.GetFileSpec()), line=line.GetLine())
        return described

    def _frames(self, stack):
        return breakpoints.trimmed([dict(self._described[each]) for each in stack], len(stack) >= MOST_FRAMES)

    def _end(self, found, when):
        told = []
        for each in found:
            counted = each.pop("tally", None)
            told.append(each if counted is None else dict(each, **counted.told(self._frames)))
        version = self._debugger.GetVersionString().split()
        answers.send(
            {
                "traced": {
                    "debugger": "lldb",
                    "version": version[version.index("version") + 1],
                    "breakpoints": told,
                    "when": when,
                    "end": self._how(),
                }
            }
        )
        self._process.Kill()

    def _how(self):
        if self._is_stopped():
            return {"kind": "time is up" if self._signal() == TIME_IS_UP else "stopped"}
        if self._process.GetState() != lldb.eStateExited:
            return {"kind": "gone"}
        status = self._process.GetExitStatus()
        return {"kind": "killed" if status == self._last_fatal else "exited", "number": status}


def __lldb_init_module(debugger, _):
    with open(os.environ["PLATEAU_TRACE"]) as file:
        order = json.load(file)
    answers.die_with_parent()
    Run(debugger, order).trace()
