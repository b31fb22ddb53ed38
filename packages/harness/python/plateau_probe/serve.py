"""The parent: imports lxml once, parses nothing, and forks for each run."""

import ctypes
import errno
import json
import os
import platform
import select
import signal
import sys

from plateau_probe import limits, options, run, settle
from plateau_probe.channel import Channel
from plateau_probe.progress import Progress

CONTROL = 3


def serve(lanes, randomised):
    """Answers ``{"fork": LANE, "mark": TEXT}`` on the control channel with a run, whose own orders come on its lane."""
    limits.adopt_orphans()
    parent = os.getpid()
    wake, woken = os.pipe()
    for end in (wake, woken):
        _set_nonblocking(end)
    # A Python handler must exist for the wake-up descriptor to be written to.
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(woken)
    control = Channel(CONTROL)
    running = {}
    progress = [Progress() for _ in lanes]
    control.send({"hello": facts(randomised)})
    # Before the forks: a fork that collects what it shares with this process copies all of it, which takes 10 ms.
    settle.freeze()
    try:
        while True:
            _wait_for(control, wake)
            for pid, status in _ended():
                if pid in running:
                    lane, mark = running.pop(pid)
                    _kill_group(pid)
                    # Whoever reads the lane's output has read all of it once this has come.
                    os.write(lanes[lane][1], b"\n" + mark + b"\n")
                    # On the lane itself, behind all that the run has answered; it may have died within a line. The mark
                    # tells it from whatever the subject may have written there.
                    end = json.dumps({"how": _how(status), "atInput": progress[lane].at.value + 1})
                    Channel(lanes[lane][0]).send_line(b"\n" + mark + b" " + end.encode("ascii"))
            if not control.has_line() and not _readable(control.descriptor):
                continue
            line = control.receive()
            if line is None:
                return
            order = json.loads(line.decode("utf-8"))
            lane = order["fork"]
            progress[lane].start()
            pid = os.fork()
            if pid == 0:
                _become_run(lanes, lane, progress[lane], parent)
            running[pid] = (lane, order["mark"].encode("ascii"))
            control.send({"forked": lane, "pid": pid})
    finally:
        for pid in running:
            _kill_group(pid)
        _kill_orphans()


def _become_run(lanes, mine, progress, parent):
    """Turns this fork into the run on lane ``mine``; never returns."""
    status = 1
    try:
        os.setpgid(0, 0)
        limits.die_with_parent(parent)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(CONTROL)
        for lane, (channel, output) in enumerate(lanes):
            if lane != mine:
                os.close(channel)
                os.close(output)
        channel, output = lanes[mine]
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (output, 1), (output, 2)):
            os.dup2(source, target)
        os.close(output)
        status = run.serve(Channel(channel), progress)
    except BaseException:  # the fork must end here: above lies the parent's loop
        import traceback

        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(status)


def facts(randomised):
    """Returns what this Python and its lxml are."""
    told = {
        "python": platform.python_version(),
        "executable": sys.executable,
        "libc": " ".join(platform.libc_ver()).strip(),
        "freezes": settle.freezes(),
    }
    if randomised:
        told["randomised"] = randomised
    try:
        from lxml import etree
    except Exception as error:  # an old release on a new Python fails in ways of its own
        told["lxmlError"] = "%s: %s" % (type(error).__name__, error)
    else:
        told["lxml"] = _lxml_version(etree)
        told["libxml2"] = ".".join(str(part) for part in etree.LIBXML_VERSION)
        told["lxmlFolder"] = os.path.dirname(etree.__file__)
        known = options.discovered(etree)
        if known is not None:
            told["options"] = known
        try:
            from lxml import html  # noqa: F401  imported for the entry point html.fromstring
        except Exception as error:
            told["htmlError"] = "%s: %s" % (type(error).__name__, error)
    # Loads libffi's and glibc's lazily made tables before the first fork.
    ctypes.CDLL(None).getpid()
    return told


def _lxml_version(etree):
    # The fourth number is 0 for a release. Only __version__ says what a pre-release is called, as in 7.0.0.beta1; of
    # releases it may say u'3.6.4', quotes and all.
    if any(etree.LXML_VERSION[3:]):
        return str(etree.__version__)
    return ".".join(str(part) for part in etree.LXML_VERSION[:3])


def _wait_for(control, wake):
    if control.has_line():
        return
    try:
        select.select([control.descriptor, wake], [], [])
    except (OSError, select.error) as error:
        if error.args[0] != errno.EINTR:
            raise
    try:
        os.read(wake, 4096)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EINTR):
            raise


def _readable(descriptor):
    while True:
        try:
            return bool(select.select([descriptor], [], [], 0)[0])
        except (OSError, select.error) as error:
            if error.args[0] != errno.EINTR:
                raise


def _ended():
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except OSError as error:
            if error.errno == errno.EINTR:
                continue
            return
        if pid == 0:
            return
        yield pid, status


def _how(status):
    if os.WIFSIGNALED(status):
        return {"signal": os.WTERMSIG(status)}
    return {"code": os.WEXITSTATUS(status)}


def _kill_group(pid):
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError as error:
        if error.errno != errno.ESRCH:
            raise


def _kill_orphans():
    """Kills all children, then those that their end makes this process's own, until none is left."""
    pids = _children()
    while pids:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        for pid in pids:
            _reap(pid)
        pids = _children()


def _children():
    try:
        with open("/proc/self/task/%d/children" % os.getpid()) as children:
            return [int(pid) for pid in children.read().split()]
    except (IOError, OSError):
        return []  # not Linux: groups are killed, and there is no list of what escaped them


def _reap(pid):
    while True:
        try:
            os.waitpid(pid, 0)
            return
        except OSError as error:
            if error.errno != errno.EINTR:
                raise


def _set_nonblocking(descriptor):
    import fcntl

    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_NONBLOCK)
