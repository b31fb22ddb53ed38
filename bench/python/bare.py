"""What a run of the map parses, in the loop that anyone would write. One JSON line in, nothing out."""

import base64
import itertools
import json
import sys

from lxml import etree


def main():
    spec = json.loads(sys.stdin.readline())
    parse = parser_of(spec["subject"], base64.b64decode(spec["page"]))
    as_text = spec["subject"]["as"] == "str"
    pieces = [base64.b64decode(piece) for piece in spec["pieces"]]
    if as_text:
        pieces = [piece.decode(spec["encoding"], "replace") for piece in pieces]
    if len(pieces) == 1:
        for _ in range(spec["inputs"]):
            parse(pieces[0])
    else:
        stamp = spec["stamp"]
        words = itertools.product(stamp["alphabet"], repeat=stamp["width"])
        for letters in itertools.islice(words, spec["inputs"]):
            word = "".join(letters)
            parse((word if as_text else word.encode(stamp["encoding"])).join(pieces))


def parser_of(subject, page):
    if subject["plain"]:
        options = {str(name): value for name, value in subject["options"].items()}
        parser = etree.HTMLParser(**options) if subject["parser"] == "html" else etree.XMLParser(**options)
        return lambda page: etree.fromstring(page, parser)
    # Other ways in and lifetimes, and parsers that need more than an option, are made as the map makes them.
    sys.path.insert(0, subject["probe"])
    from plateau_probe import subjects

    return subjects.make(subject, page, None).call


main()
