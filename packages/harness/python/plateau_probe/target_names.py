"""The names of a parser whose results are not lxml's elements: where they can be read when a target has the events."""

import threading

from plateau_probe.names import LayoutError


def reader(etree, kind, names, subject):
    """Returns what counts the names behind a target's result, as ``names`` does those behind an element.

    The element that a target may have built is no way there: from lxml 7.0 its document has a dictionary of its own.
    """
    parser_class = etree.HTMLParser if kind == "html" else etree.XMLParser
    if hasattr(parser_class, "dict_size"):
        return ParserNames(subject)
    _expect_dictionary_of_thread(etree, parser_class, kind, names)
    return ThreadNames(etree, kind, names)


class ParserNames(object):
    """Asks the parser, to which the dictionary belongs: how many names there are, not which."""

    def __init__(self, subject):
        self._subject = subject

    def sees(self, result):
        return result is not None

    def count(self, result):
        return self._subject.parser.dict_size

    def list(self, result):
        raise LayoutError("a parser with a target tells how many names it keeps, not which")

    def raw(self, result):
        return self.list(result)

    def measure(self, result):
        raise LayoutError("a parser with a target tells how many names it keeps, not their bytes")


class ThreadNames(object):
    """Makes an element in the thread that the dictionary belongs to, of a name that every parser there adds."""

    def __init__(self, etree, kind, names):
        self._element = etree.Element
        self._tag = kind
        self._names = names

    def sees(self, result):
        return result is not None

    def count(self, result):
        return self._names.count(self._element(self._tag))

    def list(self, result):
        return self._names.list(self._element(self._tag))

    def raw(self, result):
        return self._names.raw(self._element(self._tag))

    def measure(self, result):
        return self._names.measure(self._element(self._tag))


def _expect_dictionary_of_thread(etree, parser_class, kind, names):
    """Compares a parsed document's dictionary with another one's, in a thread of their own that takes both with it."""
    shared = []

    def compare():
        try:
            parsed = etree.fromstring("<%s></%s>" % (kind, kind), parser_class())
            shared.append(names.is_shared(parsed, etree.Element(kind)))
        except LayoutError:
            pass

    thread = threading.Thread(target=compare)
    thread.start()
    thread.join()
    if shared != [True]:
        raise LayoutError("with a target there is no way to the parser's dictionary in this lxml")
