"""How many fresh tokens arrive: what a variation touches proves nothing if the parser never sees it."""


def reached(element, tokens):
    """Counts the tokens that are somewhere in the tree of ``element``."""
    found = set(_strings(element))
    everything = "\0".join(found)
    # Short tokens would be found inside other words, so they must stand alone.
    return sum(1 for token in tokens if token in found or (len(token) >= 8 and token in everything))


def _strings(element):
    top = element
    while top.getprevious() is not None:
        top = top.getprevious()
    while top is not None:
        for node in top.iter():
            for string in _strings_of(node):
                if string:
                    yield string if isinstance(string, type("")) else string.decode("latin-1")
        top = top.getnext()


def _strings_of(node):
    if isinstance(node.tag, (bytes, type(""))):
        yield node.tag
        for name, value in node.attrib.items():
            yield name
            yield value
    else:
        yield getattr(node, "target", None)
        yield getattr(node, "name", None)
    yield node.text
    yield node.tail
    for prefix, uri in node.nsmap.items() if hasattr(node, "nsmap") else ():
        yield prefix
        yield uri
