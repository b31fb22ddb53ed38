"""The cluster: found or started, asked what it is, and watched while it works."""

import contextlib
import json
import sys
import threading
import time
import uuid

from distributed import Client, KilledWorker, LocalCluster

from plateau_spread import on_worker

# A scheduler on the other side of the world answers within a second.
CONNECT_SECONDS = 10
# Workers that are started with the scheduler, and their Pythons, come within seconds; a busy machine takes longer.
WORKERS_SECONDS = 60
FACTS_SECONDS = 120
LOOK_SECONDS = 1
# How often a batch is handed out anew when all workers that had it have died.
ATTEMPTS = 2


class UnfitError(Exception):
    """The cluster cannot be used as asked: whoever asked can change that."""


@contextlib.contextmanager
def connected(config):
    """Gives a client of the cluster at an address, or of one of so many processes here, and ends what was started."""
    address = config["address"]
    if address is None:
        cluster = LocalCluster(
            n_workers=config["workers"],
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            # A reading process has its own limit.
            memory_limit=0,
            silence_logs=False,
        )
    else:
        cluster = contextlib.nullcontext()
    with cluster:
        try:
            client = Client(address or cluster, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UnfitError(
                'no Dask scheduler at %s: %s; start one with "dask scheduler" and "dask worker ADDRESS", '
                "or give --workers N in place of --dask" % (address, error)
            )
        with client:
            yield client


def facts(client, task):
    """Returns what reads the pages; raises where workers lack something or differ."""
    try:
        client.wait_for_workers(1, timeout=WORKERS_SECONDS)
    except Exception:
        raise UnfitError(
            'a scheduler without workers for %d s: start some with "dask worker ADDRESS"' % WORKERS_SECONDS
        )
    _same_python(client)
    workers = sorted(client.scheduler_info(n_workers=-1)["workers"])
    asked = [
        client.submit(on_worker.read_batch, task, [], workers=[worker], key="plateau-facts-%s" % uuid.uuid4())
        for worker in workers
    ]
    try:
        told = client.gather(asked, errors="skip", direct=False) if _wait(asked) else []
    finally:
        client.cancel(asked)
    if not told:
        raise UnfitError("no worker answered within %d s" % FACTS_SECONDS)
    for one in told:
        expect_same(told[0], one)
    return {"workers": len(workers), "hello": told[0]["hello"], "opened": told[0]["opened"]}


def expect_same(first, other):
    """Raises where two workers read pages with another Python or lxml."""
    one, two = (json.loads(told["hello"])["hello"] for told in (first, other))
    for what in ("python", "lxml", "libxml2"):
        if one.get(what) != two.get(what):
            raise UnfitError("its workers have %s %s and %s" % (what, one.get(what), two.get(what)))


def _same_python(client):
    """What is sent is Python's own code for one minor version."""
    mine = "%d.%d" % sys.version_info[:2]
    for worker, versions in client.get_versions()["workers"].items():
        theirs = ".".join(versions["host"]["python"].split(".")[:2])
        if theirs != mine:
            raise UnfitError(
                "the worker %s has Python %s, and this is %s: give --python %s" % (worker, theirs, mine, theirs)
            )


def _wait(futures):
    until = time.monotonic() + FACTS_SECONDS
    while time.monotonic() < until:
        if all(future.done() for future in futures):
            return True
        time.sleep(0.05)
    return any(future.done() for future in futures)


class Watch(object):
    """Hands batches to the cluster, and sends what comes of them; ends when the cluster does no more."""

    def __init__(self, client, answers):
        self._client = client
        self._answers = answers
        self._lock = threading.Lock()
        self._pending = {}
        self._empty = threading.Condition(self._lock)
        self._failed = None
        self._run = uuid.uuid4()
        looking = threading.Thread(target=self._look)
        looking.daemon = True
        looking.start()

    def submit(self, number, task, pages, attempt=1):
        future = self._client.submit(
            on_worker.read_batch, task, pages, key="plateau-%s-%d-%d" % (self._run, number, attempt), pure=False
        )
        with self._lock:
            self._pending[number] = future
        future.add_done_callback(lambda done: self._done(done, number, task, pages, attempt))

    def wait(self):
        with self._lock:
            while self._pending and self._failed is None:
                self._empty.wait()
        if self._failed is not None:
            raise self._failed

    def _done(self, future, number, task, pages, attempt):
        try:
            told = future.result(timeout=CONNECT_SECONDS)
        except KilledWorker as error:
            if attempt < ATTEMPTS:
                self.submit(number, task, pages, attempt + 1)
                return
            self._fail(error)
            return
        except Exception as error:
            self._fail(error)
            return
        self._answers.send({"batch": number, "told": told})
        with self._lock:
            self._pending.pop(number, None)
            self._empty.notify_all()

    def _fail(self, error):
        known = isinstance(error, UnfitError)
        self._answers.send({"failed": str(error) if known else "%s: %s" % (type(error).__name__, error)})
        with self._lock:
            self._failed = error
            self._empty.notify_all()

    def _look(self):
        """Gives up where there is no scheduler, or no worker, for a while."""
        alive = time.monotonic()
        while self._failed is None:
            time.sleep(LOOK_SECONDS)
            info = self._client.scheduler_info(n_workers=-1)
            if self._client.status == "running" and info.get("workers"):
                alive = time.monotonic()
            elif time.monotonic() - alive > WORKERS_SECONDS:
                self._fail(
                    UnfitError(
                        "no worker for %d s; what is done is kept: the same command goes on from there"
                        % WORKERS_SECONDS
                    )
                )
