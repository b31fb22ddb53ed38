"""What plateau_watch.py does where something is amiss: ``trials.py PATH TRIAL FOLDER`` prints one JSON object.

Each trial begins in a process of its own, whose exit code and standard error count too.
"""

import gc
import json
import os
import resource
import signal
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
trial, folder = sys.argv[2:4]
if trial == "no ctypes":
    sys.modules["ctypes"] = None

import plateau_watch  # noqa: E402

file = os.path.join(folder, "growth.jsonl")
settings = {"every": 0.01, "share": 1}


def lines(path=file):
    try:
        with open(path) as readings:
            return [
                json.loads(line) for line in readings.read().splitlines() if line.startswith("{") and line[-1] == "}"
            ]
    except IOError:
        return []


def until(condition):
    """Works until a condition holds: between its bytecodes the main thread may be asked something."""
    begun = time.time()
    while not condition():
        if time.time() - begun > 60:
            raise SystemExit("waited in vain in %r: %s" % (trial, plateau_watch.trouble()))


def kinds(path=file):
    return [line["kind"] for line in lines(path)]


def no_lxml():
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 2)
    plateau_watch.stop()
    return {"kinds": sorted(set(kinds())), "names": lines()[-1]["names"], "trouble": plateau_watch.trouble()}


def exit_at_once():
    return {"started": plateau_watch.start(file, **settings)}


def folder_that_is_not_there():
    started = plateau_watch.start(os.path.join(folder, "none", "growth.jsonl"), **settings)
    return {"started": started, "trouble": plateau_watch.trouble()}


def folder_that_may_not_be_written_to():
    return {"started": plateau_watch.start("/proc/growth.jsonl", **settings), "trouble": plateau_watch.trouble()}


def pipe():
    os.mkfifo(file)
    return {"started": plateau_watch.start(file, **settings), "trouble": plateau_watch.trouble()}


def device():
    return {"started": plateau_watch.start("/dev/full", **settings), "trouble": plateau_watch.trouble()}


