"""Prints how many names the pages of a folder have between them, as Python's own html.parser reads them.

Tags, attributes, and, where asked for, the values of ids: each once, however often it comes.
"""

import html.parser
import io
import json
import os
import sys


class Names(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.names = set()
        self.ids = set()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.names.update(name for name, _ in attrs)
        self.ids.update(value for name, value in attrs if name == "id")


reader = Names()
for name in sorted(os.listdir(sys.argv[1])):
    with io.open(os.path.join(sys.argv[1], name), encoding="utf-8") as page:
        reader.feed(page.read())
    reader.reset()
sys.stdout.write(json.dumps({"names": len(reader.names), "withIds": len(reader.names | reader.ids)}))
