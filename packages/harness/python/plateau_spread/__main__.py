"""Started by plateau as ``python plateau_spread``, orders on descriptor 0, answers on descriptor 3.

The first line says where the cluster is; each one after it is a batch of pages. Answers come as batches are done, in
whatever order; Dask decides which worker reads what, and gives what a dead one had to another.
"""

import json
import os
import sys
import threading
import traceback

# The folder that this package and the probe's are in, not the package's own.
sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Answers(object):
    """Lines on descriptor 3, whole ones from whatever thread."""

    def __init__(self):
        self._lock = threading.Lock()

    def send(self, message):
        rest = memoryview(json.dumps(message).encode("ascii") + b"\n")
        with self._lock:
            while rest:
                rest = rest[os.write(3, rest) :]


def main():
    answers = Answers()
    orders = sys.stdin.buffer
    import cloudpickle

    from plateau_spread import archive, cluster, on_worker

    # A worker need not have this package.
    cloudpickle.register_pickle_by_value(on_worker)
    try:
        config = json.loads(orders.readline().decode("utf-8"))
        with cluster.connected(config) as client:
            task = (archive.of_probe(), json.dumps(config["spec"]), config["pageSeconds"])
            answers.send({"ready": cluster.facts(client, task)})
            watch = cluster.Watch(client, answers)
            for line in orders:
                batch = json.loads(line.decode("utf-8"))
                watch.submit(batch["batch"], task, batch["pages"])
            watch.wait()
    except cluster.UnfitError as error:
        answers.send({"unfit": str(error)})
    except BaseException as error:
        traceback.print_exc()
        answers.send({"failed": "%s: %s" % (type(error).__name__, error)})


# A worker that is started from here imports this file too.
if __name__ == "__main__":
    main()
