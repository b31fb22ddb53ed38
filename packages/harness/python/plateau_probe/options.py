"""The options that the parsers of the lxml imported take, and the value of each where none is given."""

import ast
import re
import warnings

# lxml writes these signatures by hand, at the head of a docstring. Some lack options that stand only in the list below
# them (huge_tree in 3.6, default_doctype in 7.0), and 5.4's has the default that resolve_entities had before 5.0: where
# the list tells a default, it is right.
PARAMETER = re.compile(r"(\w+)\s*(?::\s*[\w.]+\s*)?=\s*('[^']*'|\"[^\"]*\"|[\w.+-]+)")
LISTED = re.compile(r"^\s*- (\w+)\s*[-:]\s", re.MULTILINE)
LISTED_DEFAULT = re.compile(r"(?:\(default:|The default used to be \w+ and was changed to)\s*('\w+'|\w+)")


def discovered(etree):
    """Returns the options of the HTML and of the XML parser with their defaults; None where lxml does not tell.

    One that only the other parser documents is here too if it is taken: its default is not known, and said as None.
    """
    parsers = {"html": etree.HTMLParser, "xml": etree.XMLParser}
    documented = {kind: _documented(parser.__doc__ or "") for kind, parser in parsers.items()}
    if not all(documented.values()):
        return None
    everything = dict.fromkeys(name for options in documented.values() for name in options)
    return {
        kind: {
            name: default
            for name, default in dict(everything, **documented[kind]).items()
            if takes(parser, name, default)
        }
        for kind, parser in parsers.items()
    }


def _documented(text):
    signature, _, rest = text.partition("\n\n")
    given = {name: _value(default) for name, default in PARAMETER.findall(signature)}
    if not given:
        return {}
    switches, _, others = rest.partition("Other keyword arguments")
    for name, default in _listed(switches) + _listed(others):
        if default is not None:
            given[name] = _value(default)
    # A switch of which no default is told at all is off.
    for name, _ in _listed(switches):
        given.setdefault(name, False)
    return given


def _listed(text):
    """Returns the names that a list describes, each with the default that it tells, if any, as it is written."""
    marks = list(LISTED.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    told = [LISTED_DEFAULT.search(text, mark.end(), end) for mark, end in zip(marks, ends)]
    return [(mark.group(1), found and found.group(1)) for mark, found in zip(marks, told)]


def _value(text):
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return None
    return value if isinstance(value, (bool, int, str)) else None


def takes(parser, name, default):
    """Makes a parser, which parses nothing: what it is made with is all that lxml looks at."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an option on its way out is still one
        try:
            parser(**{name: default})
        except TypeError:
            return False
    return True
