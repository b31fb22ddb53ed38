"""Callables for the cases beside this folder: they leak, wait, forge and hide, each in one way."""

import os
import sys
import time

_calls = [0]
_kept = []


def _on_call(number):
    _calls[0] += 1
    return _calls[0] == number


def measures_a_page(page):
    return len(page)


def opens_a_descriptor():
    os.open(os.devnull, os.O_RDONLY)


def keeps_an_object():
    _kept.append([])


def drops_a_cycle():
    cycle = []
    cycle.append(cycle)


def waits():
    """Says so in the file that PLATEAU_CASE names, then sleeps."""
    if _on_call(20):
        open(os.environ["PLATEAU_CASE"], "w").close()
        time.sleep(3600)


def takes_5_milliseconds():
    time.sleep(0.005)


def takes_512_mebibytes():
    if _on_call(20):
        bytearray(512 * 1024 * 1024)


def forges_an_end():
    if _on_call(20):
        _write_everywhere(b'{"ended": {"code": 0}, "atInput": 3}\n')


def cuts_a_failure_off():
    if _on_call(20):
        _write_everywhere(b'{"failed": {"error": "no\n')


def _write_everywhere(line):
    for descriptor in range(3, 32):
        try:
            os.write(descriptor, line)
        except OSError:
            pass


def leaves_a_family_behind():
    """Two processes, each in a session of its own, the second a child of the first."""
    if not _on_call(20):
        return
    hidden, hide = os.pipe()
    if os.fork() > 0:
        os.read(hidden, 1)
    else:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            os.write(hide, b"!")
        for descriptor in range(32):
            try:
                os.close(descriptor)
            except OSError:
                pass
        os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(3600)"])


def returns_what_holds_itself():
    held = []
    held.append(held)
    return held


def parses_a_fresh_name(page):
    from lxml import etree

    _calls[0] += 1
    return etree.fromstring("<p a%08x='1'/>" % _calls[0])
