"""Whether the subject still does its work: a digest of what it makes of the original page."""

import hashlib
import sys


def digest(result):
    """Returns a digest of a tree or of a plain value; None where there is nothing that could be compared."""
    etree = sys.modules.get("lxml.etree")
    if etree is not None and isinstance(result, etree._Element):
        text = etree.tostring(result.getroottree(), encoding="UTF-8")
    else:
        try:
            if not _is_plain(result):
                return None
        except RuntimeError:
            return None  # it holds itself, or is deeper than Python can go
        text = repr(result).encode("utf-8", "backslashreplace")
    return hashlib.sha256(text).hexdigest()


def size(result):
    """Returns how long a tree is when written out; 0 for none; None for what is no tree."""
    etree = sys.modules.get("lxml.etree")
    if result is None:
        return 0
    if etree is None or not isinstance(result, etree._Element):
        return None
    return len(etree.tostring(result.getroottree(), encoding="UTF-8"))


def _is_plain(value):
    if isinstance(value, (list, tuple)):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(item) for pair in value.items() for item in pair)
    return value is not None and isinstance(value, (bool, int, float, bytes, type("")))
