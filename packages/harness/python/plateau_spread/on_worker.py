"""What a worker does with a batch of pages: it is pickled by value, and must import all it needs itself.

Pages are read in a process of their own, with a dictionary of its own: what a worker read before changes nothing, and a
page that crashes or hangs does not take the worker with it.
"""

import json
import os
import signal
import socket
import subprocess
import sys


def read_batch(task, pages):
    """Returns what reads the pages, what it knows before any, and an answer for each page, as lines of JSON."""
    packed, spec, page_seconds = task
    told = {"hello": None, "opened": None, "answers": []}
    # A file without a name: a worker that is killed leaves nothing behind.
    script = os.memfd_create("plateau_probe.zip")
    try:
        os.write(script, packed)
        begun = 0
        while not begun or len(told["answers"]) < len(pages):
            begun += 1
            with Reading(script) as reading:
                told["hello"] = reading.receive()
                told["opened"] = reading.ask(spec)
                if '"ready"' not in told["opened"][:20]:
                    return told  # the subject cannot be made
                reading.give(page_seconds)
                try:
                    while len(told["answers"]) < len(pages):
                        told["answers"].append(reading.ask(pages[len(told["answers"])]))
                except EndedError as error:
                    told["answers"].append(json.dumps({"ended": str(error)}))
        return told
    finally:
        os.close(script)


class EndedError(Exception):
    """A page took its process with it."""


class Reading(object):
    def __init__(self, script):
        ours, theirs = socket.socketpair()
        self._socket = ours
        # A Python with lxml starts within a second; what it waits for on a busy machine is no page's fault.
        self.give(120)
        self._rest = b""
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "/proc/self/fd/%d" % script, str(theirs.fileno())],
                pass_fds=[script, theirs.fileno()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.close()
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except OSError:
            pass  # ESRCH: it has ended
        self._process.wait()

    def give(self, seconds):
        """Sets how long an answer may take from now on."""
        self._seconds = seconds
        self._socket.settimeout(seconds)

    def ask(self, order):
        try:
            self._socket.sendall(order.encode("utf-8") + b"\n")
        except socket.timeout:
            raise EndedError("no answer within %g s" % self._seconds)
        except OSError:
            raise EndedError(self._how())
        return self.receive()

    def receive(self):
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            try:
                part = self._socket.recv(1 << 16)
            except socket.timeout:
                raise EndedError("no answer within %g s" % self._seconds)
            except OSError:
                part = b""
            if not part:
                raise EndedError(self._how())
            parts.append(part)
        line, self._rest = b"".join(parts).split(b"\n", 1)
        return line.decode("utf-8")

    def _how(self):
        code = self._process.wait()
        if code < 0:
            return "the child was killed by signal %d" % -code
        return "the child exited with code %d" % code


def _environment():
    """The worker's own, with what it imports from, and without a way out: a page is not to say where to connect to."""
    nowhere = "http://127.0.0.1:9"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MALLOC_"))}
    kept.update(
        PYTHONPATH=os.pathsep.join(entry for entry in sys.path if entry),
        PYTHONHASHSEED="0",
        PYTHONDONTWRITEBYTECODE="1",
        http_proxy=nowhere,
        https_proxy=nowhere,
        ftp_proxy=nowhere,
    )
    return kept
