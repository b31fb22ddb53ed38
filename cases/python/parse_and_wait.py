"""Parses a page three times with one parser, says where the last root is, and waits to be looked at."""

import sys

from lxml import etree

with open(sys.argv[1], "rb") as page:
    data = page.read()
parser = etree.HTMLParser() if sys.argv[2] == "html" else etree.XMLParser()
for _ in range(3):
    root = etree.fromstring(data, parser)
sys.stdout.write("%d\n" % id(root))
sys.stdout.flush()
sys.stdin.read()
