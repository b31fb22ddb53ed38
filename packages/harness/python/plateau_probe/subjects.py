"""What is exercised: a function of one input, and a way to look at what one input gave."""

import importlib
import inspect
import io
import re
import sys
import threading


class UnfitError(Exception):
    """The subject cannot be made: the request is at fault, not the subject."""


class Subject(object):
    """``call(data)`` is the hot path; ``look(data, see)`` returns what ``see`` makes of the call's result."""

    def __init__(self, call):
        self.call = call

    def look(self, data, see):
        return see(self.call(data))


class ThreadedSubject(object):
    """Gives each input a thread that ends, and looks in that thread: a dictionary belongs to its thread."""

    def __init__(self, make_call):
        self._make_call = make_call

    def call(self, data):
        self.look(data, lambda result: None)

    def look(self, data, see):
        seen, raised = [], []

        def work():
            try:
                seen.append(see(self._make_call()(data)))
            except BaseException:
                raised.append(sys.exc_info()[1])

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        if raised:
            raise raised[0]
        return seen[0]


def make(spec, stay):
    """Makes a subject; ``stay()`` is called after each call of a callable, which may have forked."""
    kind = spec["kind"]
    if kind == "nothing":
        return Subject(lambda data: None)
    if kind == "callable":
        return Subject(_callable(spec, stay))
    return _lxml(spec)


def _lxml(spec):
    from lxml import etree

    _check_options(etree, spec)

    def make_parser():
        return _make_parser(etree, spec)

    call = {
        "fromstring": _fromstring,
        "parse": _parse,
        "feed": _feed,
        "iterparse": _iterparse,
        "html.fromstring": _html_fromstring,
    }[spec["entry"]](etree, spec)
    lifetime = spec["lifetime"]
    if spec["entry"] == "iterparse":  # which makes its own parser, one a page
        return Subject(lambda data: call(data, None))
    if lifetime == "shared":
        parser = make_parser()
        # Not functools.partial: a keyword costs more on its way into Cython than this call does.
        return Subject(lambda data: call(data, parser))
    if lifetime == "page":
        return Subject(lambda data: call(data, make_parser()))
    if lifetime == "default":
        return Subject(lambda data: call(data, None))
    return ThreadedSubject(lambda: lambda data: call(data, make_parser()))


def _check_options(etree, spec):
    try:
        _make_parser(etree, spec)
    except (LookupError, TypeError, ValueError) as error:
        known = _known_options(etree, spec)
        unknown = [str(name) for name in spec["options"] if name not in known]
        if known and unknown:
            told = (spec["parser"], ", ".join(sorted(known)), ", ".join(unknown))
            raise UnfitError("an option of this lxml's %s parser (%s), got %s" % told)
        raise UnfitError("options that this lxml's %s parser takes, got: %s" % (spec["parser"], error))


def _known_options(etree, spec):
    """The options that a parser's signature names: Cython puts it on the first line of the docstring."""
    parser = etree.HTMLParser if spec["parser"] == "html" else etree.XMLParser
    signature = (parser.__doc__ or "").split("\n\n")[0]
    return set(re.findall(r"(\w+)=", signature))


def _make_parser(etree, spec):
    options = {str(name): value for name, value in spec["options"].items()}
    if spec["entry"] == "html.fromstring":
        from lxml import html

        return html.HTMLParser(**options) if spec["parser"] == "html" else html.XHTMLParser(**options)
    return etree.HTMLParser(**options) if spec["parser"] == "html" else etree.XMLParser(**options)


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


def _iterparse(etree, spec):
    options = {str(name): value for name, value in spec["options"].items()}

    def call(data, parser):
        context = etree.iterparse(io.BytesIO(data), html=spec["parser"] == "html", **options)
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
