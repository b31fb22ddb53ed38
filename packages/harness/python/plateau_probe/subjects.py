"""What is exercised: a function of one input, and a way to look at what one input gave."""

import functools
import importlib
import inspect
import io
import sys
import threading

from plateau_probe import objects, options, target_names


class UnfitError(Exception):
    """The subject cannot be made: the request is at fault, not the subject."""


class Subject(object):
    """``call(data)`` is the hot path; ``look(data, see)`` returns what ``see`` makes of the call's result."""

    def __init__(self, call):
        self.call = call

    def look(self, data, see):
        return see(self.call(data))

    def names_by(self, names):
        """Returns what reads the names behind a result, given what reads those behind an element."""
        return names


class TargetSubject(object):
    """Its results are a target's, not lxml's: while one is looked at, ``parser`` is the one that it came by."""

    def __init__(self, etree, kind, parse, parser_of):
        self._etree = etree
        self._kind = kind
        self._parse = parse
        self._parser_of = parser_of
        self.parser = None
        self.call = lambda data: parse(data, parser_of())

    def look(self, data, see):
        self.parser = self._parser_of()
        try:
            return see(self._parse(data, self.parser))
        finally:
            self.parser = None

    def names_by(self, names):
        return target_names.reader(self._etree, self._kind, names, self)


class ThreadedSubject(object):
    """Gives each input a thread that ends, and looks in that thread: a dictionary belongs to its thread."""

    def __init__(self, inner):
        self._inner = inner

    def call(self, data):
        self.look(data, lambda result: None)

    def look(self, data, see):
        seen, raised = [], []

        def work():
            try:
                seen.append(self._inner.look(data, see))
            except BaseException:
                raised.append(sys.exc_info()[1])

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        if raised:
            raise raised[0]
        return seen[0]

    def names_by(self, names):
        return self._inner.names_by(names)


def make(spec, page, stay):
    """Makes a subject; ``stay()`` is called after each call of a callable, which may have forked."""
    kind = spec["kind"]
    if kind == "nothing":
        return Subject(lambda data: None)
    if kind == "callable":
        return Subject(_callable(spec, stay))
    try:
        return _lxml(spec, page)
    except objects.UnknownNameError as error:
        raise UnfitError(str(error))


def _lxml(spec, page):
    from lxml import etree

    given = objects.maker(etree, spec, page)
    if spec["entry"] == "iterparse":  # which makes its own parser, one a page
        _check_options(
            etree, spec, functools.partial(etree.iterparse, io.BytesIO(), html=spec["parser"] == "html"), given()
        )
        return Subject(_iterparse(etree, spec, given))
    parser_class = _parser_class(etree, spec)
    _check_options(etree, spec, parser_class, given())

    def make_parser():
        return parser_class(**given())

    parse = {
        "fromstring": _fromstring,
        "parse": _parse,
        "feed": _feed,
        "html.fromstring": _html_fromstring,
    }[spec["entry"]](etree, spec)
    lifetime = spec["lifetime"]
    if lifetime == "default":
        return Subject(lambda data: parse(data, None))
    parser_of = make_parser
    if lifetime == "shared":
        parser = make_parser()

        def parser_of():
            return parser

    if spec["options"].get("target") is not None:
        subject = TargetSubject(etree, spec["parser"], parse, parser_of)
    elif lifetime == "shared":
        # Not functools.partial: a keyword costs more on its way into Cython than this call does.
        subject = Subject(lambda data: parse(data, parser))
    else:
        subject = Subject(lambda data: parse(data, make_parser()))
    return ThreadedSubject(subject) if lifetime == "thread" else subject


def _parser_class(etree, spec):
    if spec["entry"] != "html.fromstring":
        return etree.HTMLParser if spec["parser"] == "html" else etree.XMLParser
    from lxml import html

    return html.HTMLParser if spec["parser"] == "html" else html.XHTMLParser


def _check_options(etree, spec, take, given):
    """Makes once what takes the options, and parses nothing with it: iterparse takes fewer than a parser."""
    try:
        take(**given)
    except (LookupError, TypeError, ValueError) as error:
        taker = "iterparse" if spec["entry"] == "iterparse" else "%s parser" % spec["parser"]
        known = (options.discovered(etree) or {}).get(spec["parser"], {})
        fit = sorted(name for name, default in known.items() if options.takes(take, name, default))
        unfit = ", ".join(name for name in given if name not in fit)
        if fit and unfit:
            raise UnfitError("an option of this lxml's %s (%s), got %s" % (taker, ", ".join(fit), unfit))
        raise UnfitError("options that this lxml's %s takes, got: %s" % (taker, error))


def _fromstring(etree, spec):
    if spec["parser"] == "html" and spec["lifetime"] == "default":
        return lambda data, parser: etree.HTML(data)
    return etree.fromstring  # as it is: on small pages, a Python function in between would show in the time


def _html_fromstring(etree, spec):
    from lxml import html

    def call(data, parser):
        return html.fromstring(data, parser=parser) if parser is not None else html.fromstring(data)

    return call


def _parse(etree, spec):
    if spec["as"] == "str":
        wrap = io.StringIO
    else:
        wrap = io.BytesIO

    def call(data, parser):
        return etree.parse(wrap(data), parser).getroot()

    return call


def _feed(etree, spec):
    def call(data, parser):
        parser.feed(data)
        return parser.close()

    return call


def _iterparse(etree, spec, given):
    def call(data):
        context = etree.iterparse(io.BytesIO(data), html=spec["parser"] == "html", **given())
        for _ in context:
            pass
        return context.root

    return call


def _callable(spec, stay):
    for folder in reversed(spec["path"]):
        sys.path.insert(0, folder)
    module, _, name = spec["call"].partition(":")
    try:
        function = importlib.import_module(module)
    except ImportError as error:
        raise UnfitError('a module for --call "%s", got: %s' % (spec["call"], error))
    for part in name.split("."):
        try:
            function = getattr(function, part)
        except AttributeError:
            raise UnfitError('%s to have "%s" for --call "%s", got no such name' % (module, part, spec["call"]))
    if not callable(function):
        raise UnfitError('--call "%s" to name something callable, got a %s' % (spec["call"], type(function).__name__))
    takes_page = _takes_page(function)

    def call(data):
        result = function(data) if takes_page else function()
        stay()
        return result

    return call


def _takes_page(function):
    """Whether the function can be given one positional argument, as its signature tells."""
    if not hasattr(inspect, "signature"):
        return _takes_page_in_python_2(function)
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:
        return True  # a builtin that tells nothing: give it the page, and its own error will say if it minds
    return any(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD, p.VAR_POSITIONAL) for p in parameters)


def _takes_page_in_python_2(function):
    try:
        spec = inspect.getargspec(function)
    except TypeError:
        return True
    return bool(spec.varargs) or len(spec.args) > (1 if inspect.ismethod(function) else 0)
