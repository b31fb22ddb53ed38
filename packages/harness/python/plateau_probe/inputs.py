"""Makes input i of a template: one stamp of fixed width, joined between the template's pieces."""

import base64
import codecs


def maker(template, encoding):
    """Returns a function from i to the bytes of input i, or to text where an encoding is given."""
    pieces = [base64.b64decode(piece) for piece in template["pieces"]]
    if encoding is not None:
        pieces = _decoded(pieces, encoding)
    if len(pieces) == 1:
        page = pieces[0]
        return lambda i: page
    high, low = _stamps(template["stamp"], as_text=encoding is not None)
    count = len(low)
    return lambda i: (high[i // count] + low[i % count]).join(pieces)


def _decoded(pieces, encoding):
    # In one go: what a byte order mark, or a shift, says at the beginning holds for the later pieces too.
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    return [decoder.decode(piece) for piece in pieces[:-1]] + [decoder.decode(pieces[-1], True)]


def stamp(template, i):
    """Returns the text that input i has in each of its slots."""
    high, low = _stamps(template["stamp"], as_text=True)
    return high[i // len(low)] + low[i % len(low)]


def capacity(template):
    """Returns how many inputs differ from each other."""
    shape = template["stamp"]
    return len(shape["alphabet"]) ** shape["width"]


def _stamps(shape, as_text):
    """Two tables, made before the first reading, so that an input costs two look-ups and a join."""
    half = shape["width"] // 2
    encode = (lambda text: text) if as_text else (lambda text: text.encode(shape["encoding"]))
    return [[encode(text) for text in _words(shape["alphabet"], width)] for width in (shape["width"] - half, half)]


def _words(alphabet, width):
    words = [alphabet[:0]]
    for _ in range(width):
        words = [word + letter for word in words for letter in alphabet]
    return words
