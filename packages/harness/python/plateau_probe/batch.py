"""Started on a worker as ``python ARCHIVE CHANNEL``: says what it is, then serves one run."""

import os
import sys

from plateau_probe import limits, run, serve
from plateau_probe.channel import Channel
from plateau_probe.progress import Progress


def main():
    limits.die_with_parent(os.getppid())
    channel = Channel(int(sys.argv[1]))
    channel.send({"hello": serve.facts(None)})
    sys.exit(run.serve(channel, Progress()))
