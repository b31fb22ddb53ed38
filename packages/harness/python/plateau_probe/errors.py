"""An exception in one line, fit to be sent."""

import sys

# A page's text in an error is the page's: enough to recognise, never enough to flood.
LONGEST = 2000


def current():
    """Returns the exception that is being handled, as text."""
    kind, error, _ = sys.exc_info()
    text = str(error)
    if isinstance(text, bytes):  # Python 2.7, where lxml quotes the page's bytes
        text = text.decode("utf-8", "replace")
    text = " ".join(text.split())
    return clip("%s: %s" % (kind.__name__, text) if text else kind.__name__)


def clip(text):
    return text if len(text) <= LONGEST else text[:LONGEST] + "..."
