"""Measures the heap of one subject after another: the series of measured.jsonl that carry "by": "measure.py".

Run on Linux with glibc, Python 3.8 or later, and lxml on PYTHONPATH for the subjects that need it:

    python measure.py [NAME...] >> measured.jsonl

Each subject runs in a process of its own, whose allocator is set up as plateau sets it up.
"""

import collections
import configparser
import copy
import ctypes
import csv
import datetime
import decimal
import fractions
import functools
import gc
import hashlib
import html.parser
import io
import json
import logging
import os
import random
import re
import statistics
import string
import subprocess
import sys
import textwrap
import urllib.parse
import zlib

INPUTS = 16320
ENVIRONMENT = {
    "PYTHONMALLOC": "malloc",
    "PYTHONHASHSEED": "0",
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0:glibc.malloc.arena_max=1",
}


class Mallinfo2(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    ]


def heap_reader():
    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = Mallinfo2

    def heap():
        info = mallinfo2()
        return info.uordblks + info.hblkhd

    return heap


def name_of(number):
    return "n" + format(number, "08x")


def lxml_with(place, names):
    from lxml import etree

    parser = etree.HTMLParser()

    def subject(number):
        fresh = [name_of(number * names + index) for index in range(names)] if names >= 1 else []
        if 0 < names < 1 and number % round(1 / names) == 0:
            fresh = [name_of(number)]
        page = {
            "tags": "".join("<%s>x</%s>" % (name, name) for name in fresh),
            "attributes": "".join("<p %s=1>x</p>" % name for name in fresh),
            "ids": "".join("<p id=%s>x</p>" % name for name in fresh),
        }[place]
        etree.fromstring("<html><body><p>text</p>%s</body></html>" % page, parser)
        etree.clear_error_log()

    return subject


def keeper(keep):
    return lambda number: keep(number) and None


def lru(size, spread):
    chance = random.Random(size)

    @functools.lru_cache(maxsize=size)
    def cached(key):
        return bytes(20 + key % 300)

    return lambda number: cached(chance.randrange(spread)) and None


def zipf_words(skew, each):
    chance = random.Random(each)
    counter = collections.Counter()

    def subject(_number):
        for _ in range(each):
            rank = int(chance.paretovariate(skew - 1))
            counter["w%x" % rank] += 1

    return subject


def counted_words(tail, each):
    chance = random.Random(1)
    known = {}

    def subject(_number):
        for _ in range(each):
            word = "w%d" % chance.paretovariate(tail)
            known[word] = known.get(word, 0) + 1

    return subject


def kinds_seen(kinds):
    chance = random.Random(kinds)
    known = set()
    return lambda _number: known.add("w%d" % chance.randrange(kinds))


def occasional(every, size):
    kept = []

    def subject(number):
        if number % every == 0:
            kept.append(bytes(size))

    return subject


def saw(period, size):
    kept = {}

    def subject(number):
        if len(kept) == period:
            kept.clear()
        kept[number] = bytes(size + number % 7)

    return subject


def once(at, size):
    kept = []

    def subject(number):
        if number == at:
            kept.append(bytes(size))

    return subject


def noisy(every, size):
    chance = random.Random(every)
    slots = {}
    kept = []

    def subject(number):
        slots[chance.randrange(100)] = bytes(chance.randrange(1000))
        if number % every == 0:
            kept.append(bytes(size))

    return subject


def logs(levels):
    logger = logging.getLogger("measured")
    logger.propagate = False
    logger.addHandler(logging.StreamHandler(io.StringIO() if levels == "kept" else open(os.devnull, "w")))
    return lambda number: logger.warning("input %d was read", number)


def read_ini(number):
    parser = configparser.ConfigParser()
    parser.read_string("[a]\nb = %d\nc = %%(b)s\n" % number)
    parser.get("a", "c")