def full_disk():
    """As full as a file may be: a line is torn, then none can be written, then there is room again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 2)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def no_room():
        if plateau_watch.trouble() is None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (os.path.getsize(file) + 20, hard))
        return plateau_watch.trouble() is not None

    until(no_room)
    trouble = plateau_watch.trouble()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
    before = len(lines())
    until(lambda: len(lines()) > before + 2)
    plateau_watch.stop()
    last = lines()[-1]
    return {"trouble": trouble, "lost": last["lost"] > 0, "because": last["because"], "last": last["kind"]}


def descriptors_that_are_closed():
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 1)
    # Closed by the thread that reads, as it goes to sleep: between two readings it must hold nothing.
    closed = threading.Event()
    sleep = time.sleep

    def close_and_sleep(seconds):
        if not closed.is_set():
            os.closerange(3, 256)
            closed.set()
        sleep(seconds)

    time.sleep = close_and_sleep
    closed.wait(60)
    time.sleep = sleep
    before = len(lines())
    until(lambda: len(lines()) > before + 2)
    return {"trouble": plateau_watch.trouble()}


def file_that_is_removed():
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 1)
    os.remove(file)
    until(lambda: kinds().count("reading") > 1)
    return {"trouble": plateau_watch.trouble()}


def limit():
    plateau_watch.start(file, limit=4096, **settings)
    seen = {"size": 0, "most": 0, "shrunk": 0}

    def is_thinned():
        size = os.path.getsize(file)
        seen.update(size=size, most=max(size, seen["most"]), shrunk=seen["shrunk"] + (size < seen["size"]))
        return seen["shrunk"] > 2

    until(is_thinned)
    plateau_watch.stop()
    left = os.listdir(folder)
    return {"most": seen["most"], "first": kinds()[0], "last": kinds()[-1], "left": left}


def fork_into_one_file():
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 1)
    child = os.fork()
    if child == 0:
        time.sleep(0.1)
        # As a script ends, not by os._exit: what is to be done at its end is done.
        sys.exit(0)
    os.waitpid(child, 0)
    plateau_watch.stop()
    # The parent's own end, and none of the child's.
    return {"ends": kinds().count("end"), "runs": len({line["run"] for line in lines()})}


def fork_into_files():
    plateau_watch.start(os.path.join(folder, "growth-{pid}.jsonl"), **settings)
    child = os.fork()
    mine = os.path.join(folder, "growth-%d.jsonl" % os.getpid())
    if child == 0:
        # Before Python 3.7 nothing tells it that it is another process now.
        plateau_watch.tick()
        until(lambda: kinds(mine).count("reading") > 1)
        sys.exit(0)
    _, status = os.waitpid(child, 0)
    theirs = os.path.join(folder, "growth-%d.jsonl" % child)
    return {"status": status, "last": kinds(theirs)[-1], "mine": len({line["run"] for line in lines(mine)})}


def nonsense():
    started = plateau_watch.start(file, every="often", limit=-3, share=None)
    plateau_watch.stop()
    os.chdir(folder)
    nowhere = [plateau_watch.start(None), plateau_watch.start(3), plateau_watch.start("")]
    trouble = plateau_watch.trouble()
    never = [plateau_watch.register(3), plateau_watch.tick(), plateau_watch.stop()]
    return {
        "started": started,
        "every": lines()[0]["every"],
        "nowhere": nowhere,
        "trouble": trouble,
        "never": len(never),
        "left": os.listdir(folder),
    }


def twice():
    first = plateau_watch.start(file, **settings)
    second = plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 1)
    return {"started": [first, second], "starts": kinds().count("start")}


def objects():
    kept = [[] for _ in range(1000)]
    plateau_watch.start(file, objects=True, **settings)
    until(lambda: any("types" in line for line in lines()))
    found = dict(next(line for line in lines() if "types" in line)["types"])
    return {"kept": len(kept), "most": max(count for name, count in found.items() if name.endswith(".list")) >= 1000}


def no_ctypes():
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 1)
    return {"heap": "heap" in lines()[-1], "resident": lines()[-1]["resident"] > 0, "notes": lines()[0]["notes"]}


def no_mallinfo():
    """As musl has none."""
    plateau_watch.ctypes.CDLL = lambda name: object()
    plateau_watch.start(file, **settings)
    until(lambda: kinds().count("reading") > 1)
    return {"heap": "heap" in lines()[-1], "notes": lines()[0]["notes"]}


def threads_that_tick():
    """With lxml: each thread has names of its own, read by itself; one that ends takes them with it."""
    from lxml import etree

    plateau_watch.start(file, **settings)
    done = threading.Event()

    def work():
        page = 0
        while not done.is_set():
            page += 1
            etree.fromstring("<r>%s</r>" % "".join("<n%d-%d/>" % (page, name) for name in range(5)))
            plateau_watch.tick()

    worker = threading.Thread(target=work, name="a crawler")
    worker.start()

    def named(name):
        return [each for line in lines() for each in line.get("names", []) if each["name"] == name]

    until(lambda: len({each["count"] for each in named("a crawler")}) > 2)
    counts = [each["count"] for each in named("a crawler")]
    done.set()
    worker.join()
    gc.collect()
    before = len(lines())
    until(lambda: len(lines()) > before + 2)
    return {
        "grew": counts[-1] > counts[0] and counts == sorted(counts),
        "mine": named("MainThread")[-1]["count"] < 5,
        "after": [each["name"] for each in lines()[-1]["names"]],
        "trouble": plateau_watch.trouble(),
    }


def cost():
    """Readings that would take more than their share come less often."""
    plateau_watch.start(file, every=0.001, share=0.001)
    until(lambda: kinds().count("reading") > 5)
    plateau_watch.stop()
    readings = [line for line in lines() if line["kind"] == "reading"]
    first, last = readings[0], readings[-1]
    return {"share": (last["own"]["seconds"] - first["own"]["seconds"]) / (last["at"] - first["at"])}


sys.stdout.write(json.dumps(globals()[trial.replace(" ", "_")]()))
