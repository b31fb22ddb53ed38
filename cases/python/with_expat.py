"""The standard library's expat, with a parser for each page, as it asks for."""

from xml.parsers import expat

from unbounded import normalised


def names(page):
    return _names(page, expat.ParserCreate())


def remembered_names(page):
    return [normalised(name) for name in names(page)]


_interned = {}


def names_interned_for_good(page):
    """All parsers share the dictionary of names that each would make for itself."""
    return _names(page, expat.ParserCreate(intern=_interned))


def _names(page, parser):
    found = []

    def start(name, attributes):
        found.append(name)
        found.extend(attributes)

    parser.StartElementHandler = start
    parser.Parse(page, True)
    return found
