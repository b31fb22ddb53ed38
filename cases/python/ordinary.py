"""Thirty callables of the standard library as people call them. None of them grows."""

import ast
import base64
import binascii
import bz2
import codecs
import collections
import configparser
import copy
import csv
import datetime
import decimal
import difflib
import email
import fnmatch
import fractions
import gzip
import hashlib
import heapq
import html
import html.parser
import io
import ipaddress
import json
import pickle
import re
import shlex
import sqlite3
import statistics
import string
import struct
import textwrap
import tokenize
import unicodedata
import urllib.parse
import uuid
import zlib
from xml.etree import ElementTree

_TEXT = "The parser keeps every name it has ever seen, and every name takes room.\n" * 4
_DATA = {"names": ["p", "div", "span"], "held": {"low": 30.2, "high": 70.5}, "grows": True, "since": None}


def parses_json():
    json.loads(json.dumps(_DATA))


def matches_a_pattern():
    re.search(r"(\w+) name", _TEXT)


def compresses_with_zlib():
    zlib.decompress(zlib.compress(_TEXT.encode()))


def compresses_with_gzip():
    gzip.decompress(gzip.compress(_TEXT.encode(), mtime=0))


def compresses_with_bz2():
    bz2.decompress(bz2.compress(b"small"))


def hashes():
    hashlib.sha256(_TEXT.encode()).hexdigest()


def encodes_base64():
    base64.b64decode(base64.b64encode(_TEXT.encode()))


def encodes_hexadecimal():
    binascii.unhexlify(binascii.hexlify(_TEXT.encode()))


def reads_csv():
    list(csv.reader(io.StringIO("a,b,c\n1,2,3\n")))


def parses_a_date():
    datetime.datetime.strptime("2016-08-31", "%Y-%m-%d")


def divides_decimals():
    decimal.Decimal(1) / decimal.Decimal(7)


def compares_lines():
    list(difflib.unified_diff(["a", "b"], ["a", "c"]))


def reads_a_configuration():
    configparser.ConfigParser().read_string("[plateau]\nbound = 0 B/page\n")


def splits_a_command():
    shlex.split("plateau run 'a page.html' --vary tags")


def escapes_html():
    html.unescape(html.escape("<a href='?a=1&b=2'>"))


class _Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def parses_html():
    parser = _Tags()
    parser.feed("<p class=a>one<br>two</p>")
    parser.close()


def parses_xml():
    ElementTree.fromstring("<a><b c='d'>e</b></a>")


def splits_an_address():
    urllib.parse.urlsplit("https://blog.example/a/b?c=d#e")


def wraps_text():
    textwrap.fill(_TEXT, 40)


def counts_words():
    collections.Counter(_TEXT.split()).most_common(3)


def sorts_with_a_heap():
    heapq.nsmallest(3, range(100, 0, -1))


def packs_a_struct():
    struct.unpack("<IdH", struct.pack("<IdH", 1, 2.0, 3))


def pickles():
    pickle.loads(pickle.dumps(_DATA))


def copies_deeply():
    copy.deepcopy(_DATA)


def takes_a_median():
    statistics.median([3, 1, 2])


def adds_fractions():
    fractions.Fraction(1, 3) + fractions.Fraction(1, 6)


def parses_an_ip_address():
    str(ipaddress.ip_network("192.0.2.0/24"))


def names_by_hash():
    uuid.uuid5(uuid.NAMESPACE_DNS, "blog.example")


def reads_mail():
    email.message_from_string("From: a@blog.example\nSubject: b\n\nc\n")


def fills_a_template():
    string.Template("$a grows").substitute(a="it")


def matches_a_file_name():
    fnmatch.fnmatch("page.html", "*.html")


def decodes_incrementally():
    codecs.getincrementaldecoder("utf-8")().decode("naïve".encode(), final=True)


def normalises_text():
    unicodedata.normalize("NFC", "nai\u0308ve")


def parses_python():
    ast.parse("a = [b for b in c if b]")


def tokenizes_python():
    list(tokenize.generate_tokens(io.StringIO("a = 1\n").readline))


def asks_a_database():
    with_rows = sqlite3.connect(":memory:")
    with_rows.execute("select 1").fetchall()
    with_rows.close()
