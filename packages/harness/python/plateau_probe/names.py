"""The names that libxml2's dictionary keeps: how many, and which.

An element knows its node, the node its document, the document the dictionary that its parser shared with it.
The offsets are those of 64-bit libxml2's public structs (include/libxml/tree.h: xmlNode, xmlDoc) and of dict.c's
private ones (_xmlDict, _xmlDictStrings). Each step is checked against something that only the right place would
hold, so another layout ends in a reason, never in a wrong count.
"""

import codecs
import ctypes
import struct
import sys

from plateau_probe.memory import Memory, UnreadableError

ELEMENT_NODE = 24
NODE_PRIVATE = 0
NODE_DOCUMENT = 64
DOCUMENT_DICTIONARY = 152
DICTIONARY_POOLS = 32
# struct _xmlDictStrings: next, free, end, size, nbStrings, then the bytes.
POOL = struct.Struct("=QQQQQ")
CHUNK = 1 << 20


class LayoutError(Exception):
    """The dictionary is not where this module knows it to be."""


class Names(object):
    """Reads the dictionary of the document that an element belongs to, in that element's thread."""

    def __init__(self, library):
        if sys.maxsize < 2**32:
            raise LayoutError("the dictionary's place is known on 64-bit systems only")
        self._memory = Memory()
        try:
            self._size = ctypes.CDLL(library).xmlDictSize
        except (AttributeError, OSError) as error:
            raise LayoutError("this lxml exports no xmlDictSize: %s" % error)
        self._size.argtypes = [ctypes.c_void_p]
        self._size.restype = ctypes.c_int
        self._verified = False

    def sees(self, result):
        return is_element(result)

    def is_shared(self, element, other):
        """Whether the documents of two elements have one dictionary."""
        return self._dictionary(element) == self._dictionary(other)

    def count(self, element):
        dictionary = self._dictionary(element)
        if not self._verified:
            self._verify(dictionary)
        return self._size(dictionary)

    def list(self, element):
        """Returns the kept names as bytes, oldest pool last, each pool in the order it was filled."""
        return self._walk(self._dictionary(element))

    def raw(self, element):
        """Returns the same as one text, each name with the zero that ends it: few allocations, however many names."""
        return self._text(self._dictionary(element))

    def measure(self, element):
        """Returns how many names are kept, and their bytes, each with the zero that ends it."""
        pools = list(self.pools(element))
        return sum(held for _, _, held in pools), sum(free - start for start, free, _ in pools)

    def pools(self, element):
        """Yields where the bytes of each pool start and end, and how many names they are; the newest pool first."""
        return self._pools(self._dictionary(element))

    def read(self, start, stop):
        """Returns the bytes of a pool's names, each with the zero that ends it."""
        try:
            return b"".join(self._memory.bytes(at, min(CHUNK, stop - at)) for at in range(start, stop, CHUNK))
        except UnreadableError as error:
            raise LayoutError(str(error))

    def _dictionary(self, element):
        word = self._memory.word
        try:
            node = word(id(element) + ELEMENT_NODE)
            if word(node + NODE_PRIVATE) != id(element):
                raise LayoutError("the element's node is not where it was in every release tried")
            return word(word(node + NODE_DOCUMENT) + DOCUMENT_DICTIONARY)
        except UnreadableError as error:
            raise LayoutError(str(error))

    def _verify(self, dictionary):
        walked = len(self._walk(dictionary))
        counted = self._size(dictionary)
        if walked != counted:
            raise LayoutError("the dictionary's pools hold %d names where xmlDictSize says %d" % (walked, counted))
        self._verified = True

    def _walk(self, dictionary):
        return self._text(dictionary).split(b"\0")[:-1]

    def _text(self, dictionary):
        texts = []
        for start, free, held in self._pools(dictionary):
            text = self.read(start, free)
            if text.count(b"\0") != held:
                raise LayoutError("a string pool says %d names and holds %d" % (held, text.count(b"\0")))
            texts.append(text)
        return b"".join(texts)

    def _pools(self, dictionary):
        """Yields where each pool's bytes start and end, and how many names they are."""
        try:
            pool = self._memory.word(dictionary + DICTIONARY_POOLS)
            while pool:
                following, free, end, size, held = POOL.unpack(self._memory.bytes(pool, POOL.size))
                start = pool + POOL.size
                if not start <= free <= end or end - start > size + POOL.size:
                    raise LayoutError("a string pool at %#x does not look like one" % pool)
                yield start, free, held
                pool = following
        except UnreadableError as error:
            raise LayoutError(str(error))


def is_element(result):
    """Whether a callable returns what lxml makes: then its names can be counted too."""
    etree = sys.modules.get("lxml.etree")
    return etree is not None and isinstance(result, etree._Element)


def as_text(name):
    """Returns a name as text; a byte that is no UTF-8 becomes ``\\xNN``."""
    return name.decode("utf-8", "plateau.bytes")


def _escape_bytes(error):
    wrong = bytearray(error.object[error.start : error.end])
    return "".join("\\x%02x" % byte for byte in wrong).encode("ascii").decode("ascii"), error.end


codecs.register_error("plateau.bytes", _escape_bytes)
