"""How many fresh tokens arrive: what a variation touches proves nothing if the parser never sees it."""

# A shorter token would be found inside other words, so it must be a text or a value of its own.
SHORTEST_TO_SEARCH = 8


def reached(etree, root, tokens):
    """Counts the tokens that are somewhere in the tree of ``root``, its doctype included."""
    # To UTF-8 and not to text: of broken pages, some releases make trees that they cannot give as text.
    everything = etree.tostring(root.getroottree(), encoding="UTF-8")
    alone = None
    count = 0
    for token in tokens:
        if len(token) >= SHORTEST_TO_SEARCH:
            count += token.encode("utf-8") in everything
            continue
        if alone is None:
            alone = set(_texts_and_values(root))
        count += token in alone
    return count


def _texts_and_values(root):
    for node in root.iter():
        for read in (lambda node: [node.text], lambda node: [node.tail], lambda node: node.attrib.values()):
            try:
                for value in read(node):
                    yield value
            except (AttributeError, UnicodeDecodeError):
                pass  # a comment has no attributes; a text in broken UTF-8 is no token
