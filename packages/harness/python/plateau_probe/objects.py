"""Options that are Python objects: what each name stands for that a request spells as text."""

import zlib


class UnknownNameError(Exception):
    """The name stands for no object."""


class Events(object):
    """A parser target that keeps nothing of a document but two numbers, and those only until it is closed."""

    def __init__(self):
        self._count = 0
        self._digest = 0

    def start(self, tag, attributes, namespaces=None):
        self._event("<", tag)
        for name, value in sorted(attributes.items()):
            self._add("%s=%s;" % (name, value))

    def end(self, tag):
        self._event(">", tag)

    def comment(self, text):
        self._event("!", text)

    def pi(self, target, data=None):
        self._event("?", "%s %s" % (target, data))

    def data(self, text):
        # Not an event of its own: in how many pieces a text comes is the parser's affair.
        self._add(text)

    def close(self):
        """Returns how many events there were and their digest, and is ready for the next document."""
        result = (self._count, self._digest)
        self._count = self._digest = 0
        return result

    def _event(self, mark, text):
        self._count += 1
        self._add(mark)
        self._add(text)

    def _add(self, text):
        data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
        self._digest = zlib.crc32(data, self._digest) & 0xFFFFFFFF


def maker(etree, spec, page):
    """Returns a function that gives a subject's options as lxml takes them.

    A target belongs to one parser, and is made anew for each; a schema is compiled once, as it is meant to be used.
    """
    options = {str(name): value for name, value in spec["options"].items()}
    if options.get("schema") is not None:
        options["schema"] = _named("schema", options["schema"], {"anything": _anything})(etree, spec["parser"], page)
    if options.get("target") is None:
        return lambda: options
    target = _named("target", options["target"], {"events": Events, "tree-builder": etree.TreeBuilder})
    return lambda: dict(options, target=target())


def _named(option, name, objects):
    if name not in objects:
        raise UnknownNameError('--option %s to be %s, got "%s"' % (option, " or ".join(sorted(objects)), name))
    return objects[name]


def _anything(etree, parser, page):
    """A schema must name the root that a document has; below it, anything goes."""
    root = "html" if parser == "html" else _root(etree, page)
    _, brace, qualified = root.rpartition("}")
    namespace = root[1 : -len(qualified) - 1] if brace else ""
    schema = etree.Element("{%s}schema" % XSD, nsmap={"xs": XSD})
    if namespace:
        schema.set("targetNamespace", namespace)
    etree.SubElement(schema, "{%s}element" % XSD, name=qualified, type="xs:anyType")
    return etree.XMLSchema(schema)


XSD = "http://www.w3.org/2001/XMLSchema"


def _root(etree, page):
    # Text is given an encoding of our own, as what it may declare is not what it is in.
    text = not isinstance(page, bytes)
    parser = etree.XMLParser(recover=True, resolve_entities=False, encoding="utf-8" if text else None)
    root = etree.fromstring(page.encode("utf-8") if text else page, parser)
    if root is None:
        raise UnknownNameError('a page with a root for --option schema="anything", got one without')
    return root.tag
