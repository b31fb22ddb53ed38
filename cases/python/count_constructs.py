"""Prints how many start tags, and how many references to entities, a page has, as Python's own html.parser reads it."""

import html.parser
import io
import json
import re
import sys

REFERENCE = re.compile("&(?!#)")


class Counter(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.start_tags = 0
        self.references = 0

    def handle_starttag(self, tag, attrs):
        self.start_tags += 1
        self.references += len(REFERENCE.findall(self.get_starttag_text()))

    def handle_entityref(self, name):
        self.references += 1

    def handle_data(self, data):
        # A bare ampersand begins a reference too, and is found to be none.
        if self.cdata_elem is None:
            self.references += len(REFERENCE.findall(data))


counter = Counter()
with io.open(sys.argv[1], encoding="latin-1") as page:
    counter.feed(page.read())
counter.close()
sys.stdout.write(json.dumps({"startTags": counter.start_tags, "references": counter.references}))
