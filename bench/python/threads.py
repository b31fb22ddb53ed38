"""A parser in a thread that ends after so many pages and makes way for the next: ``html_for_100``, ``xml_for_100``."""

import re
from concurrent.futures import ThreadPoolExecutor

from lxml import etree


def __getattr__(name):
    wanted = re.match(r"(html|xml)_for_(\d+)$", name)
    if wanted is None:
        raise AttributeError(name)
    make = etree.HTMLParser if wanted.group(1) == "html" else etree.XMLParser
    globals()[name] = made = _Recycled(make, int(wanted.group(2)))
    return made


class _Recycled(object):
    def __init__(self, make, pages):
        self._make = make
        self._pages = pages
        self._left = 0
        self._thread = None

    def __call__(self, page):
        if self._left == 0:
            if self._thread is not None:
                self._thread.shutdown()
            self._thread = ThreadPoolExecutor(1)
            self._parser = self._thread.submit(self._make).result()
            self._left = self._pages
        self._left -= 1
        self._thread.submit(self._parse, page).result()

    def _parse(self, page):
        # Not returned: what is made in a thread is to end with it.
        etree.fromstring(page, self._parser)
