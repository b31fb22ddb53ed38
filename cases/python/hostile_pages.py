"""Parses pages, and does what some of them ask for: a stand-in for what a page can do to a native parser."""

import os
import signal
import time

from lxml import etree


def parse(data):
    if b"<crash" in data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"<hang" in data:
        time.sleep(3600)
    if b"<leave" in data:
        os._exit(3)
    return etree.HTML(data)
