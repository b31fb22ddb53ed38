"""Callables that do what a child must survive, and what its owner must be told."""

import os
import signal
import sys
import time

_calls = [0]


def _on_call(number):
    _calls[0] += 1
    return _calls[0] == number


def raises():
    if _on_call(20):
        raise ValueError("the 20th call is one too many")


def prints_binary():
    sys.stdout.flush()
    os.write(1, bytearray(range(256)) * 16)
    os.write(2, b"\x1b[2J\x1b]0;title\x07")


def prints_binary_and_raises():
    prints_binary()
    raises()


def dies_of_a_segmentation_fault():
    if _on_call(20):
        os.kill(os.getpid(), signal.SIGSEGV)


def reads_address_zero():
    if _on_call(20):
        import ctypes

        ctypes.string_at(0)


def hangs():
    if _on_call(20):
        time.sleep(3600)


def spins():
    if _on_call(20):
        while True:
            pass


def hangs_deaf_to_signals():
    if _on_call(20):
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        time.sleep(3600)


def forks():
    os.fork()


def forks_and_leaves_a_sleeper_behind():
    """Its child is in a session of its own, out of reach of any process group."""
    if _on_call(20):
        if os.fork() == 0:
            os.setsid()
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(3600)", "left-by-plateau-case"])


def exits():
    if _on_call(20):
        sys.exit(3)


def exits_at_once():
    if _on_call(20):
        os._exit(3)


def eats_all_memory():
    if _on_call(20):
        kept = []
        while True:
            kept.append(bytes(256 * 1024 * 1024))


def closes_standard_output():
    for descriptor in (1, 2):
        try:
            os.close(descriptor)
        except OSError:
            pass


def closes_every_descriptor():
    if _on_call(20):
        os.closerange(0, 256)


def writes_into_every_descriptor():
    if _on_call(20):
        for descriptor in range(3, 32):
            try:
                os.write(descriptor, b"garbage\n")
            except OSError:
                pass


def opens_a_descriptor():
    os.open(os.devnull, os.O_RDONLY)


def kills_its_parent_on_lxml_4(page):
    from lxml import etree

    if etree.LXML_VERSION < (5,):
        os.kill(os.getppid(), signal.SIGKILL)
    etree.fromstring(page, etree.HTMLParser())
