"""Writes a WARC of made pages, each gzipped by itself: 12 pages^0.5 tags and as many attributes, from fifty hosts."""

import gzip
import sys

RECORD = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
RECORD += "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nContent-Type: application/http\r\n"
RECORD += "Content-Length: %d\r\n\r\n"


def names_by(page):
    return round(12 * page**0.5)


def body(page):
    fresh = range(names_by(page), names_by(page + 1))
    elements = "".join("<tag-%d data-%d=1>text</tag-%d>" % (name, name, name) for name in fresh)
    return "<html><body>%s%s</body></html>" % (elements, "<p class=x>text</p>\n" * 200)


with open(sys.argv[1], "wb") as archive:
    for page in range(int(sys.argv[2])):
        answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body(page)
        url = "https://host-%d.example/%d" % (page % 50, page)
        record = RECORD % (url, page, len(answer)) + answer + "\r\n\r\n"
        archive.write(gzip.compress(record.encode("ascii"), mtime=0))
