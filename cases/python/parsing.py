"""Parses a page as a crawler would, and keeps nothing of its own."""

from lxml import etree

parser = etree.HTMLParser()


def parse(page):
    return len(etree.fromstring(page, parser))
