"""What keeps a run from harming the machine: it may crash, hang or eat memory, and only it suffers."""

import ctypes
import os
import resource
import signal
import sys

# linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PR_SET_PTRACER = 0x59616D61
PR_SET_PTRACER_ANY = -1


def set_limits(memory_bytes, cpu_seconds):
    _lower(resource.RLIMIT_AS, memory_bytes, memory_bytes)
    _lower(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
    _lower(resource.RLIMIT_CORE, 0, 0)


def _lower(limit, soft, hard):
    """Sets a limit, or keeps the user's own where that is lower: to raise it is not allowed."""
    most = resource.getrlimit(limit)[1]
    if most == resource.RLIM_INFINITY:
        most = hard
    resource.setrlimit(limit, (min(soft, most), min(hard, most)))


def die_with_parent(parent):
    """For a fork of ``parent``: ends with it, also where that has ended before it could be asked for."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def adopt_orphans():
    """Makes what a subject leaves running a child of this process, where it can be found and ended."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def let_be_debugged():
    """Lets any process of the same user attach a debugger, where Yama lets only a process's own ancestors."""
    _prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)


def _prctl(option, value):
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), 0, 0, 0)