SUBJECTS = {
    "linear": {
        "logging into a StringIO": lambda: logs("kept"),
        "bytes(100) every 7th": lambda: occasional(7, 100),
        "bytes(5000) every 250th": lambda: occasional(250, 5000),
        "bytes(200) every 5th in a noisy cache": lambda: noisy(5, 200),
        "logger by name": lambda: keeper(lambda number: logging.getLogger("logger%d" % number)),
        "lxml, 1 fresh attribute": lambda: lxml_with("attributes", 1),
    },
    "staircase": {
        "lxml, 20 fresh tags": lambda: lxml_with("tags", 20),
        "lxml, 3 fresh attributes": lambda: lxml_with("attributes", 3),
        "lxml, a fresh tag every 2nd": lambda: lxml_with("tags", 0.5),
        "lxml, a fresh tag every 20th": lambda: lxml_with("tags", 0.05),
        "list of None": lambda: keeper([].append),
        "bytearray by 9": lambda: keeper(lambda _, kept=bytearray(): kept.extend(b"123456789")),
        "dict of numbers": lambda: keeper(lambda number, kept={}: kept.setdefault(number)),
    },
    "sublinear": {
        "Counter, skew 1.8": lambda: zipf_words(1.8, 10),
        "Counter, skew 2.5": lambda: zipf_words(2.5, 40),
        "dict of words, tail 0.7": lambda: counted_words(0.7, 20),
    },
    "bounded": {
        "lru_cache of 128 over 500": lambda: lru(128, 500),
        "lru_cache of 1000 over 1500": lambda: lru(1000, 1500),
        "set of 400 kinds": lambda: kinds_seen(400),
        "re cache, a fresh pattern each": lambda: (
            lambda number: re.compile("a{%d}b%d" % (number % 30 + 1, number)) and None
        ),
        "saw of 70": lambda: saw(70, 100),
        "saw of 900": lambda: saw(900, 60),
        "saw of 2500": lambda: saw(2500, 60),
        "deque of 300": lambda: keeper(
            lambda number, kept=collections.deque(maxlen=300): kept.append(bytes(number % 999))
        ),
    },
    "jump": {
        "bytes(300000) at 3000": lambda: once(3000, 300000),
        "bytes(2000) at 6000": lambda: once(6000, 2000),
        "bytes(50000) at 12000": lambda: once(12000, 50000),
    },
    "healthy": {
        "nothing": lambda: lambda number: None,
        "lxml, the same page": lambda: lxml_with("tags", 0),
        "lxml, fresh ids": lambda: lxml_with("ids", 20),
        "configparser": lambda: read_ini,
        "json": lambda: lambda number: json.loads(json.dumps({"a": [number, {"b": str(number)}]})) and None,
        "html.parser": lambda: lambda number: html.parser.HTMLParser().feed("<p id=a%d>x</p>" % number),
        "csv": lambda: lambda number: list(csv.reader(io.StringIO("a,b,%d\n" % number))) and None,
        "sha256": lambda: lambda number: hashlib.sha256(b"%d" % number).hexdigest() and None,
        "zlib": lambda: lambda number: zlib.decompress(zlib.compress(b"%d" % number * 100)) and None,
        "deepcopy": lambda: lambda number: copy.deepcopy({"a": [number] * 20}) and None,
        "datetime": lambda: lambda number: datetime.datetime(2016, 11, 1, number % 24).isoformat() and None,
        "decimal": lambda: lambda number: decimal.Decimal(number).sqrt() and None,
        "fractions": lambda: lambda number: fractions.Fraction(number + 1, 7) * 3 and None,
        "urllib.parse": lambda: (
            lambda number: urllib.parse.urlsplit("http://host%d/a?b=%d" % (number, number)) and None
        ),
        "textwrap": lambda: lambda number: textwrap.wrap("words and words %d " % number * 9, 20) and None,
        "string.Template": lambda: lambda number: string.Template("a $b").substitute(b=number) and None,
        "statistics": lambda: lambda number: statistics.mean([number, 2, 3]) and None,
    },
}


def points():
    at = 8
    while at <= INPUTS:
        yield at
        at += 2 ** max(0, at.bit_length() - 4)


def series_of(subject):
    heap = heap_reader()
    gc.disable()
    marks = list(points())
    levels = (ctypes.c_longlong * len(marks))()
    number = 0
    for index, mark in enumerate(marks):
        while number < mark:
            subject(number)
            number += 1
        gc.collect()
        levels[index] = heap()
    return marks, [level - levels[0] for level in levels]


def main(names):
    if names[:1] == ["--one"]:
        truth, name = names[1:]
        inputs, change = series_of(SUBJECTS[truth][name]())
        if "lxml" in name:
            from lxml import etree

            name = name.replace("lxml", "lxml %d.%d.%d" % etree.LXML_VERSION[:3])
        line = {"name": name, "truth": truth, "by": "measure.py", "inputs": inputs, "change": change}
        print(json.dumps(line, separators=(",", ":")))
        return
    for truth, subjects in SUBJECTS.items():
        for name in subjects:
            if not names or name in names:
                subprocess.run(
                    [sys.executable, __file__, "--one", truth, name], env=dict(os.environ, **ENVIRONMENT), check=True
                )


if __name__ == "__main__":
    main(sys.argv[1:])
