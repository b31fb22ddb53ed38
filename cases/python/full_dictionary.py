"""What lifts the limit on names, tried in the thread that meets it."""

from lxml import etree


def parses(page, parser=etree.XMLParser()):  # noqa: B008  one for all pages
    etree.fromstring(page, parser)


def parses_where_one_parser_was_huge(page):
    if not _parsed:
        etree.fromstring(b"<page/>", etree.XMLParser(huge_tree=True))
        _parsed.append(True)
    parses(page)


_parsed = []
