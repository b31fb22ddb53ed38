"""Started by a debugger as ``python traced.py ORDER``: feeds a subject its inputs between two marks, and nothing else.

A process of its own and not a fork: a debugger may start its children where it may not attach to others' (ptrace(2),
/proc/sys/kernel/yama/ptrace_scope). The parser has seen nothing when the first mark is set.
"""

import ctypes
import json
import mmap
import os
import signal
import sys
import traceback


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    # The probe's own folder must not stay on the path: a subject may well import something named ``names``.
    sys.path[0] = os.path.dirname(here)
    from plateau_probe import errors, inputs, limits, run, settle, subjects

    sys.path.pop(0)
    with open(sys.argv[1]) as file:
        spec = json.load(file)
    limits.die_with_parent(os.getppid())
    limits.set_limits(spec["memoryBytes"], spec["cpuSeconds"])
    at = _place(spec["progress"])
    try:
        page = run.page_of(spec)
        subject = subjects.make(spec["subject"], page, lambda: None)
        make_input = inputs.maker(spec["template"], run.encoding_of(spec))
        settle.prepare()
        _mark()
        # Not before: setting breakpoints may take the debugger longer than the subject is given.
        signal.setitimer(signal.ITIMER_REAL, spec["seconds"])
        for i in range(spec["inputs"]):
            subject.call(make_input(i))
            at.value = i + 1
        _mark()
    except subjects.UnfitError as error:
        _tell(spec, {"unfit": errors.clip(str(error))})
    except BaseException:  # SystemExit and KeyboardInterrupt from a subject are failures of the subject
        traceback.print_exc()
        _tell(spec, {"failed": errors.current()})


def _mark():
    """Stops this process where the debugger waits for it."""
    os.kill(os.getpid(), signal.SIGUSR2)


def _place(path):
    """How many inputs are done, in a file that is read when this process can no longer be asked."""
    with open(path, "r+b") as file:
        return ctypes.c_longlong.from_buffer(mmap.mmap(file.fileno(), ctypes.sizeof(ctypes.c_longlong)))


def _tell(spec, message):
    with open(spec["said"], "w") as file:
        file.write(json.dumps(message))


main()
