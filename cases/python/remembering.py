"""A crawler in small: what it has seen stays."""

_seen = []


def crawl(page):
    return remember(page)


def remember(page):
    _seen.append(bytes(bytearray(1000)))
    return len(page)
